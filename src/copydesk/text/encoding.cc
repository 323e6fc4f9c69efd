#include "copydesk/text/encoding.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "copydesk/text/character.h"
#include "copydesk/text/utf8.h"

namespace copydesk {
namespace {

constexpr std::size_t sample_size = 4096;

using namespace std::string_view_literals;
constexpr std::pair<std::string_view, std::string_view> signatures[] = {
    {"\x89PNG", "a PNG image"},
    {"\xFF\xD8\xFF", "a JPEG image"},
    {"GIF8", "a GIF image"},
    {"PK\x03\x04", "a ZIP archive (also .docx, .odt, .epub)"},
    {"PK\x05\x06", "an empty ZIP archive"},
    {"\x7F"
     "ELF",
     "an ELF program"},
    {"%PDF-", "a PDF document"},
    {"\x1F\x8B", "gzip data"},
    {"\x28\xB5\x2F\xFD", "zstd data"},
    {"BZh", "bzip2 data"},
    {"\xFD"
     "7zXZ",
     "xz data"},
    {"\xD0\xCF\x11\xE0", "an old Microsoft Office document"},
    {"\xFF\xFE\0\0"sv, "UTF-32"},
    {"\0\0\xFE\xFF"sv, "UTF-32"},
};

constexpr bool is_control(unsigned char c) {
  return (c < 0x20 && c != '\t' && c != '\n' && c != '\f' && c != '\r') || c == 0x7F;
}

/// How many control characters a text has. Whole blocks without branches and in bytes, so that it goes in vectors.
std::size_t count_controls(std::string_view bytes) {
  constexpr std::size_t block = 128;
  std::size_t count = 0;
  while (!bytes.empty()) {
    std::uint8_t of_block = 0;
    for (const char byte : bytes.substr(0, block)) {
      const auto c = static_cast<unsigned char>(byte);
      const unsigned spaces = unsigned{c == '\t'} | unsigned{c == '\n'} | unsigned{c == '\f'} | unsigned{c == '\r'};
      of_block = static_cast<std::uint8_t>(of_block + ((unsigned{c < 0x20} & ~spaces) | unsigned{c == 0x7F}));
    }
    count += of_block;
    bytes.remove_prefix(std::min(block, bytes.size()));
  }
  return count;
}

}  // namespace

ByteOrderMark byte_order_mark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return {Encoding::utf8, 3};
  if (bytes.starts_with("\xFF\xFE")) return {Encoding::utf16le, 2};
  if (bytes.starts_with("\xFE\xFF")) return {Encoding::utf16be, 2};
  return {};
}

std::optional<Encoding> utf16_by_nul_pattern(std::string_view bytes) {
  if (bytes.size() % 2 != 0) return std::nullopt;
  const std::string_view sample = bytes.substr(0, sample_size);
  if (sample.find('\0') == std::string_view::npos) return std::nullopt;
  std::array<std::size_t, 2> nuls{};  // at even, at odd places
  std::size_t ascii = 0;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    if (sample[i] == '\0') ++nuls[i % 2];
    ascii += sample[i] >= ' ' && sample[i] <= '~';
  }
  const auto [few, many] = std::minmax(nuls[0], nuls[1]);
  // Latin text: every other byte is NUL. Other scripts: spaces and stops only, but then the rest is not ASCII either
  // (a text with stray NULs is).
  const std::size_t units = sample.size() / 2;
  const bool latin = many * 10 >= units * 4;
  const bool other_script = many * 20 >= units && ascii * 10 < sample.size() * 6;
  if (many == 0 || few * 20 > many || !(latin || other_script)) return std::nullopt;
  const Encoding encoding = nuls[1] > nuls[0] ? Encoding::utf16le : Encoding::utf16be;
  std::size_t odd = 0;  // units no text holds
  for (std::size_t i = 0; i < units; ++i) {
    const auto first = static_cast<unsigned char>(sample[2 * i]),
               second = static_cast<unsigned char>(sample[2 * i + 1]);
    const char32_t unit = encoding == Encoding::utf16le ? second * 256U + first : first * 256U + second;
    odd += unit < 0x80 ? is_control(static_cast<unsigned char>(unit)) : unit >= 0xFFFE;
  }
  return odd * 20 <= units ? std::optional(encoding) : std::nullopt;
}

std::string_view binary_format(std::string_view bytes) {
  for (const auto& [signature, format] : signatures) {
    if (bytes.starts_with(signature)) return format;
  }
  const std::string_view sample = bytes.substr(0, sample_size);
  return count_controls(sample) * 10 > sample.size() ? "binary data" : "";
}

// https://encoding.spec.whatwg.org/index-windows-1252.txt, less the five control characters it lets through.
char32_t windows1252_code_point(unsigned char byte) {
  constexpr std::array<char16_t, 32> high{0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                          0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
                                          0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                          0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};
  return byte >= 0x80 && byte < 0xA0 ? high[byte - 0x80U] : byte;
}

namespace {

std::optional<unsigned char> windows1252_byte(char32_t code_point) {
  for (unsigned byte = 0; byte < 256; ++byte) {
    if (windows1252_code_point(static_cast<unsigned char>(byte)) == code_point) return static_cast<unsigned char>(byte);
  }
  return std::nullopt;
}

void append_utf16(char32_t unit, bool little_endian, std::string& out) {
  const auto low = static_cast<char>(unit & 0xFFU), high = static_cast<char>(unit >> 8U & 0xFFU);
  out.push_back(little_endian ? low : high);
  out.push_back(little_endian ? high : low);
}

}  // namespace

std::optional<std::string> encoded(Encoding encoding, std::string_view utf8) {
  if (encoding == Encoding::utf8) return std::string(utf8);
  std::string result;
  for (std::size_t i = 0; i < utf8.size();) {
    const auto c = read_code_point(utf8, i);
    i += c.width;
    if (encoding == Encoding::windows1252) {
      const auto byte = windows1252_byte(c.value);
      if (!byte) return std::nullopt;
      result.push_back(static_cast<char>(*byte));
      continue;
    }
    const bool little_endian = encoding == Encoding::utf16le;
    if (c.value < 0x10000) {
      append_utf16(c.value, little_endian, result);
    } else {
      append_utf16(0xD800 + ((c.value - 0x10000) >> 10U), little_endian, result);
      append_utf16(0xDC00 + ((c.value - 0x10000) & 0x3FFU), little_endian, result);
    }
  }
  return result;
}

}  // namespace copydesk
