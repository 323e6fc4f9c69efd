#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "copydesk/rules/word_pairs.h"
#include "copydesk/text/token.h"

namespace copydesk {

/// Where phrases and token patterns may begin: what the walk over all tokens asks of each, before it looks up whose
/// phrase or pattern it is. Lets some places pass where none begins. Plain words cost a byte's look.
class RuleStarts {
 public:
  /// What may begin at a word; a set of bits.
  enum Start : std::uint8_t {
    pattern = 1,            ///< whatever stands beside the word
    pattern_with_next = 2,  ///< before some other word
    pattern_with_last = 4,  ///< behind some other word
    phrase = 8,             ///< of this word alone
    phrase_with_next = 16,
  };

  void add_pattern(WordId word) { allow(word, pattern); }
  void add_pattern_with_next(WordId word, WordId next) {
    allow(word, pattern_with_next);
    pattern_next_.add(word, next);
  }
  void add_pattern_with_last(WordId last, WordId word) {
    allow(word, pattern_with_last);
    pattern_last_.add(last, word);
  }
  void add_phrase(WordId word) { allow(word, phrase); }
  void add_phrase_with_next(WordId word, WordId next) {
    allow(word, phrase_with_next);
    phrase_next_.add(word, next);
  }

  /// What may begin at a word, whatever its neighbours.
  [[nodiscard]] std::uint8_t at(WordId word) const { return word < starts_.size() ? starts_[word] : 0; }
  /// What of `starts` its neighbours allow.
  [[nodiscard]] std::uint8_t at(std::uint8_t starts, WordId last, WordId word, WordId next) const {
    std::uint8_t left = starts & (pattern | phrase);
    if ((starts & pattern_with_next) != 0 && pattern_next_.may_hold(word, next)) left |= pattern_with_next;
    if ((starts & pattern_with_last) != 0 && pattern_last_.may_hold(last, word)) left |= pattern_with_last;
    if ((starts & phrase_with_next) != 0 && phrase_next_.may_hold(word, next)) left |= phrase_with_next;
    return left;
  }

  template <class Archive>
  void serialize(Archive& archive) {
    archive(starts_, pattern_next_, pattern_last_, phrase_next_);
  }

 private:
  void allow(WordId word, Start start) {
    if (word >= starts_.size()) starts_.resize(std::max<std::size_t>(word + std::size_t{1}, 2 * starts_.size()));
    starts_[word] |= start;
  }

  std::vector<std::uint8_t> starts_ = {};  // by word
  WordPairs pattern_next_ = {}, pattern_last_ = {}, phrase_next_ = {};
};

}  // namespace copydesk
