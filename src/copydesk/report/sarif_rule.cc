#include "copydesk/report/sarif_rule.h"

#include <string>

#include "copydesk/report/report.h"
#include "copydesk/report/wording.h"

namespace copydesk {
namespace {

// GitHub cuts or refuses longer descriptions.
constexpr std::size_t longest_description = 1020;  // and "…"

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

// An example in Markdown, each of its lines as one of a quotation.
std::string quotation(std::string_view text) {
  std::string out;
  while (true) {
    const auto end = text.find('\n');
    out += "> " + markdown_text(text.substr(0, end));
    if (end == text.npos) return out;
    out += "  \n";
    text.remove_prefix(end + 1);
  }
}

nlohmann::ordered_json help(const RuleInfo& rule) {
  auto text = rule.why;
  auto markdown = rule.why;
  if (!rule.bad.empty()) {
    text += "\n\nWrong: " + std::string(rule.bad.front());
    markdown += "\n\nWrong:\n\n" + quotation(rule.bad.front());
  }
  if (!rule.good.empty()) {
    text += "\nRight: " + std::string(rule.good.front());
    markdown += "\n\nRight:\n\n" + quotation(rule.good.front());
  }
  markdown += "\n\nMore: `copydesk explain " + rule.id + "`";
  return {{"text", text}, {"markdown", markdown}};
}

}  // namespace

std::string_view sarif_level(Severity severity) {
  return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "note";
}

nlohmann::ordered_json sarif_rule(const RuleInfo& rule) {
  const auto family = rule.id.substr(0, rule.id.find('/'));
  return {{"id", rule.id},
          {"name", pascal_case(rule.id)},
          {"shortDescription", {{"text", shortened(general_message(rule), longest_description)}}},
          {"fullDescription", {{"text", shortened(rule.why, longest_description)}}},
          {"help", help(rule)},
          {"defaultConfiguration", {{"level", sarif_level(rule.severity)}}},
          {"properties",
           {{"precision", precision(rule.confidence)},
            {"problem.severity", rule.severity == Severity::advice ? "recommendation" : name(rule.severity)},
            {"tags", nlohmann::ordered_json::array({family, "copy-editing"})}}}};
}

}  // namespace copydesk
