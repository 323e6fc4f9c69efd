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

/// Line and column of byte offsets in a UTF-8 text. LF, CRLF and lone CR end a line. An invalid byte counts as
/// one column. A text that ends in a line end has an empty last line. The view must outlive the index. Building is
/// linear; `at` is O(log lines) and reads at most some 4 KiB, however long the line.
class LineIndex {
 public:
  explicit LineIndex(std::string_view utf8);

  [[nodiscard]] Position at(std::uint32_t offset) const;
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
  void add_milestones(std::uint32_t begin, std::uint32_t end);

  std::string_view utf8_;
  std::vector<std::uint32_t> starts_;
  std::vector<Milestone> milestones_ = {};
};

}  // namespace copydesk
