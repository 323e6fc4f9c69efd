#include "copydesk/text/utf8.h"

namespace copydesk {
namespace {

constexpr CodePoint invalid_byte{invalid_code_point, 1};

constexpr bool is_continuation(unsigned char byte) {
  return (byte & 0xC0U) == 0x80U;
}

}  // namespace

// The ranges of well-formed sequences: Unicode standard, table 3-7.
CodePoint read_code_point(std::string_view utf8, std::size_t offset) {
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(utf8[offset + i]); };
  const std::size_t left = utf8.size() - offset;
  const unsigned char lead = at(0);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xC2 || lead > 0xF4) return invalid_byte;
  if (left < 2 || !is_continuation(at(1))) return invalid_byte;
  const char32_t second = at(1) & 0x3FU;
  if (lead < 0xE0) return {(lead & 0x1FU) << 6 | second, 2};
  if (left < 3 || !is_continuation(at(2))) return invalid_byte;
  const char32_t third = at(2) & 0x3FU;
  if (lead < 0xF0) {
    const char32_t value = (lead & 0x0FU) << 12 | second << 6 | third;
    if (value < 0x800 || (value >= 0xD800 && value < 0xE000)) return invalid_byte;
    return {value, 3};
  }
  if (left < 4 || !is_continuation(at(3))) return invalid_byte;
  const char32_t value = (lead & 0x07U) << 18 | second << 12 | third << 6 | (at(3) & 0x3FU);
  if (value < 0x10000 || value > 0x10FFFF) return invalid_byte;
  return {value, 4};
}

void append_code_point(char32_t code_point, std::string& out) {
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xC0U | code_point >> 6);
    put(0x80U | (code_point & 0x3FU));
  } else if (code_point < 0x10000) {
    put(0xE0U | code_point >> 12);
    put(0x80U | (code_point >> 6 & 0x3FU));
    put(0x80U | (code_point & 0x3FU));
  } else {
    put(0xF0U | code_point >> 18);
    put(0x80U | (code_point >> 12 & 0x3FU));
    put(0x80U | (code_point >> 6 & 0x3FU));
    put(0x80U | (code_point & 0x3FU));
  }
}

std::size_t count_code_points(std::string_view utf8) {
  std::size_t count = 0;
  for (std::size_t offset = 0; offset < utf8.size(); ++count) offset += read_code_point(utf8, offset).width;
  return count;
}

}  // namespace copydesk
