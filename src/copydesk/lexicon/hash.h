#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace copydesk {

/// The finaliser of MurmurHash3 (Appleby): every bit of the input changes half of the bits.
[[nodiscard]] constexpr std::uint64_t mix(std::uint64_t x) {
  x ^= x >> 33;
  x *= 0xFF51AFD7ED558CCDULL;
  x ^= x >> 33;
  x *= 0xC4CEB9FE1A85EC53ULL;
  return x ^ (x >> 33);
}

/// Hash of two words one after the other; the upper bits are the best. Part of the lexicon's file format, too.
[[nodiscard]] constexpr std::uint32_t hash_of_pair(std::uint32_t first, std::uint32_t second) {
  return (first * 0x9E3779B1U) ^ (second * 0x85EBCA77U);
}

/// Hash of short strings, eight bytes a step. Part of the lexicon's file format: a change needs a new version.
[[nodiscard]] inline std::uint64_t hash_of(std::string_view bytes) {
  std::uint64_t hash = bytes.size() * 0x9E3779B97F4A7C15ULL;
  const char* at = bytes.data();
  std::size_t left = bytes.size();
  for (; left >= 8; at += 8, left -= 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, at, 8);
    hash = mix(hash ^ eight);
  }
  std::uint64_t rest = 0;
  if (left > 0) std::memcpy(&rest, at, left);
  return mix(hash ^ rest);
}

/// Checksum of large blocks: four independent lanes, so that it runs as fast as memory delivers. `bytes` is read in
/// steps of 32; a shorter rest is padded with zeros.
[[nodiscard]] inline std::uint64_t checksum_of(std::string_view bytes) {
  constexpr std::uint64_t factor = 0x9E3779B97F4A7C15ULL;
  std::uint64_t lanes[4] = {bytes.size(), 1, 2, 3};
  const auto step = [&lanes](const char* at) {
    for (int lane = 0; lane < 4; ++lane) {
      std::uint64_t eight = 0;
      std::memcpy(&eight, at + 8 * lane, 8);
      lanes[lane] = (lanes[lane] ^ eight) * factor;
      lanes[lane] ^= lanes[lane] >> 29;
    }
  };
  std::size_t at = 0;
  for (; at + 32 <= bytes.size(); at += 32) step(bytes.data() + at);
  char rest[32] = {};
  if (at < bytes.size()) std::memcpy(rest, bytes.data() + at, bytes.size() - at);
  step(rest);
  std::uint64_t sum = 0;
  for (const std::uint64_t lane : lanes) sum = mix(sum ^ lane);
  return sum;
}

}  // namespace copydesk
