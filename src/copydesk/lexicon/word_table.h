#pragma once

#include <bit>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "copydesk/lexicon/trait_index.h"
#include "copydesk/lexicon/vocabulary.h"
#include "copydesk/text/token.h"

namespace copydesk {

/// Gives the tokens of documents their word ids. One per thread. Words outside the vocabulary get ids from
/// `Vocabulary::size()` up, the same id for the same word as long as a document is in hand. Remembers the raw spellings
/// it has seen, also over documents, so that a repeated token costs a hash and a comparison of 16 bytes and no
/// allocation. Memory is bounded by 64 Ki spellings in 4 MiB, some 32 Ki unknown words and those of one document. The
/// vocabulary must outlive it and not grow meanwhile.
class WordTable {
 public:
  explicit WordTable(const Vocabulary& vocabulary);

  /// Sets `word` and `traits` of every token but invalid ones (those keep `no_word`), and adds to the index which have
  /// traits. Punctuation is looked up too. The index must have begun with these tokens.
  void look_up(std::string_view utf8, std::span<Token> tokens, TraitIndex& index);
  /// Folded form of any id of the document in hand; empty for `no_word`.
  [[nodiscard]] std::string_view folded(WordId word) const {
    if (word < vocabulary_->size()) return vocabulary_->folded(word);
    return word == no_word ? std::string_view{} : std::string_view(unknown_[word - vocabulary_->size()]);
  }
  /// Call between documents: forgets the words outside the vocabulary once they are many.
  void begin_document();

 private:
  /// A raw spelling as a key: its up to 16 bytes, zeros behind; a longer one by its hashes.
  struct Key {
    std::uint64_t low = 0, high = 0;
    bool operator==(const Key&) const = default;
  };
  struct Known {
    WordId word = no_word;
    WordTrait traits = WordTrait::none;
  };
  static constexpr Key no_key = {.low = ~0ULL, .high = ~0ULL};  // not of UTF-8
  struct Slot {
    Key key = no_key;
    Known known = {};
  };
  /// Slots that lie in one cache line; a spelling that finds no place in its own pair goes to those behind.
  struct alignas(64) Pair {
    Slot slots[2] = {};
  };
  [[nodiscard]] static Key key_of(std::string_view utf8, Span span);
  [[nodiscard]] static Key key_at_end(std::string_view raw);
  [[nodiscard]] static Key key_of_long(std::string_view raw);
  [[nodiscard]] std::size_t place_of(const Key& key) const {
    return (key.low ^ std::rotl(key.high, 29)) * 0x9E3779B97F4A7C15ULL >> hash_shift_;
  }
  [[nodiscard]] Slot& slot_of(Key key);
  [[nodiscard]] Known known_spelling(std::string_view utf8, Span span, Key key);
  [[nodiscard]] WordId word_of(std::string_view raw);
  [[nodiscard]] WordTrait traits_of(WordId word, std::string_view raw) const;
  void make_room();

  const Vocabulary* vocabulary_;
  std::vector<Pair> pairs_;
  unsigned hash_shift_;                   // leaves the bits that number the pairs
  std::size_t used_ = 0;                  // slots
  std::deque<std::string> unknown_ = {};  // a deque, for the views of `unknown_ids_` and of `folded`
  std::unordered_map<std::string_view, WordId> unknown_ids_ = {};
  std::string folded_ = {};
};

}  // namespace copydesk
