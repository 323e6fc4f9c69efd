#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>

#include "copydesk/rules/article.h"

namespace copydesk {

/// The words and numbers of a stretch of text, known by their hash: case, punctuation and spaces do not count. Two
/// different ones are taken for the same with odds of one in 10^19.
struct WordSequence {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  std::uint32_t size = 0;

  void push_back(WordId word) {
    hash = (hash ^ word) * 0x9E3779B97F4A7C15ULL;
    hash ^= hash >> 32U;
    ++size;
  }
  bool operator==(const WordSequence&) const = default;
};

/// Of the tokens [first, end) the first `most` words.
[[nodiscard]] WordSequence words_of(const Article& article, std::uint32_t first_token, std::uint32_t end_token,
                                    std::uint32_t most = std::numeric_limits<std::uint32_t>::max());

struct WordSequenceHash {
  [[nodiscard]] std::size_t operator()(const WordSequence& words) const { return words.hash; }
};

/// Whether a token counts as a word of a sequence.
[[nodiscard]] inline bool is_counted(const Token& token) {
  return token.kind == TokenKind::word || token.kind == TokenKind::number || token.kind == TokenKind::clitic;
}

}  // namespace copydesk
