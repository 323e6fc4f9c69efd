#include <cstring>
#include <limits>
#include <simdjson.h>
#include <utility>

#include "copydesk/text/encoding.h"
#include "copydesk/text/text.h"
#include "copydesk/text/utf8.h"

namespace copydesk {
namespace {

constexpr std::string_view invalid_utf8 = "invalid UTF-8 byte";
constexpr std::string_view lone_surrogate = "lone surrogate";
constexpr std::string_view half_unit = "half a UTF-16 unit at the end of the file";
constexpr std::string_view nul_byte = "NUL byte";
constexpr std::string_view undefined_byte = "byte without a character in windows-1252";
constexpr char32_t replacement = 0xFFFD;
constexpr std::size_t size_limit = std::numeric_limits<std::uint32_t>::max();

/// What validation of UTF-8 found; high bytes speak for or against Windows-1252.
struct Utf8Survey {
  std::vector<DecodingFault> faults = {};
  std::size_t sequences = 0;    ///< valid ones of two bytes and more
  std::size_t invalid = 0;      ///< bytes
  bool all_windows1252 = true;  ///< every high byte has a character there
  bool cut_at_end = false;      ///< the only invalid bytes begin a sequence that the end of the file cuts off
};

/// First place in [i, end) that is neither plain ASCII nor anything to look at: a high byte or NUL.
std::size_t skip_ascii(std::string_view text, std::size_t i) {
  for (; i + 8 <= text.size(); i += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + i, 8);
    if (((word | (word - 0x0101010101010101U)) & 0x8080808080808080U) != 0) break;  // a high byte or a zero
  }
  while (i < text.size() && static_cast<signed char>(text[i]) > 0) ++i;
  return i;
}

void add_fault(std::vector<DecodingFault>& faults, std::size_t begin, std::size_t end, std::string_view reason) {
  const auto first = static_cast<std::uint32_t>(begin), last = static_cast<std::uint32_t>(end);
  if (!faults.empty() && faults.back().span.end == first && faults.back().reason == reason) {
    faults.back().span.end = last;
  } else {
    faults.push_back({.span = {first, last}, .reason = reason});
  }
}

bool is_cut_sequence(std::string_view tail) {
  const auto lead = static_cast<unsigned char>(tail[0]);
  const std::size_t width = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || tail.size() >= width) return false;
  for (const char c : tail.substr(1)) {
    if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) return false;
  }
  return true;
}

Utf8Survey survey_utf8(std::string_view text) {
  Utf8Survey survey;
  // Nearly all files are sound: that shows at some gigabytes a second.
  if (simdjson::validate_utf8(text) && text.find('\0') == std::string_view::npos) return survey;
  for (std::size_t i = skip_ascii(text, 0); i < text.size(); i = skip_ascii(text, i)) {
    const CodePoint c = read_code_point(text, i);
    if (c.value == 0) {
      add_fault(survey.faults, i, i + 1, nul_byte);
    } else if (c.value == invalid_code_point) {
      if (survey.invalid++ == 0) survey.cut_at_end = is_cut_sequence(text.substr(i));
      survey.all_windows1252 &= windows1252_code_point(static_cast<unsigned char>(text[i])) != replacement;
      add_fault(survey.faults, i, i + 1, invalid_utf8);
    } else {
      ++survey.sequences;
    }
    i += c.width;
  }
  return survey;
}

/// Windows-1252 rather than UTF-8 with some broken bytes: next to no valid sequence among the high bytes.
bool looks_like_windows1252(const Utf8Survey& survey) {
  return survey.invalid > survey.sequences * 4 && survey.all_windows1252 && !survey.cut_at_end;
}

/// Text under construction from another encoding.
struct Transcoding {
  std::string text = {};
  OffsetMap map;
  std::vector<DecodingFault> faults = {};

  void append(char32_t c, std::uint32_t file_width, std::string_view fault) {
    const std::size_t begin = text.size();
    append_code_point(c, text);
    map.append(static_cast<std::uint32_t>(text.size() - begin), file_width);
    if (!fault.empty()) add_fault(faults, begin, text.size(), fault);
  }
};

