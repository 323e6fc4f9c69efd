#include "copydesk/text/character.h"

#include <unicode/uchar.h>

namespace copydesk {
namespace {

CharacterClass from_category(char32_t c) {
  switch (u_charType(static_cast<UChar32>(c))) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER:
      return CharacterClass::upper;
    case U_LOWERCASE_LETTER:
      return CharacterClass::lower;
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
    case U_NON_SPACING_MARK:
    case U_COMBINING_SPACING_MARK:
    case U_ENCLOSING_MARK:
      return CharacterClass::letter;
    case U_DECIMAL_DIGIT_NUMBER:
    case U_LETTER_NUMBER:
    case U_OTHER_NUMBER:
      return CharacterClass::digit;
    case U_DASH_PUNCTUATION:
    case U_START_PUNCTUATION:
    case U_END_PUNCTUATION:
    case U_CONNECTOR_PUNCTUATION:
    case U_OTHER_PUNCTUATION:
    case U_INITIAL_PUNCTUATION:
    case U_FINAL_PUNCTUATION:
      return CharacterClass::punctuation;
    case U_SPACE_SEPARATOR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
      return CharacterClass::space;
    case U_FORMAT_CHAR:
      return CharacterClass::ignorable;
    default:
      return CharacterClass::symbol;
  }
}

// Latin letters, signs and spaces of U+0080..U+00FF: most of what Western news holds beyond ASCII.
const std::array<CharacterClass, 128> latin1 = [] {
  std::array<CharacterClass, 128> table{};
  for (char32_t c = 0x80; c < 0x100; ++c) table[c - 0x80] = from_category(c);
  table[0x85 - 0x80] = CharacterClass::space;  // NEL
  return table;
}();

}  // namespace

CharacterClass classify(char32_t c) {
  if (c < 0x80) return classify_ascii(static_cast<unsigned char>(c));
  if (c < 0x100) return latin1[c - 0x80];
  if (c >= 0x2010 && c <= 0x2027) {
    if (c == 0x2018 || c == 0x2019) return CharacterClass::apostrophe;
    return c == 0x2022 ? CharacterClass::symbol : CharacterClass::punctuation;  // the bullet is a sign here
  }
  if (c == invalid_code_point) return CharacterClass::invalid;
  if (c == 0x02BC || c == 0xFF07) return CharacterClass::apostrophe;
  if (c == 0x2030) return CharacterClass::symbol;  // ‰, as %
  if ((c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF)) return CharacterClass::ignorable;
  return from_category(c);
}

}  // namespace copydesk
