#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "copydesk/result.h"
#include "copydesk/text/offset_map.h"
#include "copydesk/text/span.h"

namespace copydesk {

enum class Encoding : std::uint8_t { utf8, utf16le, utf16be, windows1252 };

/// Where bytes come from, which decides whether their encoding is known.
enum class TextSource : std::uint8_t {
  file,    ///< as they arrived: the encoding is told from the bytes
  unicode  ///< the UTF-8 of a string that was Unicode already (JSON, a str, an editor's buffer): nothing is guessed
};

/// The field's name of an encoding: "UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252".
[[nodiscard]] std::string_view name(Encoding encoding);

/// Bytes that are not text in the file's encoding. `span` is in bytes of `Text::utf8()`.
struct DecodingFault {
  Span span = {};
  std::string_view reason = {};  ///< "invalid UTF-8 byte", "lone surrogate", "NUL byte" … (static storage)

  bool operator==(const DecodingFault&) const = default;
};

/// A file as text: its bytes, the UTF-8 that every later stage reads, and the way back.
///
/// A UTF-8 file (with or without BOM) is not copied or repaired: `utf8()` is a view into its bytes, invalid
/// sequences included, and they are listed in `faults()`. UTF-16 (by BOM, or by its NUL pattern) and
/// Windows-1252 (not UTF-8, and every high byte is a printable one of that code page) are transcoded. What was a
/// Unicode string is UTF-8 whatever it looks like.
/// Movable, not copyable: views point into it, so take them when it has come to rest. Immutable after construction, so
/// any thread may read it.
class Text {
 public:
  /// Takes the bytes of a file or of a Unicode string. Fails on 4 GiB and more (a Span could not address them) and on
  /// binary data (NUL bytes or control characters in more than 1 of 10 of the first 4 KiB, a file in UTF-16 aside).
  /// Linear in the size; copies nothing for UTF-8.
  [[nodiscard]] static Result<Text> decode(std::string bytes, TextSource source = TextSource::file);

  Text(Text&&) noexcept;
  Text& operator=(Text&&) noexcept;
  Text(const Text&) = delete;
  Text& operator=(const Text&) = delete;
  ~Text() = default;

  [[nodiscard]] std::string_view bytes() const { return bytes_; }
  [[nodiscard]] std::string_view utf8() const;
  [[nodiscard]] Encoding encoding() const { return encoding_; }
  [[nodiscard]] bool has_bom() const { return has_bom_; }
  [[nodiscard]] const std::vector<DecodingFault>& faults() const { return faults_; }

  /// A span of `utf8()` as a span of `bytes()`, and back. O(log n) for transcoded files, else O(1).
  [[nodiscard]] Span to_file(Span utf8_span) const { return map_.to_file(utf8_span); }
  [[nodiscard]] Span to_utf8(Span file_span) const { return map_.to_text(file_span); }

 private:
  Text() = default;

  std::string bytes_ = {};
  std::string transcoded_ = {};  // empty for UTF-8
  Encoding encoding_ = Encoding::utf8;
  bool has_bom_ = false;
  OffsetMap map_{};
  std::vector<DecodingFault> faults_ = {};
};

}  // namespace copydesk
