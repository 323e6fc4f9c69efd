#pragma once

#include <array>
#include <cstdint>

#include "copydesk/lexicon/hash.h"
#include "copydesk/text/token.h"

namespace copydesk {

/// A set of pairs of neighbouring words, a bit for each by its hash: few of those that are not in it pass. To ask costs
/// a test in 16 KB, so a loop over tokens asks here before it looks anything up.
class WordPairs {
 public:
  void add(WordId first, WordId second) {
    const std::uint32_t bit = bit_of(first, second);
    bits_[bit / 64] |= std::uint64_t{1} << (bit % 64);
  }
  [[nodiscard]] bool may_hold(WordId first, WordId second) const {
    const std::uint32_t bit = bit_of(first, second);
    return (bits_[bit / 64] >> (bit % 64) & 1U) != 0;
  }

  template <class Archive>
  void serialize(Archive& archive) {
    archive(bits_);
  }

 private:
  [[nodiscard]] static constexpr std::uint32_t bit_of(WordId first, WordId second) {
    return hash_of_pair(first, second) >> 15U;
  }

  std::array<std::uint64_t, 1U << 11U> bits_ = {};
};

}  // namespace copydesk