Transcoding from_windows1252(std::string_view bytes) {
  Transcoding out{.map = OffsetMap()};
  out.text.reserve(bytes.size() + bytes.size() / 8);
  for (const char byte : bytes) {
    const char32_t c = windows1252_code_point(static_cast<unsigned char>(byte));
    out.append(c, 1, c == 0 ? nul_byte : c == replacement ? undefined_byte : std::string_view());
  }
  return out;
}

Transcoding from_utf16(std::string_view bytes, std::uint32_t bom, bool little_endian) {
  Transcoding out{.map = OffsetMap(bom)};
  out.text.reserve(bytes.size() / 2 + bytes.size() / 8);
  const auto unit = [&](std::size_t i) -> char32_t {
    const auto first = static_cast<unsigned char>(bytes[i]), second = static_cast<unsigned char>(bytes[i + 1]);
    return little_endian ? second * 256U + first : first * 256U + second;
  };
  std::size_t i = bom;
  while (i + 1 < bytes.size()) {
    const char32_t high = unit(i);
    const bool pair =
        high >= 0xD800 && high < 0xDC00 && i + 3 < bytes.size() && unit(i + 2) >= 0xDC00 && unit(i + 2) < 0xE000;
    if (pair) {
      out.append(0x10000 + ((high - 0xD800) << 10) + (unit(i + 2) - 0xDC00), 4, {});
    } else if (high >= 0xD800 && high < 0xE000) {
      out.append(replacement, 2, lone_surrogate);
    } else {
      out.append(high, 2, high == 0 ? nul_byte : std::string_view());
    }
    i += pair ? 4 : 2;
  }
  if (i < bytes.size()) out.append(replacement, 1, half_unit);
  return out;
}

}  // namespace

std::string_view name(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8:
      return "UTF-8";
    case Encoding::utf16le:
      return "UTF-16LE";
    case Encoding::utf16be:
      return "UTF-16BE";
    case Encoding::windows1252:
      return "windows-1252";
  }
  return {};
}

Text::Text(Text&&) noexcept = default;
Text& Text::operator=(Text&&) noexcept = default;

std::string_view Text::utf8() const {
  if (encoding_ != Encoding::utf8) return transcoded_;
  return std::string_view(bytes_).substr(has_bom_ ? 3 : 0);
}

Result<Text> Text::decode(std::string bytes, TextSource source) {
  if (bytes.size() >= size_limit) return fail("", "the file has 4 GiB or more", "split it");
  const bool is_unicode = source == TextSource::unicode;
  ByteOrderMark bom = byte_order_mark(bytes);
  if (is_unicode && bom.encoding != Encoding::utf8) bom = {};
  Text text;
  text.has_bom_ = bom.size > 0;
  text.encoding_ = bom.encoding;
  if (bom.size == 0 && !is_unicode) text.encoding_ = utf16_by_nul_pattern(bytes).value_or(Encoding::utf8);
  const bool utf16 = text.encoding_ == Encoding::utf16le || text.encoding_ == Encoding::utf16be;
  if (const std::string_view format = binary_format(bytes); !format.empty() && !(utf16 && format == "binary data")) {
    return fail("", "cannot read " + std::string(format) + " as text",
                is_unicode ? "decode it first: a Unicode string has no NUL characters between its letters"
                           : "give UTF-8, UTF-16 or Windows-1252 text");
  }
  text.bytes_ = std::move(bytes);

  Transcoding transcoding;
  if (utf16) {
    transcoding = from_utf16(text.bytes_, bom.size, text.encoding_ == Encoding::utf16le);
  } else {
    Utf8Survey survey = survey_utf8(text.utf8());
    if (is_unicode || bom.size > 0 || !looks_like_windows1252(survey)) {
      text.map_ = OffsetMap(bom.size);
      text.faults_ = std::move(survey.faults);
      return text;
    }
    text.encoding_ = Encoding::windows1252;
    transcoding = from_windows1252(text.bytes_);
  }
  if (transcoding.text.size() >= size_limit) return fail("", "the text has 4 GiB or more as UTF-8", "split it");
  text.transcoded_ = std::move(transcoding.text);
  text.map_ = std::move(transcoding.map);
  text.faults_ = std::move(transcoding.faults);
  return text;
}

}  // namespace copydesk
