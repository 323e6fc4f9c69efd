#pragma once

#include <cstddef>
#include <string_view>

#include "copydesk/text/casing.h"

namespace copydesk {

/// Ends of words and numbers, for the tokeniser: offsets into the whole text, all linear in what they return.

/// End of a word whose first `letters` ASCII letters end at `i`: goes on over letters, digits, inner apostrophes,
/// zero-width characters, and over stops if the word turns out dotted letters ("U.S.", "J.", "a.m.").
[[nodiscard]] std::size_t rest_of_word(std::string_view utf8, std::size_t i, std::size_t letters, Casing& casing);

/// End of "'s" whose apostrophe of `width` bytes stands at `i`, or 0.
[[nodiscard]] std::size_t clitic_end(std::string_view utf8, std::size_t i, std::size_t width);

/// End of a word or number whose first letters an apostrophe replaces ("'em", "'n'", "'90s"), or 0; `i` is behind it.
[[nodiscard]] std::size_t elision_end(std::string_view utf8, std::size_t i);

/// End of the number that begins at `begin`, with its tail ("23rd", "5bn").
[[nodiscard]] std::size_t number_end(std::string_view utf8, std::size_t begin, Casing& casing);

[[nodiscard]] bool is_alphanumeric_at(std::string_view utf8, std::size_t i);

}  // namespace copydesk
