#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace copydesk {

/// How the matches of an expression begin.
struct LeadingLiterals {
  /// One of these stands at the begin of each match: ASCII letters in lower case, some bytes each, some dozens at most.
  /// None begins another; sorted. Empty where that is not known.
  std::vector<std::string> texts = {};
  bool anchored = false;  ///< a match begins where the text does (`^…`)
};

/// What the reader does not understand makes it know less, never something wrong. The expression must be valid RE2.
[[nodiscard]] LeadingLiterals leading_literals(std::string_view regex);

}  // namespace copydesk
