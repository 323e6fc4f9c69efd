#include "copydesk/rules/token_guard.h"

namespace copydesk {

TokenGuard::TokenGuard(const TokenCondition& condition) {
  if (!condition.words.empty()) words = 0;
  for (const auto word : condition.words) words |= std::uint64_t{1} << bit_of(word);
  if (condition.kinds != 0) kinds = condition.kinds;
  if (condition.shapes != 0) shapes = condition.shapes;
  if (condition.space) spaces = *condition.space ? 2 : 1;
}

PatternGuard::PatternGuard(const TokenPattern& pattern) {
  const auto is_token = [](const PatternStep& step) { return step.min > 0 && step.edge == PatternEdge::none; };
  const auto& steps = pattern.steps;
  const std::size_t at = pattern.anchor;
  anchor = TokenGuard(steps[at].condition);
  if (at > 0 && is_token(steps[at - 1])) {
    needs_before = true;
    // A name of several words is asked about its first.
    if (steps[at - 1].condition.entity == EntityKind::none) before = TokenGuard(steps[at - 1].condition);
  }
  // Behind a name or a repeated anchor it is not known which token comes next.
  const bool one_wide = steps[at].condition.entity == EntityKind::none && steps[at].max == 1;
  if (one_wide && at + 1 < steps.size() && is_token(steps[at + 1])) {
    needs_behind = true;
    behind = TokenGuard(steps[at + 1].condition);
  }
}

}  // namespace copydesk
