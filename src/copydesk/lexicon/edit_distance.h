#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace copydesk {

/// Sets `letters` to the code points of a folded word.
void letters_of(std::string_view utf8, std::vector<char32_t>& letters);
[[nodiscard]] std::vector<char32_t> letters_of(std::string_view utf8);

/// Number of edits (insertion, deletion, substitution, transposition of neighbours; no part edited twice), and what
/// they cost when likely slips count less.
struct EditDistance {
  std::size_t edits = 0;
  float cost = 0;
};
/// Whether so few edits lead from one to the other; of ASCII words, a letter a byte.
[[nodiscard]] bool is_within(std::string_view one, std::string_view other, std::size_t edits);

/// `limit` + 1 edits where there are more than `limit`.
[[nodiscard]] EditDistance edit_distance(std::span<const char32_t> wrong, std::span<const char32_t> right,
                                         std::size_t limit);

}  // namespace copydesk
