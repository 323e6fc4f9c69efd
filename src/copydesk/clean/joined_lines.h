#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace copydesk {

/// A text whose hard-wrapped lines are joined, and for each of its lines the number of the line, counted from 0, with
/// which it began before.
struct JoinedLines {
  std::string text = {};
  std::vector<std::uint32_t> first_line = {};
};

/// Joins a line with the next where a program broke it: no empty line between, and the next word would not have fitted
/// into the width that the text keeps to. A text with lines over 100 bytes is not hard-wrapped. Linear.
[[nodiscard]] JoinedLines join_lines(std::string_view utf8);

}  // namespace copydesk
