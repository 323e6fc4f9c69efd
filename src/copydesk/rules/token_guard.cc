#include "copydesk/rules/token_guard.h"

#include <iterator>

namespace copydesk {
namespace {

/// What the token next to the anchor must be like: the first of `steps`, which lead away from the anchor, or one behind
/// it where the first may be left out. False where it may be anything, or nothing at all.
template <class Iterator>
bool guard_of_neighbour(Iterator step, Iterator end, TokenGuard& guard) {
  bool any = false;
  for (; step != end && step->edge == PatternEdge::none; ++step) {
    TokenGuard of_step(step->condition);
    // Only the nearest word of a name of several stands there; of one on the left it is not the first.
    if (step->condition.entity != EntityKind::none) {
      of_step = {};
      of_step.in_name = true;
    }
    guard = any ? guard | of_step : of_step;
    any = true;
    if (step->min > 0) return true;
  }
  return false;
}

}  // namespace

TokenGuard::TokenGuard(const TokenCondition& condition) : in_name(condition.entity != EntityKind::none) {
  if (!condition.words.empty()) words = words_again = 0;
  for (const auto word : condition.words) {
    words |= std::uint64_t{1} << (hash_of(word) >> 26U);
    words_again |= std::uint64_t{1} << (hash_of(word) >> 20U & 63U);
  }
  if (condition.kinds != 0) kinds = condition.kinds;
  if (condition.shapes != 0) shapes = condition.shapes;
  if (condition.space) spaces = *condition.space ? 2 : 1;
}

TokenGuard TokenGuard::operator|(const TokenGuard& other) const {
  TokenGuard both;
  both.words = words | other.words;
  both.words_again = words_again | other.words_again;
  both.kinds = kinds | other.kinds;
  both.shapes = shapes | other.shapes;
  both.spaces = spaces | other.spaces;
  both.in_name = in_name && other.in_name;
  return both;
}

PatternGuard::PatternGuard(const TokenPattern& pattern) {
  const auto& steps = pattern.steps;
  const std::size_t at = pattern.anchor;
  const auto to_the_left = std::make_reverse_iterator(steps.begin() + static_cast<std::ptrdiff_t>(at));
  anchor = TokenGuard(steps[at].condition);
  if (!steps[at].condition.regex.empty() && steps[at].condition.entity == EntityKind::none)
    characters = required_characters(steps[at].condition.regex.pattern());
  needs_before = guard_of_neighbour(to_the_left, steps.rend(), before);
  starts_sentence = at > 0 && steps[at - 1].edge == PatternEdge::sentence_start;
  // Behind a name or a repeated anchor it is not known which token comes next.
  const bool one_wide = steps[at].condition.entity == EntityKind::none && steps[at].max == 1;
  if (one_wide)
    needs_behind = guard_of_neighbour(steps.begin() + static_cast<std::ptrdiff_t>(at) + 1, steps.end(), behind);
}

}  // namespace copydesk
