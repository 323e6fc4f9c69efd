#include "copydesk/rules/finding_sink.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>

namespace copydesk {

std::string fill_template(std::string_view text, std::span<const FindingSink::Argument> arguments) {
  std::string result;
  result.reserve(text.size() + 32);
  for (std::size_t i = 0; i < text.size();) {
    const auto open = text.find('{', i);
    const auto close = open == text.npos ? text.npos : text.find('}', open);
    if (close == text.npos) return result.append(text.substr(i));
    result.append(text.substr(i, open - i));
    const auto name = text.substr(open + 1, close - open - 1);
    const auto* const found = std::find_if(arguments.data(), arguments.data() + arguments.size(),
                                           [&](const auto& a) { return a.first == name; });
    result.append(found == arguments.data() + arguments.size() ? text.substr(open, close - open + 1) : found->second);
    i = close + 1;
  }
  return result;
}

Finding& FindingSink::add(std::size_t rule, Span span, std::span<const Argument> arguments) {
  if (++counts_[rule] > most_of_a_rule) return dropped();
  const auto& info = rules_[rule];
  std::vector<Argument> all(arguments.begin(), arguments.end());
  all.emplace_back("found", slice(utf8_, span));
  return out_->emplace_back(Finding{.rule = info.id,
                                    .span = span,
                                    .severity = info.severity,
                                    .confidence = info.confidence,
                                    .message = fill_template(info.message, all)});
}

Finding& FindingSink::add(std::string_view rule, Span span, std::initializer_list<Argument> arguments) {
  if (rule != last_rule_) {  // a check mostly adds findings of one rule
    const auto info = std::lower_bound(rules_.begin(), rules_.end(), rule,
                                       [](const RuleInfo& r, std::string_view id) { return r.id < id; });
    if (info == rules_.end() || info->id != rule) return dropped();
    last_rule_ = info->id;
    last_index_ = static_cast<std::size_t>(info - rules_.begin());
  }
  return add(last_index_, span, std::span(arguments.begin(), arguments.size()));
}

/// Memory of the one before is kept: of a repetitive text thousands are dropped.
Finding& FindingSink::dropped() {
  dropped_.suggestions.clear();
  dropped_.related.clear();
  return dropped_;
}

void tell_of_more(std::span<const RuleInfo> rules, std::span<const std::uint32_t> counts,
                  std::vector<Finding>& findings) {
  std::uint32_t most = 0;  // without branches, for there are a thousand rules and articles are short
  for (const std::uint32_t count : counts) most = std::max(most, count);
  if (most <= FindingSink::most_of_a_rule) return;
  for (std::size_t rule = 0; rule < rules.size(); ++rule) {
    if (counts[rule] <= FindingSink::most_of_a_rule) continue;
    const auto last =
        std::find_if(findings.rbegin(), findings.rend(), [&](const Finding& f) { return f.rule == rules[rule].id; });
    if (last != findings.rend())
      last->message += fmt::format("; there are {} more such places", counts[rule] - FindingSink::most_of_a_rule);
  }
}

}  // namespace copydesk
