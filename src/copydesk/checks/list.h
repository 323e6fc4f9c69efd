#pragma once

#include <span>
#include <string_view>

#include "copydesk/rules/article.h"
#include "copydesk/rules/finding_sink.h"

namespace copydesk {

/// A check in code: a pure function from an article to findings. What an editor reads about its findings (message,
/// why, severity, examples) stands in rules/ under the rule ids it emits; each such rule names it as its "check".
struct Check {
  std::string_view name = {};
  void (*run)(const Article&, FindingSink&) = nullptr;  ///< nullptr: the engine itself finds it while decoding
};

/// All checks, in the order in which they run.
[[nodiscard]] std::span<const Check> all_checks();

}  // namespace copydesk
