#pragma once

#include <cstdint>
#include <vector>

#include "copydesk/text/span.h"

namespace copydesk {

/// Maps byte offsets of decoded text to byte offsets of the file, as runs of characters of equal width
/// (ASCII in UTF-16 is one run: 1 text byte to 2 file bytes a character). A default map is the identity.
/// Offsets inside a character map to its start; spans map outwards, to whole characters.
/// Lookup O(log runs).
class OffsetMap {
 public:
  /// Identity shifted by `file_offset` (the length of a byte-order mark).
  explicit OffsetMap(std::uint32_t file_offset = 0);

  /// Appends one character: `text_width` bytes of text stand for `file_width` bytes of the file.
  void append(std::uint32_t text_width, std::uint32_t file_width);

  [[nodiscard]] Span to_file(Span text_span) const;
  [[nodiscard]] Span to_text(Span file_span) const;

 private:
  struct Run {
    std::uint32_t text_begin = 0, file_begin = 0;
    std::uint8_t text_width = 1, file_width = 1;
  };
  std::uint32_t file_offset_ = 0;
  std::uint32_t text_size_ = 0, file_size_ = 0;
  std::vector<Run> runs_ = {};  // empty: identity plus file_offset_
};

}  // namespace copydesk
