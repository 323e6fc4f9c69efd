#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "copydesk/text/line_index.h"
#include "copydesk/text/span.h"

namespace copydesk::serve {

/// What a `character` of the protocol counts within a line.
enum class PositionEncoding : std::uint8_t { utf8, utf16, utf32 };

[[nodiscard]] std::string_view name(PositionEncoding encoding);

/// A place in the protocol's terms; both count from 0.
struct EditorPosition {
  std::uint32_t line = 0;
  std::uint32_t character = 0;

  bool operator==(const EditorPosition&) const = default;
};

/// The protocol's form of a place.
[[nodiscard]] EditorPosition editor_position(const Position& place, PositionEncoding encoding);

/// The text that an editor has open, kept equal to the editor's by its edits. Lines end as in LineIndex, which is as in
/// the protocol.
class TextDocument {
 public:
  explicit TextDocument(std::string utf8);

  [[nodiscard]] const std::string& text() const { return text_; }

  /// The byte at a position. One behind the end of a line is the line's end, one behind the last line the text's;
  /// inside a character it is the character's begin. Linear in the line.
  [[nodiscard]] std::uint32_t offset_at(EditorPosition position, PositionEncoding encoding) const;

  /// Puts a text in place of what is between two positions. A move of memory, and linear in the new text and the number
  /// of lines.
  void replace(EditorPosition begin, EditorPosition end, std::string_view with, PositionEncoding encoding);

 private:
  void find_lines(std::uint32_t begin, std::uint32_t end, std::vector<std::uint32_t>& starts) const;

  std::string text_;
  std::vector<std::uint32_t> starts_ = {};  // of lines; the first is 0
};

}  // namespace copydesk::serve
