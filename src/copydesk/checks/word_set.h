#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "copydesk/lexicon/vocabulary.h"

namespace copydesk {

/// Some words by their ids, for checks that ask every token of an article: made once, then a question costs a shift,
/// where comparing texts costs a call for each of the words.
class WordSet {
 public:
  WordSet() = default;
  /// `folded` words; those that the vocabulary lacks can be in no article.
  WordSet(const Vocabulary& vocabulary, std::span<const std::string_view> folded) {
    for (const std::string_view word : folded) insert(vocabulary.find(word));
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
  /// Sorted.
  [[nodiscard]] std::span<const WordId> words() const { return words_; }
  [[nodiscard]] bool empty() const { return words_.empty(); }

 private:
  static constexpr std::uint32_t hash(WordId word) { return (word * 0x9E3779B1U) >> 20U; }

  std::array<std::uint64_t, 64> bits_ = {};
  std::vector<WordId> words_ = {};  // sorted
};

/// The sets of fixed lists, made once for all articles. One per thread.
class WordSets {
 public:
  /// The list must be a constant: its address tells it from others.
  [[nodiscard]] const WordSet& of(const Vocabulary& vocabulary, std::span<const std::string_view> list) {
    const auto known = sets_.find(list.data());
    return known != sets_.end() ? known->second : sets_.emplace(list.data(), WordSet(vocabulary, list)).first->second;
  }

 private:
  std::unordered_map<const std::string_view*, WordSet> sets_ = {};  // sets stay where they are
};

}  // namespace copydesk
