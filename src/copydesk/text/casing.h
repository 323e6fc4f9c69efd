#pragma once

#include <array>
#include <cstdint>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "copydesk/text/character.h"
#include "copydesk/text/token.h"

namespace copydesk {

/// Capital and small letters seen in a word, for its CaseShape.
struct Casing {
  unsigned first = 0, rest = 0;  // sets of `small` and `capital`
  static constexpr unsigned small = 1, capital = 2;

  void add(CharacterClass kind) {
    const unsigned bit = kind == CharacterClass::lower ? small : kind == CharacterClass::upper ? capital : 0;
    (first == 0 ? first : rest) |= bit;
  }
  [[nodiscard]] CaseShape shape() const {
    constexpr std::array after_small{CaseShape::lower, CaseShape::lower, CaseShape::mixed, CaseShape::mixed};
    constexpr std::array after_capital{CaseShape::title, CaseShape::title, CaseShape::upper, CaseShape::mixed};
    return first == 0 ? CaseShape::none : first == small ? after_small[rest] : after_capital[rest];
  }
};

/// The ASCII letters at the begin of sixteen bytes. All at once, since a branch on each letter costs more than all else
/// in the tokeniser.
struct LetterRun {
  unsigned length = 0;
  unsigned capitals = 0;  ///< a bit for each letter

  [[nodiscard]] CaseShape shape() const {
    if (length == 0) return CaseShape::none;
    if (capitals <= 1) return static_cast<CaseShape>(static_cast<unsigned>(CaseShape::lower) + capitals);  // most words
    return capitals == (1U << length) - 1 ? CaseShape::upper : CaseShape::mixed;
  }
  [[nodiscard]] Casing casing() const {
    if (length == 0) return {};
    const unsigned rest = capitals >> 1U, all = (1U << (length - 1)) - 1;
    return {(capitals & 1U) != 0 ? Casing::capital : Casing::small,
            (rest != all ? Casing::small : 0U) | (rest != 0 ? Casing::capital : 0U)};
  }
};

/// A bit for each of sixteen bytes that is a small or a capital ASCII letter. One by one, for processors without SSE2.
[[nodiscard]] inline unsigned small_letters_one_by_one(const char* sixteen) {
  unsigned bits = 0;
  for (unsigned i = 0; i < 16; ++i) bits |= unsigned{byte_class(sixteen[i]) == CharacterClass::lower} << i;
  return bits;
}
[[nodiscard]] inline unsigned capitals_one_by_one(const char* sixteen) {
  unsigned bits = 0;
  for (unsigned i = 0; i < 16; ++i) bits |= unsigned{byte_class(sixteen[i]) == CharacterClass::upper} << i;
  return bits;
}

#ifdef __SSE2__
/// A bit for each byte from `first` on to the 25th behind it. Bytes are compared with their signs: moved so that the
/// last letter is the greatest number, only letters are as great as the first.
[[nodiscard]] inline unsigned letters_from(char first, const char* sixteen) {
  __m128i bytes;  // NOLINT(*-member-init): the next line reads it
  std::memcpy(&bytes, sixteen, sizeof bytes);
  const auto shift = static_cast<char>(0x7F - (first + 'z' - 'a'));
  const auto before = static_cast<char>(0x7F - ('z' - 'a') - 1);
  return static_cast<unsigned>(
      _mm_movemask_epi8(_mm_cmpgt_epi8(_mm_add_epi8(bytes, _mm_set1_epi8(shift)), _mm_set1_epi8(before))));
}
#endif

[[nodiscard]] inline unsigned small_letters_in(const char* sixteen) {
#ifdef __SSE2__
  return letters_from('a', sixteen);
#else
  return small_letters_one_by_one(sixteen);
#endif
}

[[nodiscard]] inline unsigned capitals_in(const char* sixteen) {
#ifdef __SSE2__
  return letters_from('A', sixteen);
#else
  return capitals_one_by_one(sixteen);
#endif
}

/// How many of the sixteen bits are set before the first that is not.
[[nodiscard]] inline unsigned ones_in(unsigned bits) {
  return static_cast<unsigned>(__builtin_ctz(~bits));  // what std::countr_one does for all bits set is not asked
}

[[nodiscard]] inline LetterRun letters_in(const char* sixteen) {
  const unsigned capitals = capitals_in(sixteen), letters = small_letters_in(sixteen) | capitals;
  const unsigned length = ones_in(letters);
  return {length, capitals & ((1U << length) - 1)};
}

}  // namespace copydesk
