#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "copydesk/result.h"

namespace re2 {
class RE2;
}

namespace copydesk {

/// A regular expression that is compiled when it is first used: of some hundred rules an article calls for a few, and
/// compiling one takes half a millisecond. Copies share what is compiled. Any thread may use it.
class LazyRegex {
 public:
  LazyRegex() = default;  ///< no expression
  /// The expression must be valid; see `read`.
  explicit LazyRegex(std::string pattern);
  /// Fails where RE2 refuses the expression, and says why.
  [[nodiscard]] static Result<LazyRegex> read(const std::string& pattern);

  [[nodiscard]] bool empty() const { return state_ == nullptr; }
  [[nodiscard]] const std::string& pattern() const;
  [[nodiscard]] const re2::RE2& get() const;  ///< must not be empty
  /// False where the expression matches nowhere in a text, most often without compiling it: `widened` is asked first.
  [[nodiscard]] bool may_match(std::string_view text) const;

 private:
  struct State;
  std::shared_ptr<State> state_ = {};
};

/// The expression with its long repeats unbounded, `.{0,400}` as `.{0,}`: it matches wherever the other does, and more.
/// RE2 spells a bounded repeat out, some thousand steps for a rule's line, where an unbounded one is a single step.
[[nodiscard]] std::string widened(std::string_view regex);

}  // namespace copydesk
