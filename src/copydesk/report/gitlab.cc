#include <nlohmann/json.hpp>

#include "copydesk/finding/fingerprint.h"
#include "copydesk/report/report.h"
#include "copydesk/text/line_index.h"

namespace copydesk {
namespace {

using json = nlohmann::ordered_json;

std::string_view severity_of(const Finding& finding) {
  switch (finding.severity) {
    case Severity::error:
      return "major";
    case Severity::warning:
      return "minor";
    case Severity::advice:
      return "info";
  }
  return {};
}

}  // namespace

std::string gitlab_report(std::span<const CheckedDocument> documents, const ReportContext& /*context*/) {
  std::string out;
  for (const auto& document : documents) {
    const LineIndex lines(document.text->utf8(), LineEnds::line_feed);
    auto path = std::string_view(document.path);
    while (path.starts_with("./")) path.remove_prefix(2);  // else GitLab finds no such file
    FindingFingerprints fingerprints(document.text->utf8());
    // Those set aside are counted too, so that a fingerprint does not change when another finding becomes known.
    for (const auto& finding : all_findings(document)) {
      const auto span = document.text->to_utf8(finding.span);
      const auto fingerprint = fingerprints.next(finding.rule, span);
      if (finding.is_set_aside()) continue;
      const json issue{
          {"description", finding.message},
          {"check_name", finding.rule},
          {"fingerprint", document_fingerprint(std::string(path) + '\n' + fingerprint)},
          {"severity", severity_of(finding)},
          {"location",
           {{"path", path}, {"lines", {{"begin", lines.at(span.begin).line}, {"end", lines.at(span.end).line}}}}}};
      out += out.empty() ? "" : ",\n";
      out += issue.dump(-1, ' ', false, json::error_handler_t::replace);
    }
  }
  return out.empty() ? "[]\n" : "[\n" + out + "\n]\n";
}

}  // namespace copydesk
