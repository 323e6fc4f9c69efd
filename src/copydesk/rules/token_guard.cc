#include "copydesk/rules/token_guard.h"

#include <iterator>

namespace copydesk {
namespace {

/// What the token next to the anchor must be like: the first of `steps`, which lead away from the anchor, or one behind
/// it where the first may be left out. Anything where it may be anything, or nothing at all.
template <class Iterator>
TokenGuard guard_of_neighbour(Iterator step, const Iterator& end) {
  TokenGuard guard;
  bool any = false;
  for (; step != end && step->edge == PatternEdge::none; ++step) {
    TokenGuard of_step(step->condition);
    // Only the nearest word of a name of several stands there; of one on the left it is not the first.
    if (step->condition.entity != EntityKind::none) {
      of_step = {};
      of_step.looks &= ~(TokenProbe::name(false) | TokenProbe::nothing_there);
    }
    guard = any ? guard | of_step : of_step;
    any = true;
    if (step->min > 0) return guard;
  }
  return {};
}

template <class Iterator>
std::optional<std::vector<WordId>> words_of_neighbour(Iterator step, const Iterator& end) {
  std::vector<WordId> words;
  for (; step != end && step->edge == PatternEdge::none; ++step) {
    const auto& condition = step->condition;
    if (condition.words.empty() || condition.entity != EntityKind::none) return {};
    words.insert(words.end(), condition.words.begin(), condition.words.end());
    if (step->min > 0) return words;
  }
  return {};
}

/// Behind a name or a repeated anchor it is not known which token comes next.
bool knows_what_is_behind(const PatternStep& anchor) {
  return anchor.condition.entity == EntityKind::none && anchor.max == 1;
}

}  // namespace

NeighbourWords::NeighbourWords(const TokenPattern& pattern) {
  const auto& steps = pattern.steps;
  const auto at = steps.begin() + static_cast<std::ptrdiff_t>(pattern.anchor);
  before = words_of_neighbour(std::make_reverse_iterator(at), steps.rend());
  if (knows_what_is_behind(*at)) behind = words_of_neighbour(std::next(at), steps.end());
}

TokenGuard::TokenGuard(const TokenCondition& condition) {
  looks &= ~TokenProbe::nothing_there;
  if (condition.entity != EntityKind::none) looks &= ~TokenProbe::name(false);
  if (!condition.words.empty()) words = words_again = 0;
  for (const auto word : condition.words) {
    words |= TokenProbe::bit_of(word);
    words_again |= TokenProbe::other_bit_of(word);
  }
  constexpr std::uint32_t kinds = 0xFFU, shapes = 0xFF00U;
  if (condition.kinds != 0) looks &= ~kinds | condition.kinds;
  if (condition.shapes != 0) looks &= ~shapes | static_cast<std::uint32_t>(condition.shapes) << 8U;
  if (condition.space) looks &= ~TokenProbe::space(!*condition.space);
}

TokenGuard TokenGuard::operator|(const TokenGuard& other) const {
  TokenGuard both;
  both.words = words | other.words;
  both.words_again = words_again | other.words_again;
  both.looks = looks | other.looks;
  return both;
}

PatternGuard::PatternGuard(const TokenPattern& pattern) {
  const auto& steps = pattern.steps;
  const std::size_t at = pattern.anchor;
  const auto to_the_left = std::make_reverse_iterator(steps.begin() + static_cast<std::ptrdiff_t>(at));
  anchor = TokenGuard(steps[at].condition);
  if (!steps[at].condition.regex.empty() && steps[at].condition.entity == EntityKind::none)
    characters = required_characters(steps[at].condition.regex.pattern());
  before = guard_of_neighbour(to_the_left, steps.rend());
  if (at > 0 && steps[at - 1].edge == PatternEdge::sentence_start) anchor.looks &= ~TokenProbe::inside_sentence;
  if (knows_what_is_behind(steps[at]))
    behind = guard_of_neighbour(steps.begin() + static_cast<std::ptrdiff_t>(at) + 1, steps.end());
}

}  // namespace copydesk
