#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "copydesk/text/text.h"

namespace copydesk {

/// The byte-order mark at the begin of a file, if any.
struct ByteOrderMark {
  Encoding encoding = Encoding::utf8;
  std::uint32_t size = 0;  ///< bytes; 0 for none
};
[[nodiscard]] ByteOrderMark byte_order_mark(std::string_view bytes);

/// UTF-16 without a mark, known by its NUL bytes: all at odd places (little endian) or all at even ones.
/// Looks at the first 4 KiB.
[[nodiscard]] std::optional<Encoding> utf16_by_nul_pattern(std::string_view bytes);

/// What binary format the bytes are ("a PNG image"), or empty for what may be text. Knows common formats by their
/// first bytes, others by NUL and control characters in more than 1 of 10 of the first 4 KiB.
[[nodiscard]] std::string_view binary_format(std::string_view bytes);

/// The Windows-1252 character of a byte; U+FFFD for the five that have none.
[[nodiscard]] char32_t windows1252_code_point(unsigned char byte);

/// Valid UTF-8 in the bytes of a file of this encoding, without a byte-order mark; nothing where the encoding lacks one
/// of its characters.
[[nodiscard]] std::optional<std::string> encoded(Encoding encoding, std::string_view utf8);

}  // namespace copydesk
