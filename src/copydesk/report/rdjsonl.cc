#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "copydesk/report/report.h"
#include "copydesk/text/line_index.h"

namespace copydesk {
namespace {

using json = nlohmann::ordered_json;

std::string_view severity_of(const Finding& finding) {
  return finding.severity == Severity::error ? "ERROR" : finding.severity == Severity::warning ? "WARNING" : "INFO";
}

class Places {
 public:
  explicit Places(const CheckedDocument& document)
      : document_(document), lines_(document.text->utf8(), LineEnds::line_feed) {}

  [[nodiscard]] json range(Span file_span) const {
    const auto span = document_.text->to_utf8(file_span);
    return {{"start", place(span.begin)}, {"end", place(span.end)}};
  }
  [[nodiscard]] json location(Span file_span) const { return {{"path", document_.path}, {"range", range(file_span)}}; }
  /// The line of the text report, which reviewdog shows to those who ask.
  [[nodiscard]] std::string as_text(const Finding& finding) const {
    const auto at = lines_.at(document_.text->to_utf8(finding.span).begin);
    return fmt::format("{}:{}:{}: {}: {} [{}]", document_.path, at.line, at.column, name(finding.severity),
                       finding.message, finding.rule);
  }

 private:
  // Reviewdog reads the bytes of the line, a byte-order mark among them.
  [[nodiscard]] json place(std::uint32_t offset) const {
    const auto at = lines_.at(offset);
    const bool behind_mark = at.line == 1 && document_.text->has_bom() && document_.text->encoding() == Encoding::utf8;
    return {{"line", at.line}, {"column", at.byte_column + (behind_mark ? 3 : 0)}};
  }

  const CheckedDocument& document_;
  LineIndex lines_;
};

json diagnostic(const Finding& finding, const Places& places) {
  json out{{"message", finding.message},        {"location", places.location(finding.span)},
           {"severity", severity_of(finding)},  {"source", {{"name", "copydesk"}}},
           {"code", {{"value", finding.rule}}}, {"original_output", places.as_text(finding)}};
  for (const auto& suggestion : finding.suggestions)
    out["suggestions"].push_back({{"range", places.range(suggestion.span)}, {"text", suggestion.text}});
  for (const auto& related : finding.related)
    out["related_locations"].push_back({{"message", related.message}, {"location", places.location(related.span)}});
  return out;
}

}  // namespace

std::string rdjsonl_report(std::span<const CheckedDocument> documents, const ReportContext& /*context*/) {
  std::string out;
  for (const auto& document : documents) {
    const Places places(document);
    for (const auto& finding : document.findings)
      out += diagnostic(finding, places).dump(-1, ' ', false, json::error_handler_t::replace) + '\n';
  }
  return out;
}

}  // namespace copydesk
