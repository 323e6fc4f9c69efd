#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "copydesk/text/token.h"

namespace copydesk {

/// A trie of word sequences: finds which of many fixed phrases begin at a token. A probe costs one array read where no
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

  [[nodiscard]] bool begins_with(WordId word) const { return word < first_.size() && first_[word] != 0; }

  /// To and from the compiled rules; the array by first word is long and nearly empty, so only what it holds is kept.
  template <class Archive>
  void save(Archive& archive) const {
    std::vector<std::uint32_t> firsts, nexts;
    std::vector<std::uint64_t> keys;
    for (WordId word = 0; word < first_.size(); ++word) {
      if (first_[word] != 0) firsts.insert(firsts.end(), {word, first_[word]});
    }
    for (const auto& [key, node] : next_) {
      keys.push_back(key);
      nexts.push_back(node);
    }
    archive(static_cast<std::uint32_t>(first_.size()), firsts, keys, nexts, phrases_);
  }
  template <class Archive>
  void load(Archive& archive) {
    std::uint32_t size = 0;
    std::vector<std::uint32_t> firsts, nexts;
    std::vector<std::uint64_t> keys;
    archive(size, firsts, keys, nexts, phrases_);
    first_.assign(size, 0);
    for (std::size_t i = 0; i + 1 < firsts.size(); i += 2) first_.at(firsts[i]) = firsts[i + 1];
    next_.reserve(keys.size());
    for (std::size_t i = 0; i < keys.size(); ++i) next_.emplace(keys[i], nexts.at(i));
  }

 private:
  std::uint32_t child(std::uint32_t node, WordId word);

  std::vector<std::uint32_t> first_ = {};                       // word → node, 0: none
  std::unordered_map<std::uint64_t, std::uint32_t> next_ = {};  // node << 32 | word → node
  std::vector<std::vector<std::uint32_t>> phrases_ =
      std::vector<std::vector<std::uint32_t>>(1);  // node → phrases that end there
};

}  // namespace copydesk
