#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "copydesk/finding/fingerprint.h"
#include "copydesk/report/report.h"
#include "copydesk/report/sarif_rule.h"
#include "copydesk/report/wording.h"
#include "copydesk/text/line_index.h"

namespace copydesk {
namespace {

using json = nlohmann::ordered_json;

// Code scanning refuses files with more results.
constexpr std::size_t most_results = 25000;

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

// Which results go into the file: the gravest, as many as there is room for.
class Room {
 public:
  explicit Room(std::span<const CheckedDocument> documents) {
    for (const auto& document : documents) {
      for (const auto& finding : document.findings) ++of_[index(finding.severity)];
      for (const auto& finding : document.set_aside) ++of_[index(finding.severity)];
    }
    for (std::size_t severity = of_.size(); severity-- > 0;) {
      const auto wanted = of_[severity];
      of_[severity] = std::min(left_, wanted);
      left_ -= of_[severity];
      left_out_ += wanted - of_[severity];
    }
  }

  bool take(Severity severity) { return of_[index(severity)] > 0 && of_[index(severity)]-- > 0; }
  bool take_absent() { return left_ > 0 && left_-- > 0; }
  [[nodiscard]] std::size_t left_out() const { return left_out_; }

 private:
  static std::size_t index(Severity severity) { return static_cast<std::size_t>(severity); }

  std::array<std::size_t, 3> of_ = {};
  std::size_t left_ = most_results, left_out_ = 0;
};

// Whether the findings were compared with those known from before; then each result has to say how it stands to them.
bool were_compared(std::span<const CheckedDocument> documents) {
  const auto compared = [](const Finding& finding) { return finding.baseline != BaselineState::none; };
  return std::any_of(documents.begin(), documents.end(), [&](const CheckedDocument& document) {
    return !document.absent.empty() || std::any_of(document.findings.begin(), document.findings.end(), compared) ||
           std::any_of(document.set_aside.begin(), document.set_aside.end(), compared);
  });
}

// Results are written one by one: as one JSON value, those of a large run would take ten times the memory.
class Results {
 public:
  Results(std::span<const CheckedDocument> documents, const ReportContext& context)
      : context_(context), room_(documents), were_compared_(were_compared(documents)) {
    for (const auto& document : documents) add(document);
  }

  [[nodiscard]] const std::string& list() const { return list_; }
  [[nodiscard]] const json& rules() const { return rules_; }
  [[nodiscard]] std::size_t left_out() const { return room_.left_out(); }

 private:
  void add(const CheckedDocument& document) {
    const LineIndex lines(document.text->utf8());
    const auto of_lines = line_fingerprints(document.text->utf8());
    FindingFingerprints of_findings(document.text->utf8());
    for (const auto& finding : all_findings(document)) {
      const auto span = document.text->to_utf8(finding.span);
      const auto fingerprint = of_findings.next(finding.rule, span);
      if (!room_.take(finding.severity)) continue;
      list_ += list_.empty() ? "" : ",";
      list_ += dumped(result(
          document, finding, lines,
          {{"primaryLocationLineHash", of_lines[lines.at(span.begin).line - 1]}, {"copydeskFinding/v1", fingerprint}}));
    }
    for (const auto& absent : document.absent) {
      if (!room_.take_absent()) break;
      list_ += list_.empty() ? "" : ",";
      list_ += dumped(result(document, absent));
    }
  }

  json result(const CheckedDocument& document, const Finding& finding, const LineIndex& lines, json fingerprints) {
    json out{{"ruleId", finding.rule},
             {"ruleIndex", rule_index(finding.rule, finding.message)},
             {"level", sarif_level(finding.severity)},
             {"message", {{"text", finding.message}}},
             {"locations", json::array({location(document, lines, finding.span)})},
             {"partialFingerprints", std::move(fingerprints)},
             {"rank", std::lround(finding.confidence * 100)}};
    if (finding.suppressed) {
      out["suppressions"] =
          json::array({{{"kind", "external"}, {"status", "accepted"}, {"justification", *finding.suppressed}}});
    }
    if (were_compared_) out["baselineState"] = finding.baseline == BaselineState::fresh ? "new" : "unchanged";
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
        {"level", "note"},
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
      rules_.push_back(sarif_rule(info != nullptr ? *info : RuleInfo{.id = rule, .message = message, .why = message}));
    }
    return known->second;
  }

  const ReportContext& context_;
  Room room_;
  bool were_compared_;
  std::map<std::string, std::size_t, std::less<>> index_ = {};
  json rules_ = json::array();
  std::string list_ = {};  // without the brackets
};

// What went wrong besides the findings: articles that could not be read, results without room.
json invocation(const ReportContext& context, std::size_t left_out) {
  auto notes = json::array();
  for (const auto& error : context.unread) {
    notes.push_back(
        {{"level", "error"},
         {"message", {{"text", error.message}}},
         {"locations", json::array({{{"physicalLocation", {{"artifactLocation", {{"uri", uri_of(error.where)}}}}}}})}});
  }
  if (left_out > 0) {
    notes.push_back({{"level", "warning"},
                     {"message",
                      {{"text", fmt::format("{} less grave left out: code scanning takes {} of a run",
                                            counted(left_out, "finding"), most_results)}}}});
  }
  return {{"executionSuccessful", context.unread.empty()}, {"toolExecutionNotifications", std::move(notes)}};
}

}  // namespace

std::string sarif_report(std::span<const CheckedDocument> documents, const ReportContext& context) {
  const Results results(documents, context);
  const json driver{{"name", "copydesk"}, {"semanticVersion", context.version}, {"rules", results.rules()}};
  return R"({"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{)"
         R"("columnKind":"utf16CodeUnits","newlineSequences":["\r\n","\n","\r"],)"
         R"("automationDetails":)" +
         dumped({{"id", fmt::format("copydesk/{}/", context.category)}}) + R"(,"tool":{"driver":)" + dumped(driver) +
         R"(},"invocations":[)" + dumped(invocation(context, results.left_out())) + R"(],"results":[)" +
         results.list() + "]}]}\n";
}

}  // namespace copydesk
