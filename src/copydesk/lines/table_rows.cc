#include "copydesk/lines/table_rows.h"

#include <fstream>
#include <utility>

#include <fmt/format.h>

namespace copydesk {

std::string TableRow::where() const {
  return fmt::format("{}:{}", file, line);
}

Result<void> for_each_row(const std::filesystem::path& file, const std::function<Result<void>(const TableRow&)>& use) {
  std::ifstream in(file);
  const std::string path = file.string();
  if (!in)
    return fail(path, "cannot be read", "install copydesk whole, or set COPYDESK_DATA to the folder that has it");
  std::string line;
  bool header = true;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line[0] == '#' || std::exchange(header, false)) continue;
    const auto tab = line.find('\t');
    TableRow row{.file = path, .line = number};
    if (tab == line.npos) return fail(row.where(), "has no tab between its two columns");
    row.first = std::string_view(line).substr(0, tab);
    row.second = std::string_view(line).substr(tab + 1);
    if (auto done = use(row); !done) return done;
  }
  return {};
}

}  // namespace copydesk
