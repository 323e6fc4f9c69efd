#pragma once

#include <algorithm>
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
  /// `folded` words; those that the vocabulary lacks can be in no article.
  WordSet(const Article& article, std::initializer_list<std::string_view> folded) {
    for (const std::string_view word : folded) {
      const WordId id = article.vocabulary.find(word);
      if (id == no_word) continue;
      words_.push_back(id);
      bits_ |= bit_of(id);
    }
  }
  [[nodiscard]] bool contains(WordId word) const {
    return (bits_ & bit_of(word)) != 0 && std::find(words_.begin(), words_.end(), word) != words_.end();
  }

 private:
  static constexpr std::uint64_t bit_of(WordId word) { return std::uint64_t{1} << ((word * 0x9E3779B1U) >> 26U); }

  std::uint64_t bits_ = 0;
  std::vector<WordId> words_ = {};
};

}  // namespace copydesk
