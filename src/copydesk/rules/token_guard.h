#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "copydesk/rules/required_characters.h"
#include "copydesk/rules/token_pattern.h"
#include "copydesk/text/token.h"

namespace copydesk {

/// A token, or the place of one, as guards ask for it: worked out once for the guards of many patterns.
struct TokenProbe {
  std::uint64_t word = ~std::uint64_t{0}, word_again = ~std::uint64_t{0};  ///< one bit each, of two hashes of the word
  std::uint32_t looks = nothing_there;                                     ///< a set of the bits below

  static constexpr std::uint32_t nothing_there = 1U << 20U;
  static constexpr std::uint32_t inside_sentence = 1U << 21U;  ///< others stand before it
  static constexpr std::uint32_t kind(TokenKind kind) { return 1U << static_cast<unsigned>(kind); }
  static constexpr std::uint32_t shape(CaseShape shape) { return 1U << (8U + static_cast<unsigned>(shape)); }
  static constexpr std::uint32_t space(bool before) { return 1U << (16U + unsigned{before}); }
  static constexpr std::uint32_t name(bool in_name) { return 1U << (18U + unsigned{in_name}); }

  TokenProbe() = default;  ///< no token
  explicit TokenProbe(const Token& token)
      : word(bit_of(token.word)),
        word_again(other_bit_of(token.word)),
        looks(kind(token.kind) | shape(token.shape) | space(token.space_before) |
              name(has(token.traits, WordTrait::in_name))) {}

  [[nodiscard]] static constexpr std::uint64_t bit_of(WordId word) {
    return std::uint64_t{1} << (word * 0x9E3779B1U >> 26U);
  }
  [[nodiscard]] static constexpr std::uint64_t other_bit_of(WordId word) {
    return std::uint64_t{1} << (word * 0x9E3779B1U >> 20U & 63U);
  }
};

/// What a token must at least be like to fulfil a condition: a test of some instructions that lets few others through.
struct TokenGuard {
  std::uint64_t words = ~std::uint64_t{0}, words_again = ~std::uint64_t{0};  ///< sets of the probes' bits
  std::uint32_t looks = ~0U;

  TokenGuard() = default;  ///< anything, or nothing at all
  explicit TokenGuard(const TokenCondition& condition);

  /// Admits what one of both does.
  [[nodiscard]] TokenGuard operator|(const TokenGuard& other) const;

  [[nodiscard]] bool admits(const TokenProbe& probe) const {
    return (words & probe.word) != 0 && (words_again & probe.word_again) != 0 && (probe.looks & ~looks) == 0;
  }
};

/// The probes of a token at which patterns are anchored and of those beside it in its sentence.
struct PlaceProbe {
  TokenProbe before = {}, anchor = {}, behind = {};
  CharacterSet characters = ~CharacterSet{0};  ///< of the anchor's text, or all

  PlaceProbe(const Token* tokens, TokenRange sentence, std::uint32_t at) : anchor(tokens[at]) {
    if (at > sentence.first) {
      before = TokenProbe(tokens[at - 1]);
      anchor.looks |= TokenProbe::inside_sentence;
    }
    if (at + 1 < sentence.end) behind = TokenProbe(tokens[at + 1]);
  }
};

/// The words that a pattern asks for beside its anchor; none where it may be another or nothing.
struct NeighbourWords {
  std::optional<std::vector<WordId>> before = {}, behind = {};
  explicit NeighbourWords(const TokenPattern& pattern);
};

/// The guards of a pattern's anchor and of the tokens beside it. Where it does not admit a place, `match_at` finds
/// nothing there. Large lists of patterns start at usual words ("the", ","), and nearly all of their attempts end here.
struct PatternGuard {
  TokenGuard behind = {}, before = {}, anchor = {};  ///< in the order in which they turn away most
  CharacterSet characters = 0;                       ///< that the anchor's text must have

  PatternGuard() = default;
  explicit PatternGuard(const TokenPattern& pattern);

  [[nodiscard]] bool admits(const PlaceProbe& place) const {
    return behind.admits(place.behind) && before.admits(place.before) && anchor.admits(place.anchor) &&
           (characters & ~place.characters) == 0;
  }
};

}  // namespace copydesk
