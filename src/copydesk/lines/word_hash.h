#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace copydesk {

/// Up to seven bytes as a number, the first the highest; most words are so short, hence no loop.
[[nodiscard]] inline std::uint64_t big_endian(const char* at, std::size_t bytes) {
  const auto byte = [at](std::size_t i) { return std::uint64_t{static_cast<unsigned char>(at[i])}; };
  const auto four = [&byte](std::size_t i) {
    return byte(i) << 24 | byte(i + 1) << 16 | byte(i + 2) << 8 | byte(i + 3);
  };
  if (bytes >= 4) return four(0) << (8 * (bytes - 4)) | four(bytes - 4);
  if (bytes == 3) return byte(0) << 16 | byte(1) << 8 | byte(2);
  return bytes == 2 ? byte(0) << 8 | byte(1) : byte(0);
}

/// Hash of a word whatever the case of its ASCII letters: two words that differ only so are the same to the line model.
/// Eight bytes a step. Files of RecurringLines and Facts count by it: another hash is another version of them.
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
    hash = (hash ^ (big_endian(at, left) | case_bits >> (64 - 8 * left))) * factor;
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
