#include "copydesk/finding/rule_choice.h"

#include <algorithm>
#include <fnmatch.h>
#include <string_view>
#include <utility>

#include "copydesk/text/letter_distance.h"

namespace copydesk {
namespace {

constexpr std::size_t most_similar = 3;

// Someone may know the name and not the family.
std::size_t distance_to_id(std::string_view id, std::string_view wanted) {
  return std::min(letter_distance(id, wanted), letter_distance(id.substr(id.find('/') + 1), wanted) + 1);
}

}  // namespace

Error no_such_rule(std::span<const RuleInfo> rules, std::string_view id) {
  std::vector<std::pair<std::size_t, std::string_view>> near;
  for (const auto& rule : rules) near.emplace_back(distance_to_id(rule.id, id), rule.id);
  std::sort(near.begin(), near.end());
  std::string remedy = near.empty() ? "" : "did you mean";
  for (std::size_t i = 0; i < std::min(most_similar, near.size()); ++i)
    remedy.append(i == 0 ? " " : ", ").append(near[i].second);
  return {.where = std::string(id), .message = "there is no such rule", .remedy = remedy + "? See copydesk rules list"};
}

bool matches_any(const std::string& rule, std::span<const std::string> patterns) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](const std::string& pattern) { return ::fnmatch(pattern.c_str(), rule.c_str(), 0) == 0; });
}

Result<void> expect_rules(std::span<const RuleInfo> rules, std::span<const std::string> patterns) {
  for (const auto& pattern : patterns) {
    if (std::none_of(rules.begin(), rules.end(), [&](const RuleInfo& r) { return matches_any(r.id, {&pattern, 1}); }))
      return tl::unexpected(no_such_rule(rules, pattern));
  }
  return {};
}

bool RuleChoice::has(const std::string& rule) const {
  return (only.empty() || matches_any(rule, only)) && !matches_any(rule, without);
}

}  // namespace copydesk
