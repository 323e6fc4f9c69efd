#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "copydesk/text/token.h"

namespace copydesk {

/// Numbers of few words among many. To ask for a word that has none, as nearly all, costs a test in a table of one bit
/// a word, of which common text touches the first kilobytes; another costs a probe. Immutable while it is asked.
class WordNumbers {
 public:
  /// The number of a word; 0 where it has none.
  [[nodiscard]] std::uint32_t find(WordId word) const {
    if (word / 64 >= bits_.size() || (bits_[word / 64] >> (word % 64) & 1U) == 0) return 0;
    auto at = place_of(word);
    while (words_[at] != word) at = (at + 1) & (words_.size() - 1);
    return numbers_[at];
  }

  /// The number of a word, to set it: not to 0.
  std::uint32_t& operator[](WordId word) {
    if (2 * (used_ + 1) > words_.size()) grow();
    if (word / 64 >= bits_.size()) bits_.resize(word / 64 + 1U);
    bits_[word / 64] |= std::uint64_t{1} << (word % 64);
    auto at = place_of(word);
    while (words_[at] != no_word && words_[at] != word) at = (at + 1) & (words_.size() - 1);
    used_ += words_[at] == no_word;
    words_[at] = word;
    return numbers_[at];
  }

  template <class Archive>
  void serialize(Archive& archive) {
    archive(bits_, words_, numbers_);
  }

 private:
  [[nodiscard]] std::size_t place_of(WordId word) const {
    return static_cast<std::size_t>(word * 0x9E3779B97F4A7C15ULL >> 32U) & (words_.size() - 1);
  }

  void grow() {
    const auto words = std::exchange(words_, std::vector<WordId>(words_.empty() ? 64 : 2 * words_.size(), no_word));
    const auto numbers = std::exchange(numbers_, std::vector<std::uint32_t>(words_.size()));
    used_ = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (words[i] != no_word) (*this)[words[i]] = numbers[i];
    }
  }

  std::vector<std::uint64_t> bits_ = {};
  std::vector<WordId> words_ = {};  // open addressing, half full at most
  std::vector<std::uint32_t> numbers_ = {};
  std::size_t used_ = 0;  // while it is made
};

}  // namespace copydesk
