#pragma once

#include <array>
#include <bit>
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
    if (capitals <= 1) return length == 0 ? CaseShape::none : capitals == 0 ? CaseShape::lower : CaseShape::title;
    return std::popcount(capitals) == static_cast<int>(length) ? CaseShape::upper : CaseShape::mixed;
  }
  [[nodiscard]] Casing casing() const {
    if (length == 0) return {};
    const unsigned rest = capitals >> 1U, all = (1U << (length - 1)) - 1;
    return {(capitals & 1U) != 0 ? Casing::capital : Casing::small,
            (rest != all ? Casing::small : 0U) | (rest != 0 ? Casing::capital : 0U)};
  }
};

/// One by one, for processors without SSE2.
[[nodiscard]] inline LetterRun letters_one_by_one(const char* sixteen) {
  LetterRun run;
  for (; run.length < 16; ++run.length) {
    const CharacterClass kind = byte_class(sixteen[run.length]);
    if (kind != CharacterClass::lower && kind != CharacterClass::upper) break;
    run.capitals |= unsigned{kind == CharacterClass::upper} << run.length;
  }
  return run;
}

[[nodiscard]] inline LetterRun letters_in(const char* sixteen) {
#ifdef __SSE2__
  __m128i x;  // NOLINT(*-member-init): the next line reads it
  std::memcpy(&x, sixteen, sizeof x);
  const __m128i from_a = _mm_sub_epi8(_mm_or_si128(x, _mm_set1_epi8(0x20)), _mm_set1_epi8('a'));
  const __m128i letters = _mm_cmpeq_epi8(_mm_min_epu8(from_a, _mm_set1_epi8('z' - 'a')), from_a);
  const auto others = ~static_cast<unsigned>(_mm_movemask_epi8(letters));
  const auto smalls = static_cast<unsigned>(_mm_movemask_epi8(_mm_slli_epi16(x, 2)));  // bit 0x20 is what parts them
  const auto length = static_cast<unsigned>(std::countr_zero(others));
  return {length, ~smalls & ((1U << length) - 1)};
#else
  return letters_one_by_one(sixteen);
#endif
}

}  // namespace copydesk
