#include "copydesk/report/report.h"

#include <algorithm>
#include <iterator>

namespace copydesk {

const RuleInfo* find_rule(const ReportContext& context, std::string_view id) {
  const auto rule = std::lower_bound(context.rules.begin(), context.rules.end(), id,
                                     [](const RuleInfo& r, std::string_view i) { return r.id < i; });
  return rule != context.rules.end() && rule->id == id ? &*rule : nullptr;
}

std::vector<Finding> all_findings(const CheckedDocument& document) {
  std::vector<Finding> all;
  all.reserve(document.findings.size() + document.set_aside.size());
  std::merge(document.findings.begin(), document.findings.end(), document.set_aside.begin(), document.set_aside.end(),
             std::back_inserter(all), [](const Finding& a, const Finding& b) { return a.span < b.span; });
  return all;
}

std::string corrected(const CheckedDocument& document, const Finding& finding, const Suggestion& suggestion) {
  if (!finding.span.contains(suggestion.span)) return suggestion.text;
  const auto utf8 = document.text->utf8();
  const auto whole = document.text->to_utf8(finding.span);
  const auto part = document.text->to_utf8(suggestion.span);
  return std::string(utf8.substr(whole.begin, part.begin - whole.begin)) + suggestion.text +
         std::string(utf8.substr(part.end, whole.end - part.end));
}

std::string general_message(const RuleInfo& rule) {
  std::string result;
  for (std::size_t i = 0; i < rule.message.size(); ++i) {
    const auto close = rule.message[i] == '{' ? rule.message.find('}', i) : std::string::npos;
    if (close == std::string::npos) {
      result += rule.message[i];
    } else {
      result += "…";
      i = close;
    }
  }
  return result;
}

}  // namespace copydesk
