#include <cmath>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "copydesk/finding/fingerprint.h"
#include "copydesk/report/report.h"
#include "copydesk/report/wording.h"
#include "copydesk/text/line_index.h"

namespace copydesk {
namespace {

using json = nlohmann::ordered_json;

// GitHub cuts or refuses longer descriptions.
constexpr std::size_t longest_description = 1020;  // and "…"

std::string_view level(Severity severity) {
  return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "note";
}

std::string_view precision(float confidence) {
  return confidence >= 0.9F ? "very-high" : confidence >= 0.75F ? "high" : confidence >= 0.5F ? "medium" : "low";
}

// "name/foreign-spelling" → "NameForeignSpelling" (SARIF2012)
std::string pascal_case(std::string_view id) {
  std::string result;
  bool starts = true;
  for (const char c : id) {
    if (c == '/' || c == '-') {
      starts = true;
    } else {
      result += starts && c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
      starts = false;
    }
  }
  return result;
}

json to_json(const RuleInfo& rule) {
  auto help = rule.why;
  if (!rule.bad.empty()) help += "\n\nWrong: " + rule.bad.front();
  if (!rule.good.empty()) help += "\nRight: " + rule.good.front();
  const auto family = rule.id.substr(0, rule.id.find('/'));
  return {{"id", rule.id},
          {"name", pascal_case(rule.id)},
          {"shortDescription", {{"text", shortened(general_message(rule), longest_description)}}},
          {"fullDescription", {{"text", shortened(rule.why, longest_description)}}},
          {"help", {{"text", help}}},
          {"defaultConfiguration", {{"level", level(rule.severity)}}},
          {"properties",
           {{"precision", precision(rule.confidence)},
            {"problem.severity", rule.severity == Severity::advice ? "recommendation" : name(rule.severity)},
            {"tags", json::array({family})}}}};
}

json region(const CheckedDocument& document, const LineIndex& lines, Span file_span) {
  const auto span = document.text->to_utf8(file_span);
  const auto begin = lines.at(span.begin);
  const auto end = lines.at(span.end);
  return {{"startLine", begin.line},       {"startColumn", begin.utf16_column}, {"endLine", end.line},
          {"endColumn", end.utf16_column}, {"byteOffset", file_span.begin},     {"byteLength", file_span.size()}};
}

json location(const CheckedDocument& document, const LineIndex& lines, Span file_span) {
  return {{"physicalLocation",
           {{"artifactLocation", {{"uri", uri_of(document.path)}}}, {"region", region(document, lines, file_span)}}}};
}

std::string dumped(const json& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

// Results are written one by one: as one JSON value, those of a large run would take ten times the memory.
class Results {
 public:
  explicit Results(const ReportContext& context) : context_(context) {}

  void add(const CheckedDocument& document) {
    const LineIndex lines(document.text->utf8());
    const auto of_lines = line_fingerprints(document.text->utf8());
    FindingFingerprints of_findings(document.text->utf8());
    for (const auto& finding : all_findings(document)) {
      const auto span = document.text->to_utf8(finding.span);
      list_ += list_.empty() ? "" : ",";
      list_ += dumped(result(document, finding, lines,
                             {{"primaryLocationLineHash", of_lines[lines.at(span.begin).line - 1]},
                              {"copydeskFinding/v1", of_findings.next(finding.rule, span)}}));
    }
    for (const auto& absent : document.absent) {
      list_ += list_.empty() ? "" : ",";
      list_ += dumped(result(document, absent));
    }
  }
  [[nodiscard]] const std::string& list() const { return list_; }
  [[nodiscard]] const json& rules() const { return rules_; }

 private:
  json result(const CheckedDocument& document, const Finding& finding, const LineIndex& lines, json fingerprints) {
    json out{{"ruleId", finding.rule},
             {"ruleIndex", rule_index(finding.rule, finding.message)},
             {"level", level(finding.severity)},
             {"message", {{"text", finding.message}}},
             {"locations", json::array({location(document, lines, finding.span)})},
             {"partialFingerprints", std::move(fingerprints)}};
    if (finding.suppressed)
      out["suppressions"] = json::array({{{"kind", "external"}, {"justification", *finding.suppressed}}});
    if (finding.baseline != BaselineState::none)
      out["baselineState"] = finding.baseline == BaselineState::fresh ? "new" : "unchanged";
    if (!finding.related.empty()) {
      auto related = json::array();
      for (const auto& evidence : finding.related) {
        auto place = location(document, lines, evidence.span);
        place["message"] = {{"text", evidence.message}};
        related.push_back(std::move(place));
      }
      out["relatedLocations"] = std::move(related);
    }
    if (!finding.suggestions.empty()) {
      auto fixes = json::array();
      for (const auto& suggestion : finding.suggestions) {
        fixes.push_back(
            {{"description", {{"text", suggestion.text.empty() ? "Delete it" : "Write “" + suggestion.text + "”"}}},
             {"artifactChanges",
              json::array({{{"artifactLocation", {{"uri", uri_of(document.path)}}},
                            {"replacements", json::array({{{"deletedRegion", region(document, lines, suggestion.span)},
                                                           {"insertedContent", {{"text", suggestion.text}}}}})}}})},
             {"properties", {{"safe", suggestion.safe}}}});
      }
      out["fixes"] = std::move(fixes);
    }
    out["properties"] = {{"confidence", static_cast<double>(std::lround(finding.confidence * 100)) / 100}};
    return out;
  }

  json result(const CheckedDocument& document, const AbsentFinding& absent) {
    return {
        {"ruleId", absent.rule},
        {"ruleIndex", rule_index(absent.rule, absent.message)},
        {"level", "none"},
        {"message", {{"text", absent.message}}},
        {"locations",
         json::array({{{"physicalLocation",
                        {{"artifactLocation", {{"uri", uri_of(document.path)}}}, {"region", {{"startLine", 1}}}}}}})},
        {"partialFingerprints", {{"copydeskFinding/v1", absent.fingerprint}}},
        {"baselineState", "absent"}};
  }

  std::size_t rule_index(const std::string& rule, const std::string& message) {
    const auto [known, is_new] = index_.emplace(rule, rules_.size());
    if (is_new) {
      const auto* info = find_rule(context_, rule);
      rules_.push_back(to_json(info != nullptr ? *info : RuleInfo{.id = rule, .message = message, .why = message}));
    }
    return known->second;
  }

  const ReportContext& context_;
  std::map<std::string, std::size_t, std::less<>> index_ = {};
  json rules_ = json::array();
  std::string list_ = {};  // without the brackets
};

}  // namespace

std::string sarif_report(std::span<const CheckedDocument> documents, const ReportContext& context) {
  Results results(context);
  for (const auto& document : documents) results.add(document);
  const json driver{{"name", "copydesk"}, {"semanticVersion", context.version}, {"rules", results.rules()}};
  return R"({"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{)"
         R"("columnKind":"utf16CodeUnits","automationDetails":{"id":"copydesk/check/"},"tool":{"driver":)" +
         dumped(driver) + R"(},"results":[)" + results.list() + "]}]}\n";
}

}  // namespace copydesk
