#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "copydesk/result.h"
#include "copydesk/text/span.h"

namespace copydesk {

/// Many regular expressions over the same text: one scan for the literals that they need, then only those run whose
/// literals are there. Wraps RE2. Immutable after `compile`, so any thread may use it, each with a Scratch of its own.
class RegexIndex {
 public:
  static constexpr std::size_t max_groups = 10;  ///< the whole match and nine groups

  struct Match {
    std::uint32_t regex = 0;       ///< as returned by `add`
    Span groups[max_groups] = {};  ///< 0 is the whole match; empty at 0 for a group that took no part
    std::uint8_t group_count = 0;
  };
  struct Scratch {
    std::vector<int> literals = {}, candidates = {};
    std::vector<std::uint32_t> seen_in = {};  // per literal: the window in which it was last seen
    std::uint32_t window = 0;
  };

  RegexIndex();
  RegexIndex(RegexIndex&&) noexcept;
  RegexIndex& operator=(RegexIndex&&) noexcept;
  ~RegexIndex();

  /// Fails on bad syntax and on more than nine groups.
  [[nodiscard]] Result<std::uint32_t> add(const std::string& regex);
  /// To be called once, after the last `add`. Returns the expressions that need no literal of two bytes or more and so
  /// would have to run on every line.
  [[nodiscard]] std::vector<std::uint32_t> compile();

  /// Appends the non-overlapping matches of each expression in the bytes `window` of `utf8`, by expression, then place.
  void find(std::string_view utf8, Span window, Scratch& scratch, std::vector<Match>& out) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace copydesk
