#include "copydesk/finding/merge.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

namespace copydesk {
namespace {

bool goes_before(const Finding& a, const Finding& b) {
  return std::tuple(a.span.begin, b.span.end, std::string_view(a.rule), std::string_view(a.message)) <
         std::tuple(b.span.begin, a.span.end, std::string_view(b.rule), std::string_view(b.message));
}

bool weighs_more(const Finding& a, const Finding& b) {
  return std::tuple(a.severity, a.confidence, a.span.size()) > std::tuple(b.severity, b.confidence, b.span.size());
}

}  // namespace

std::vector<Finding> merge_overlapping(std::vector<Finding> findings) {
  std::sort(findings.begin(), findings.end(), goes_before);
  std::vector<std::size_t> by_weight(findings.size());
  for (std::size_t i = 0; i < by_weight.size(); ++i) by_weight[i] = i;
  std::stable_sort(by_weight.begin(), by_weight.end(),
                   [&](auto a, auto b) { return weighs_more(findings[a], findings[b]); });

  // The winners so far, by place; they do not overlap, so a loser overlaps its neighbours or none.
  std::set<std::size_t> winners;
  for (const auto candidate : by_weight) {
    const auto next = winners.lower_bound(candidate);
    const auto over = [&](auto winner) { return findings[*winner].span.overlaps(findings[candidate].span); };
    auto winner = winners.end();
    if (next != winners.end() && over(next)) winner = next;
    if (winner == winners.end() && next != winners.begin() && over(std::prev(next))) winner = std::prev(next);
    if (winner == winners.end()) {
      winners.insert(candidate);
    } else if (findings[*winner].span == findings[candidate].span && findings[*winner].suggestions.empty()) {
      findings[*winner].suggestions = std::move(findings[candidate].suggestions);
    }
  }
  std::vector<Finding> result;
  result.reserve(winners.size());
  for (const auto winner : winners) result.push_back(std::move(findings[winner]));
  return result;
}

}  // namespace copydesk
