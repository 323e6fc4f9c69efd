#pragma once

#include <cstdint>
#include <string_view>

#include "copydesk/rules/required_characters.h"
#include "copydesk/rules/token_pattern.h"
#include "copydesk/text/token.h"

namespace copydesk {

/// What a token must at least be like to fulfil a condition: a test of some instructions that lets few others through.
struct TokenGuard {
  std::uint64_t words = ~std::uint64_t{0}, words_again = ~std::uint64_t{0};  ///< a bit for each of two hashes of a word
  std::uint8_t kinds = 0xFF;                                                 ///< bits 1 << TokenKind
  std::uint8_t shapes = 0xFF;                                                ///< bits 1 << CaseShape
  std::uint8_t spaces = 3;  ///< bit 0: may stand without a space before it; bit 1: with one
  bool in_name = false;     ///< a name of the gazetteer must stand there

  TokenGuard() = default;
  explicit TokenGuard(const TokenCondition& condition);

  /// Admits what one of both does.
  [[nodiscard]] TokenGuard operator|(const TokenGuard& other) const;

  [[nodiscard]] bool admits(const Token& token) const {
    const std::uint32_t hash = hash_of(token.word);
    return (words >> (hash >> 26U) & words_again >> (hash >> 20U & 63U) & kinds >> static_cast<unsigned>(token.kind) &
            shapes >> static_cast<unsigned>(token.shape) & spaces >> static_cast<unsigned>(token.space_before) & 1U) !=
               0 &&
           (!in_name || has(token.traits, WordTrait::in_name));
  }

 private:
  [[nodiscard]] static constexpr std::uint32_t hash_of(WordId word) { return word * 0x9E3779B1U; }
};

/// The guards of a pattern's anchor and of the tokens beside it. Where it does not admit a token, `match_at` finds
/// nothing there. Large lists of patterns start at usual words ("the", ","), and nearly all of their attempts end here.
struct PatternGuard {
  TokenGuard anchor = {}, before = {}, behind = {};
  CharacterSet characters = 0;                      ///< that the anchor's text must have
  bool needs_before = false, needs_behind = false;  ///< such a token must stand in the sentence
  bool starts_sentence = false;                     ///< the anchor is the sentence's first token

  PatternGuard() = default;
  explicit PatternGuard(const TokenPattern& pattern);

  /// `has_characters`: those of the token `at`, or all.
  [[nodiscard]] bool admits(const Token* tokens, TokenRange sentence, std::uint32_t at,
                            CharacterSet has_characters) const {
    return anchor.admits(tokens[at]) && (characters & ~has_characters) == 0 &&
           (!needs_before || (at > sentence.first && before.admits(tokens[at - 1]))) &&
           (!needs_behind || (at + 1 < sentence.end && behind.admits(tokens[at + 1]))) &&
           (!starts_sentence || at == sentence.first);
  }
};

}  // namespace copydesk
