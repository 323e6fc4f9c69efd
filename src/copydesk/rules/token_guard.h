#pragma once

#include <cstdint>

#include "copydesk/rules/token_pattern.h"
#include "copydesk/text/token.h"

namespace copydesk {

/// What a token must at least be like to fulfil a condition: a test of some instructions that lets few others through.
struct TokenGuard {
  std::uint64_t words = ~std::uint64_t{0};  ///< a bit for each hash of a word
  std::uint8_t kinds = 0xFF;                ///< bits 1 << TokenKind
  std::uint8_t shapes = 0xFF;               ///< bits 1 << CaseShape
  std::uint8_t spaces = 3;                  ///< bit 0: may stand without a space before it; bit 1: with one

  TokenGuard() = default;
  explicit TokenGuard(const TokenCondition& condition);

  [[nodiscard]] static constexpr unsigned bit_of(WordId word) { return (word * 0x9E3779B1U) >> 26U; }
  [[nodiscard]] bool admits(const Token& token) const {
    return (words >> bit_of(token.word) & kinds >> static_cast<unsigned>(token.kind) &
            shapes >> static_cast<unsigned>(token.shape) & spaces >> static_cast<unsigned>(token.space_before) & 1U) !=
           0;
  }
};

/// The guards of a pattern's anchor and of the tokens beside it. Where it does not admit a token, `match_at` finds
/// nothing there. Large lists of patterns start at usual words ("the", ","), and nearly all of their attempts end here.
struct PatternGuard {
  TokenGuard anchor = {}, before = {}, behind = {};
  bool needs_before = false, needs_behind = false;  ///< such a token must stand in the sentence

  PatternGuard() = default;
  explicit PatternGuard(const TokenPattern& pattern);

  [[nodiscard]] bool admits(const Token* tokens, TokenRange sentence, std::uint32_t at) const {
    return anchor.admits(tokens[at]) && (!needs_before || (at > sentence.first && before.admits(tokens[at - 1]))) &&
           (!needs_behind || (at + 1 < sentence.end && behind.admits(tokens[at + 1])));
  }
};

}  // namespace copydesk
