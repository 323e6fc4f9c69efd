#pragma once

#include <cstddef>
#include <string_view>

namespace copydesk {

/// Bytes to change, put in or leave out to get from one text to the other (Levenshtein). For short names that a user
/// may have mistyped: O(n·m).
[[nodiscard]] std::size_t letter_distance(std::string_view a, std::string_view b);

}  // namespace copydesk
