#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace copydesk {

/// Up to seven bytes as a number, the first the highest; most words have no more. Two loads that overlap.
[[nodiscard]] inline std::uint64_t last_bytes(const char* at, std::size_t count) {
  static_assert(std::endian::native == std::endian::little);
  std::uint64_t bytes = 0;
  if (count >= 4) {
    std::uint32_t first = 0, last = 0;
    std::memcpy(&first, at, 4);
    std::memcpy(&last, at + count - 4, 4);
    bytes = first | std::uint64_t{last} << (8 * (count - 4));
  } else if (count >= 2) {
    std::uint16_t first = 0, last = 0;
    std::memcpy(&first, at, 2);
    std::memcpy(&last, at + count - 2, 2);
    bytes = first | std::uint64_t{last} << (8 * (count - 2));
  } else {
    bytes = static_cast<unsigned char>(*at);
  }
  return __builtin_bswap64(bytes) >> (64 - 8 * count);
}

/// Hash of a word whatever the case of its ASCII letters: two words that differ only so are the same to the line model.
/// Eight bytes a step. The files of RecurringLines and Facts hold what was counted under it: another hash is
/// another version of them.
[[nodiscard]] inline std::uint64_t word_hash(std::string_view word) {
  constexpr std::uint64_t factor = 0x9E3779B97F4A7C15ULL, case_bits = 0x2020202020202020ULL;
  std::uint64_t hash = word.size();
  const char* at = word.data();
  std::size_t left = word.size();
  for (; left >= 8; at += 8, left -= 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, at, 8);
    hash = (hash ^ (eight | case_bits)) * factor;
    hash ^= hash >> 32;
  }
  if (left > 0) {
    hash = (hash ^ (last_bytes(at, left) | case_bits >> (64 - 8 * left))) * factor;
    hash ^= hash >> 32;
  }
  return hash | 1;  // 0 marks empty places of tables
}

/// The hash of a sequence of words, from that of the words before and that of the next.
[[nodiscard]] constexpr std::uint64_t sequence_hash(std::uint64_t before, std::uint64_t word) {
  std::uint64_t hash = (before ^ (before >> 29)) * 0xC4CEB9FE1A85EC53ULL + word;
  hash ^= hash >> 31;
  return hash | 1;
}

}  // namespace copydesk
