#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "copydesk/lexicon/hash.h"
#include "copydesk/text/token.h"

// What the search for mentions and the compiler that writes the trie of phrases must agree on. Not installed.

namespace copydesk {

inline constexpr std::size_t longest_phrase = 24;  ///< words of a form; longer ones are an error of the dictionary

[[nodiscard]] inline std::uint64_t hash_of_edge(std::uint32_t node, WordId word) {
  return mix(static_cast<std::uint64_t>(node) << 32 | word);
}

/// Which bit of the filter of first pairs stands for phrases that begin with two words.
inline constexpr std::uint32_t pair_filter_bits = 1U << 19U;
[[nodiscard]] inline std::uint32_t bit_of_pair(WordId first, WordId second) {
  return hash_of_pair(first, second) >> 13U;
}
static_assert(pair_filter_bits == 1ULL << (32U - 13U));

/// Hyphens are left out of phrases, so that "Nagorno-Karabakh" and "Nagorno Karabakh" are one.
[[nodiscard]] inline bool is_hyphen(std::string_view token) {
  return token == "-" || token == "\u2010" || token == "\u2011";  // hyphen-minus, hyphen, no-break hyphen
}

}  // namespace copydesk
