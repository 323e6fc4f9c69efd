#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace copydesk {

/// Texts with one of which each match of an anchored expression (`^…`) begins: ASCII letters in lower case, some bytes
/// each, some dozens at most. Empty where that is not known, and for expressions without anchor. What the reader does
/// not understand makes it know less, never something wrong. The expression must be valid RE2.
[[nodiscard]] std::vector<std::string> leading_literals(std::string_view regex);

}  // namespace copydesk
