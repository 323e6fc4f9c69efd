#include "check_format.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "ci_host.h"

namespace copydesk::cli {
namespace {

using Documents = std::span<const CheckedDocument>;

struct Format {
  std::string_view name;
  std::string (*report)(Documents documents, const ReportContext& context);
  bool of_repository = false;  ///< its readers take paths as of the repository's root
};

constexpr std::array formats{
    Format{"json", json_report},
    Format{"sarif", sarif_report, true},
    Format{"markdown", [](Documents d, const ReportContext& c) { return markdown_report(d, c); }},
    Format{"html", [](Documents d, const ReportContext& c) { return html_report(d.front(), c); }},
    Format{"github", [](Documents d, const ReportContext& c) { return github_report(d, c, random_word()); }, true},
    Format{"gitlab", gitlab_report, true},
    Format{"junit", junit_report},
    Format{"checkstyle", checkstyle_report},
    Format{"rdjsonl", rdjsonl_report},
};

}  // namespace

std::vector<std::string> check_formats() {
  std::vector<std::string> names{"text"};
  for (const auto& format : formats) names.emplace_back(format.name);
  names.emplace_back("dolma");  // of records
  return names;
}

Result<std::string> formatted(std::span<CheckedDocument> documents, ReportContext context, const CheckFormat& choice) {
  const auto* format =
      std::find_if(formats.begin(), formats.end(), [&](const Format& f) { return f.name == choice.name; });
  if (format == formats.end())
    return text_report(documents, context, {.colour = choice.colour, .excerpts = choice.excerpts});
  std::vector<Error> unread(context.unread.begin(), context.unread.end());
  if (format->of_repository) {
    for (auto& document : documents) document.path = path_in_repository(document.path);
    for (auto& error : unread) error.where = path_in_repository(error.where);
    context.unread = unread;
  }
  if (choice.name == "github") {
    if (auto done = add_step_summary(documents, context); !done) return tl::unexpected(done.error());
  }
  return format->report(documents, context);
}

}  // namespace copydesk::cli
