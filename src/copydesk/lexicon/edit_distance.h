#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace copydesk {

/// Sets `letters` to the code points of a folded word.
void letters_of(std::string_view utf8, std::vector<char32_t>& letters);
[[nodiscard]] std::vector<char32_t> letters_of(std::string_view utf8);

/// Number of edits (insertion, deletion, substitution, transposition of neighbours; no part edited twice) or more
/// than `limit`, and what they cost when likely slips count less.
struct EditDistance {
  std::size_t edits = 0;
  float cost = 0;
};
[[nodiscard]] EditDistance edit_distance(std::span<const char32_t> wrong, std::span<const char32_t> right,
                                         std::size_t limit);

}  // namespace copydesk
