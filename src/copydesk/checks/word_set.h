#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "copydesk/rules/article.h"

namespace copydesk {

/// Some words by their ids, for checks that ask every token of an article: made once, then a question costs a shift,
/// where comparing texts costs a call for each of the words.
class WordSet {
 public:
  WordSet() = default;
  /// `folded` words; those that the vocabulary lacks can be in no article.
  WordSet(const Article& article, std::initializer_list<std::string_view> folded) {
    for (const std::string_view word : folded) insert(article.vocabulary.find(word));
  }
  void insert(WordId word) {
    if (word == no_word) return;
    const auto at = std::lower_bound(words_.begin(), words_.end(), word);
    if (at == words_.end() || *at != word) words_.insert(at, word);
    bits_[hash(word) / 64] |= std::uint64_t{1} << (hash(word) % 64);
  }
  [[nodiscard]] bool contains(WordId word) const {
    return (bits_[hash(word) / 64] >> (hash(word) % 64) & 1U) != 0 &&
           std::binary_search(words_.begin(), words_.end(), word);
  }
  [[nodiscard]] bool empty() const { return words_.empty(); }

 private:
  static constexpr std::uint32_t hash(WordId word) { return (word * 0x9E3779B1U) >> 20U; }

  std::array<std::uint64_t, 64> bits_ = {};
  std::vector<WordId> words_ = {};  // sorted
};

}  // namespace copydesk
