#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace copydesk {

/// A place for people and file formats. Lines and columns count from 1.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;        ///< code points
  std::uint32_t utf16_column = 1;  ///< UTF-16 code units
  std::uint32_t byte_column = 1;

  bool operator==(const Position&) const = default;
};

/// In what columns are counted.
enum class ColumnUnit : std::uint8_t { code_points, utf16, bytes };

/// What ends a line: LF, CRLF and lone CR; or LF and CRLF alone, as for git and what is built on it.
enum class LineEnds : std::uint8_t { any, line_feed };

/// Line and column of byte offsets in a UTF-8 text, and back: the one place where columns are counted. An invalid byte
/// counts as one column. A text that ends in a line end has an empty last line. The view must outlive the index.
/// Building is linear; `at` and `offset_of` are O(log lines) and read at most some 4 KiB, however long the line.
class LineIndex {
 public:
  explicit LineIndex(std::string_view utf8, LineEnds ends = LineEnds::any);

  [[nodiscard]] Position at(std::uint32_t offset) const;
  /// Byte offset of a place (from 1). A column behind the line is the line's end, before its line end; a line behind
  /// the text is the text's end; a column inside a character is that character's begin.
  [[nodiscard]] std::uint32_t offset_of(std::uint32_t line, std::uint32_t column, ColumnUnit unit) const;
  [[nodiscard]] std::uint32_t line_count() const { return static_cast<std::uint32_t>(starts_.size()); }
  /// The line (1-based) without its line end.
  [[nodiscard]] std::string_view line(std::uint32_t number) const;
  /// Byte offset at which a line begins.
  [[nodiscard]] std::uint32_t line_start(std::uint32_t number) const { return starts_[number - 1]; }

 private:
  // A place inside a long line whose columns are known.
  struct Milestone {
    std::uint32_t offset = 0, column = 1, utf16_column = 1;
  };
  [[nodiscard]] Milestone behind_one(Milestone place) const;  // code point
  template <class IsPast>
  [[nodiscard]] Milestone nearest(std::uint32_t start, std::uint32_t end, const IsPast& is_past) const;
  void add_line(std::size_t end);
  void add_milestones(std::uint32_t begin, std::uint32_t end);

  std::string_view utf8_;
  LineEnds ends_;
  std::vector<std::uint32_t> starts_;
  std::vector<Milestone> milestones_ = {};
};

}  // namespace copydesk
