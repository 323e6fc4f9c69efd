#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

#include "copydesk/lexicon/edit_distance.h"
#include "copydesk/lexicon/hash.h"

// What near-miss search and the index that the lexicon compiler writes for it must agree on. Not installed.

namespace copydesk {

/// The index knows a word by the hash of its first letters and of all that they become when letters are dropped: one
/// letter, or two in words long enough to be found at distance 2. A search drops letters of the unknown word likewise.
/// The prefix keeps the index small and loses nothing (SymSpell, W. Garbe, "prefix length").
inline constexpr std::size_t near_miss_prefix = 7;
inline constexpr std::size_t near_miss_shortest = 3;    ///< letters of a word that has near misses
inline constexpr std::size_t two_edits_from = 7;        ///< letters of an unknown word searched at distance 2 …
inline constexpr std::size_t two_edits_known_from = 6;  ///< … among known words of so many

[[nodiscard]] inline std::uint64_t hash_of_letters(std::span<const char32_t> letters) {
  std::uint64_t hash = letters.size();
  for (const char32_t letter : letters) hash = (hash ^ letter) * 0x9E3779B97F4A7C15ULL;
  return mix(hash);
}

/// Calls `use` with the hash of the word's prefix and of what remains of it without up to `drops` letters; the same
/// hash may come twice.
template <class Use>
void for_each_variant(std::span<const char32_t> word, std::size_t drops, const Use& use) {
  char32_t prefix[near_miss_prefix] = {};
  const std::size_t size = std::min(word.size(), near_miss_prefix);
  std::copy_n(word.begin(), size, prefix);
  const auto drop = [&use](auto& self, std::span<const char32_t> letters, std::size_t from, std::size_t left) -> void {
    use(hash_of_letters(letters));
    if (left == 0 || letters.size() <= 1) return;
    char32_t rest[near_miss_prefix] = {};
    for (std::size_t at = from; at < letters.size(); ++at) {
      if (at > from && letters[at] == letters[at - 1]) continue;  // "ll": dropping either leaves the same
      std::copy(letters.begin(), letters.begin() + at, rest);
      std::copy(letters.begin() + at + 1, letters.end(), rest + at);
      self(self, {rest, letters.size() - 1}, at, left - 1);
    }
  };
  drop(drop, {prefix, size}, 0, drops);
}

}  // namespace copydesk
