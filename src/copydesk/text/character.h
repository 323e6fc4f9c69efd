#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "copydesk/text/utf8.h"

namespace copydesk {

/// What a character is to the tokeniser.
enum class CharacterClass : std::uint8_t {
  space,        ///< white space inside a line, no-break and other Unicode spaces too
  line_end,     ///< LF, CR
  lower,        ///< lower-case letter
  upper,        ///< upper- or title-case letter
  letter,       ///< letter without case, combining mark
  digit,        ///< decimal digits of all scripts, "½", "²", "Ⅳ"
  apostrophe,   ///< ' ’ ‘ ʼ
  punctuation,  ///< . , ; : ! ? quotation marks, brackets, dashes, slash …
  symbol,       ///< currency, signs, emoji, control characters
  ignorable,    ///< soft hyphen, zero-width and direction marks, variation selectors
  invalid,      ///< a byte that is not UTF-8
  beyond_ascii  ///< in the byte table only: decode, then ask `classify`
};

constexpr CharacterClass classify_ascii(unsigned char c) {
  if (c >= 0x80) return CharacterClass::beyond_ascii;
  if (c == '\n' || c == '\r') return CharacterClass::line_end;
  if (c == ' ' || (c >= '\t' && c <= '\f')) return CharacterClass::space;
  if (c >= 'a' && c <= 'z') return CharacterClass::lower;
  if (c >= 'A' && c <= 'Z') return CharacterClass::upper;
  if (c >= '0' && c <= '9') return CharacterClass::digit;
  if (c == '\'') return CharacterClass::apostrophe;
  return c != 0 && std::string_view(".,;:!?\"()[]{}-/").find(static_cast<char>(c)) != std::string_view::npos
             ? CharacterClass::punctuation
             : CharacterClass::symbol;
}

/// Class of each byte.
inline constexpr auto byte_classes = [] {
  std::array<CharacterClass, 256> table{};
  for (unsigned i = 0; i < 256; ++i) table[i] = classify_ascii(static_cast<unsigned char>(i));
  return table;
}();

[[nodiscard]] constexpr CharacterClass byte_class(char byte) {
  return byte_classes[static_cast<unsigned char>(byte)];
}

/// Class of a code point (or of `invalid_code_point`), from Unicode's general category.
[[nodiscard]] CharacterClass classify(char32_t code_point);

struct Character {
  CharacterClass kind = CharacterClass::space;
  std::uint8_t width = 0;  ///< bytes; 0 past the end
};

/// The character at `offset`; past the end a space of width 0.
[[nodiscard]] inline Character character_at(std::string_view utf8, std::size_t offset) {
  if (offset >= utf8.size()) return {};
  const CharacterClass kind = byte_class(utf8[offset]);
  if (kind != CharacterClass::beyond_ascii) return {kind, 1};
  const CodePoint c = read_code_point(utf8, offset);
  return {classify(c.value), c.width};
}

[[nodiscard]] constexpr bool is_letter(CharacterClass kind) {
  return kind == CharacterClass::lower || kind == CharacterClass::upper || kind == CharacterClass::letter;
}
[[nodiscard]] constexpr bool is_ascii_capital(char c) {
  return c >= 'A' && c <= 'Z';
}
[[nodiscard]] constexpr bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || is_ascii_capital(c);
}
[[nodiscard]] constexpr bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}
[[nodiscard]] constexpr bool is_ascii_alphanumeric(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c);
}
[[nodiscard]] constexpr char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

}  // namespace copydesk
