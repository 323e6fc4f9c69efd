#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "copydesk/rules/word_numbers.h"
#include "copydesk/text/token.h"

namespace copydesk {

/// A trie of word sequences: finds which of many fixed phrases begin at a token. Costs a bit test where no phrase
/// begins with the token's word, else one hash probe a word. Immutable while it is used.
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

  /// All fields, for the compiled rules.
  template <class Archive>
  void serialize(Archive& archive) {
    archive(first_, edges_, ends_begin_, ends_);
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
  std::uint32_t child(std::uint32_t node, WordId word);
  [[nodiscard]] std::uint32_t follow(std::uint32_t node, WordId word) const;

  WordNumbers first_ = {};                      // word → node
  std::vector<Edge> edges_ = {};                // open addressing, by node and word
  std::vector<std::uint32_t> ends_begin_ = {};  // per node, into ends_; one more at the end
  std::vector<std::uint32_t> ends_ = {};        // phrases that end at the node

  // Until `compile`:
  std::unordered_map<std::uint64_t, std::uint32_t> next_ = {};  // node << 32 | word → node
  std::vector<std::vector<std::uint32_t>> phrases_ =
      std::vector<std::vector<std::uint32_t>>(1);  // per node; 0 is the root
};

}  // namespace copydesk
