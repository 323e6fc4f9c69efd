#include "copydesk/finding/rule_choice.h"

#include <algorithm>
#include <fnmatch.h>
#include <numeric>
#include <string_view>
#include <utility>

namespace copydesk {
namespace {

constexpr std::size_t most_similar = 3;

// Letters to change, put in or leave out to get from one to the other (Levenshtein); ids are short.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), 0U);
  for (std::size_t i = 0; i < a.size(); ++i) {
    auto diagonal = row[0]++;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const auto above = row[j + 1];
      row[j + 1] = std::min({above + 1, row[j] + 1, diagonal + (a[i] != b[j])});
      diagonal = above;
    }
  }
  return row.back();
}

// Someone may know the name and not the family.
std::size_t distance_to_id(std::string_view id, std::string_view wanted) {
  return std::min(distance(id, wanted), distance(id.substr(id.find('/') + 1), wanted) + 1);
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
