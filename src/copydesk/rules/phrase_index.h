#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "copydesk/lexicon/hash.h"
#include "copydesk/rules/word_numbers.h"
#include "copydesk/text/token.h"

namespace copydesk {

/// A trie of word sequences: finds which of many fixed phrases begin at a token. A probe costs a bit test where no
/// phrase begins with the token's word, else one hash probe a word. Immutable while it is used.
class PhraseIndex {
 public:
  /// Adds a phrase whose i-th word may be any of `words[i]`. The number of nodes grows with the product of the choices.
  void add(std::span<const std::vector<WordId>> words, std::uint32_t phrase);

  struct Hit {
    std::uint32_t phrase = 0;
    std::uint32_t end = 0;  ///< index behind its last token
  };
  /// Appends the phrases that begin at `tokens[first]` and end before `end`, shortest first.
  void find(std::span<const Token> tokens, std::uint32_t first, std::uint32_t end, std::vector<Hit>& out) const;

  /// To be called once, after the last `add`.
  void compile();

  /// Tells where a phrase may begin: for a loop that asks of many tokens. Valid while the index stays.
  class Filter {
   public:
    explicit Filter(const PhraseIndex& index) : bits_(index.filter_.data()) {}
    /// Whether a phrase may begin with these two words, or with the first and end there: a bit test.
    [[nodiscard]] bool may_begin_with(WordId word, WordId next) const { return has(word, next) || has(word, no_word); }
    /// Whether a phrase of two words or more may begin with these.
    [[nodiscard]] bool has(WordId word, WordId next) const {
      const std::uint32_t bit = bit_of(word, next);
      return (bits_[bit / 64] >> (bit % 64) & 1U) != 0;
    }

   private:
    const std::uint64_t* bits_;
  };

  /// All fields, for the compiled rules.
  template <class Archive>
  void serialize(Archive& archive) {
    archive(first_, edges_, ends_begin_, ends_, filter_);
  }

 private:
  struct Edge {
    std::uint32_t node = 0;  // 0: an empty place of the table
    WordId word = 0;
    std::uint32_t child = 0;
    template <class Archive>
    void serialize(Archive& archive) {
      archive(node, word, child);
    }
  };
  [[nodiscard]] static std::uint32_t bit_of(WordId word, WordId next) { return hash_of_pair(word, next) >> 15U; }

  std::uint32_t child(std::uint32_t node, WordId word);
  [[nodiscard]] std::uint32_t follow(std::uint32_t node, WordId word) const;

  std::vector<std::uint64_t> filter_ = std::vector<std::uint64_t>(std::size_t{1} << 11U);  // 2^17 bits
  WordNumbers first_ = {};                                                                 // word → node
  std::vector<Edge> edges_ = {};                // open addressing, by node and word
  std::vector<std::uint32_t> ends_begin_ = {};  // per node, into ends_; one more at the end
  std::vector<std::uint32_t> ends_ = {};        // phrases that end at the node

  // Until `compile`:
  std::unordered_map<std::uint64_t, std::uint32_t> next_ = {};  // node << 32 | word → node
  std::vector<std::vector<std::uint32_t>> phrases_ =
      std::vector<std::vector<std::uint32_t>>(1);  // per node; 0 is the root
};

}  // namespace copydesk
