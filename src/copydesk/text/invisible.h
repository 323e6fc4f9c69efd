#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace copydesk {

enum class InvisibleKind : std::uint8_t {
  none,
  control,  ///< C0 but tab, line ends and NUL; DEL; C1
  soft_hyphen,
  zero_width,
  direction_mark,
  byte_order_mark,
  private_use,  ///< private-use and object replacement characters
};

/// Characters of one kind in a row that nobody sees and that have no work to do where they stand.
struct InvisibleRun {
  InvisibleKind kind = InvisibleKind::none;
  char32_t first = 0;              ///< the first of them
  std::string_view name = {};      ///< its name: "zero-width space"
  std::size_t begin = 0, end = 0;  ///< bytes
};

/// Goes through a text's invisible characters. Joiners between letters of scripts that need them, and marks of
/// direction in lines with right-to-left text, are passed over. Linear.
class InvisibleRuns {
 public:
  explicit InvisibleRuns(std::string_view utf8) : text_(utf8) {}
  /// The next run, or nothing at the end.
  [[nodiscard]] std::optional<InvisibleRun> next();

 private:
  [[nodiscard]] bool is_right_to_left_line(std::size_t at);

  std::string_view text_;
  std::size_t at_ = 0;
  char32_t before_ = ' ';
  std::size_t judged_line_end_ = 0;  // lines are judged for their direction once
  bool line_is_right_to_left_ = false;
};

}  // namespace copydesk
