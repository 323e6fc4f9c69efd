#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace copydesk {

/// One code point read from UTF-8. An invalid byte reads as `invalid_code_point` of width 1.
struct CodePoint {
  char32_t value = 0;
  std::uint8_t width = 0;  ///< bytes
};
inline constexpr char32_t invalid_code_point = 0xFFFFFFFF;

/// Reads the code point at `offset`, which must be inside the text. Rejects overlong forms and surrogates.
[[nodiscard]] CodePoint read_code_point(std::string_view utf8, std::size_t offset);

/// Appends the UTF-8 form of a valid code point.
void append_code_point(char32_t code_point, std::string& out);

/// Number of code points; an invalid byte counts as one.
[[nodiscard]] std::size_t count_code_points(std::string_view utf8);

}  // namespace copydesk
