#include <cmath>

#include <nlohmann/json.hpp>

#include "copydesk/finding/fingerprint.h"
#include "copydesk/report/report.h"
#include "copydesk/report/wording.h"
#include "copydesk/text/line_index.h"

namespace copydesk {
namespace {

// Keys in the order in which they are written.
using json = nlohmann::ordered_json;

json to_json(Span span) {
  return {{"start", span.begin}, {"end", span.end}};
}

json to_json(const Finding& finding, const CheckedDocument& document, const LineIndex& lines, std::string fingerprint) {
  const auto utf8 = document.text->utf8();
  const auto span = document.text->to_utf8(finding.span);
  const auto place = lines.at(span.begin);
  json suggestions = json::array();
  for (const auto& suggestion : finding.suggestions) {
    suggestions.push_back({{"text", suggestion.text}, {"safe", suggestion.safe}, {"span", to_json(suggestion.span)}});
  }
  json related = json::array();
  for (const auto& evidence : finding.related) {
    related.push_back({{"span", to_json(evidence.span)},
                       {"line", lines.at(document.text->to_utf8(evidence.span).begin).line},
                       {"message", evidence.message}});
  }
  json out{{"rule", finding.rule},
           {"family", finding.family()},
           {"severity", name(finding.severity)},
           {"confidence", static_cast<double>(std::lround(finding.confidence * 100)) / 100},
           {"span", to_json(finding.span)},
           {"line", place.line},
           {"column", place.column},
           {"text", slice(utf8, span)},
           {"message", finding.message},
           {"suggestions", std::move(suggestions)},
           {"related", std::move(related)},
           {"fingerprint", std::move(fingerprint)}};
  if (finding.suppressed) out["suppressed"] = {{"reason", *finding.suppressed}};
  if (finding.baseline != BaselineState::none)
    out["baseline"] = finding.baseline == BaselineState::fresh ? "new" : "unchanged";
  return out;
}

std::string dumped(const json& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace

std::string json_findings(const CheckedDocument& document) {
  std::string out = "[";
  const auto all = all_findings(document);
  if (all.empty()) return out + "]";
  const LineIndex lines(document.text->utf8());
  FindingFingerprints fingerprints(document.text->utf8());
  for (const auto& finding : all) {
    if (&finding != all.data()) out += ',';
    auto fingerprint = fingerprints.next(finding.rule, document.text->to_utf8(finding.span));
    out += dumped(to_json(finding, document, lines, std::move(fingerprint)));
  }
  return out + "]";
}

// Findings are written one by one: as one JSON value, those of a large run would take ten times the memory.
std::string json_report(std::span<const CheckedDocument> documents, const ReportContext& context) {
  SeverityCounts counts;
  auto out =
      R"({"version":1,"tool":)" + dumped({{"name", "copydesk"}, {"version", context.version}}) + R"(,"documents":[)";
  for (const auto& document : documents) {
    if (&document != documents.data()) out += ',';
    out += R"({"path":)" + dumped(document.path) + R"(,"fingerprint":)" +
           dumped(document_fingerprint(document.text->bytes())) + R"(,"findings":)" + json_findings(document) + '}';
    counts.add(document.findings);
  }
  out += R"(],"summary":)" + dumped({{"documents", documents.size()},
                                     {"error", counts[Severity::error]},
                                     {"warning", counts[Severity::warning]},
                                     {"advice", counts[Severity::advice]}});
  return out + "}\n";
}

}  // namespace copydesk
