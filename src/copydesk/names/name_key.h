#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace copydesk {

inline constexpr std::size_t longest_key = 40;

/// A folded word in plain letters: "núñez" → "nunez", "đoković" → "dokovic", "müller" → "muller", "aliyev" for
/// "əliyev". Appends to `out`; letters of other scripts come as they are. Linear.
void append_without_diacritics(std::string_view folded, std::string& out);

/// How a name sounds whatever romanisation it came through, one byte a sound: equal, or near by `key_distance`, for
/// "Lukaschenko", "Loukachenko" and "Lukashenko", "Wladimir" and "Vladimir", "Pashinian" and "Paschinjan".
/// Small letters stand for themselves, but c for ts, and j for the letter j at a place where languages differ;
/// S, Z, C, J are the sounds of sh, zh, ch, dzh. Doubled sounds count once. Sounds beyond `longest_key` are dropped.
/// Expects a folded word (fold(), token.h). For comparing, never for display. Linear.
[[nodiscard]] std::string name_key(std::string_view folded);

/// How many of the sounds r, l, m and n a key has, a byte each.
[[nodiscard]] std::uint32_t count_liquids(std::string_view key);

/// What stays of a key however badly the word was romanised: its consonants in classes. Names of one bearer mostly
/// share it, so that only names of one skeleton need be compared. `reading` 0 or 1 chooses between the two readings of
/// c, j and ch; both are the same where the word has none of these.
[[nodiscard]] std::string consonant_skeleton(std::string_view key, int reading);

/// A number for a skeleton, the same in every program: FNV-1a (Fowler, Noll, Vo).
[[nodiscard]] constexpr std::uint32_t block_of(std::string_view skeleton) {
  std::uint32_t hash = 2166136261U;
  for (const char c : skeleton) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

}  // namespace copydesk
