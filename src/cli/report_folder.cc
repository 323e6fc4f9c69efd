#include "report_folder.h"

#include <map>
#include <set>
#include <string>
#include <vector>

#include "command.h"

namespace copydesk::cli {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> report_names(std::span<const CheckedDocument> documents) {
  std::vector<std::string> names;
  std::set<std::string> taken{"index"};
  std::map<std::string, int> last_number;
  for (const auto& document : documents) {
    const auto base = document.path == "-" ? std::string("standard-input") : fs::path(document.path).stem().string();
    auto name = base;
    for (auto& number = last_number.try_emplace(base, 1).first->second; !taken.insert(name).second;)
      name = base + "-" + std::to_string(++number);
    names.push_back(std::move(name));
  }
  return names;
}

}  // namespace

Result<void> write_reports(std::span<const CheckedDocument> documents, std::span<const BatchName> names,
                           const ReportContext& context, const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return fail(folder.string(), "cannot be made: " + error.message());
  std::vector<std::string> links;
  const auto files = report_names(documents);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    links.push_back(files[i] + ".html");
    if (auto done = write_file(folder / links.back(), html_report(documents[i], context)); !done) return done;
    if (auto done = write_file(folder / (files[i] + ".json"), json_report(documents.subspan(i, 1), context)); !done)
      return done;
  }
  return write_file(folder / "index.html", html_index(documents, links, names, context));
}

}  // namespace copydesk::cli
