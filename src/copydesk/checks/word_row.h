#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "copydesk/text/token.h"

namespace copydesk {

/// The words and numbers of an article in one row: case, punctuation and spaces do not count. The hash of any stretch
/// costs a few reads, so that checks may ask for what is said twice without reading the words again; where a word
/// stands costs about as many steps as there are places.
class WordRow {
 public:
  /// Words [begin, end) of the row, and how many of them are numbers.
  struct Stretch {
    std::uint32_t begin = 0, end = 0;
    std::uint32_t numbers = 0;
    [[nodiscard]] std::uint32_t size() const { return end - begin; }
    /// Its first `most` words; says nothing of numbers.
    [[nodiscard]] Stretch first(std::uint32_t most) const {
      return {.begin = begin, .end = size() < most ? end : begin + most};
    }
  };

  /// Replaces what was read before. Linear, 20 bytes a token. The tokens must stay where they are.
  void read(std::span<const Token> tokens);

  /// The tokens of any kind with one of these words, in order of the text.
  [[nodiscard]] std::vector<std::uint32_t> places_of(std::span<const WordId> words) const;

  /// What of the tokens [first, end) is in the row.
  [[nodiscard]] Stretch of(std::uint32_t first_token, std::uint32_t end_token) const {
    const std::uint64_t before = counts_[first_token], behind = counts_[end_token];
    return {.begin = static_cast<std::uint32_t>(before),
            .end = static_cast<std::uint32_t>(behind),
            .numbers = static_cast<std::uint32_t>((behind >> 32U) - (before >> 32U))};
  }

  /// Equal for stretches of the same words. The upper bits are the best; two different stretches of a text share all
  /// with odds of about one in 10^16.
  [[nodiscard]] std::uint64_t hash(Stretch words) const {
    return mixed((hashes_[words.end] - hashes_[words.begin] * powers_[words.size()]) ^ words.size());
  }
  /// Sets `hashes` to those of each group of `size` words in the stretch, which overlap.
  void hash_groups(Stretch words, std::uint32_t size, std::vector<std::uint64_t>& hashes) const;

 private:
  static constexpr std::uint64_t base = 0x9E3779B97F4A7C15ULL;
  [[nodiscard]] static constexpr std::uint64_t mixed(std::uint64_t x) { return (x ^ x >> 32U) * 0xC2B2AE3D27D4EB4FULL; }

  // The hash of words is the polynomial that has their ids for coefficients, at `base`.
  std::vector<std::uint64_t> hashes_ = {0};  // of the first n words
  std::vector<std::uint64_t> powers_ = {1};  // of `base`
  std::vector<std::uint64_t> counts_ = {0};  // before token n: below, words; above, numbers

  // Words whose ids end in the same bits make a chain from the last to the first. Tokens have stamps in it: what is
  // below the stamp of token 0 is of an earlier article.
  static constexpr std::uint32_t chains = 1U << 15U;
  [[nodiscard]] static constexpr std::uint32_t chain_of(WordId word) { return word & (chains - 1); }
  std::span<const Token> tokens_ = {};
  std::vector<std::uint32_t> last_of_chain_ = std::vector<std::uint32_t>(chains);
  std::vector<std::uint32_t> before_in_chain_ = {};  // by token
  std::uint32_t first_stamp_ = 1, next_stamp_ = 1;
};

/// Whether a token is in the row.
[[nodiscard]] constexpr bool is_counted(TokenKind kind) {
  return kind == TokenKind::word || kind == TokenKind::clitic || kind == TokenKind::number;
}

}  // namespace copydesk
