#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

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

/// The ASCII letters at the begin of eight bytes: how many, and their case. Eight at once, since a branch on each
/// letter costs more than all else in the tokeniser.
struct LetterRun {
  unsigned length = 0;
  bool first_capital = false, small = false, capital = false;  // the last two of letters behind the first

  [[nodiscard]] Casing casing() const {
    return {first_capital ? Casing::capital : Casing::small,
            (small ? Casing::small : 0U) | (capital ? Casing::capital : 0U)};
  }
};
[[nodiscard]] inline LetterRun letters_in(const char* eight) {
  constexpr std::uint64_t ones = 0x0101010101010101U, high = ones * 0x80U;
  std::uint64_t x = 0;
  std::memcpy(&x, eight, sizeof x);
  if constexpr (std::endian::native == std::endian::big) x = __builtin_bswap64(x);
  const std::uint64_t folded = (x | ones * 0x20U) & ~high;
  const std::uint64_t letters = (folded + ones * (0x80U - 'a')) & ~(folded + ones * (0x80U - 'z' - 1U)) & ~x & high;
  const std::uint64_t others = ~letters & high;
  const auto length = others == 0 ? 8U : static_cast<unsigned>(std::countr_zero(others)) / 8U;
  const std::uint64_t run = length == 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << (8 * length)) - 1;
  const std::uint64_t capitals = letters & (~x << 2) & run, smalls = letters & ~capitals & run;
  return {length, (capitals & 0xFFU) != 0, (smalls >> 8) != 0, (capitals >> 8) != 0};
}

}  // namespace copydesk
