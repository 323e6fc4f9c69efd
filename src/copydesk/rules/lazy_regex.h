#pragma once

#include <memory>
#include <string>

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

 private:
  struct State;
  std::shared_ptr<State> state_ = {};
};

}  // namespace copydesk
