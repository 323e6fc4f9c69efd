#include "copydesk/text/line_index.h"

#include <algorithm>

#include "copydesk/text/utf8.h"

namespace copydesk {

LineIndex::LineIndex(std::string_view utf8) : utf8_(utf8), starts_{0} {
  for (std::size_t i = utf8.find_first_of("\r\n"); i != std::string_view::npos; i = utf8.find_first_of("\r\n", i)) {
    i += utf8.substr(i, 2) == "\r\n" ? 2 : 1;
    starts_.push_back(static_cast<std::uint32_t>(i));
  }
}

Position LineIndex::at(std::uint32_t offset) const {
  offset = std::min(offset, static_cast<std::uint32_t>(utf8_.size()));
  const auto next = std::upper_bound(starts_.begin(), starts_.end(), offset);
  Position position{.line = static_cast<std::uint32_t>(next - starts_.begin())};
  const std::uint32_t start = starts_[position.line - 1];
  position.byte_column = offset - start + 1;
  for (std::size_t i = start; i < offset;) {
    const CodePoint c = read_code_point(utf8_, i);
    i += c.width;
    if (i > offset) break;  // inside a character: the column of that character
    ++position.column;
    position.utf16_column += c.value >= 0x10000 && c.value != invalid_code_point ? 2 : 1;
  }
  return position;
}

std::string_view LineIndex::line(std::uint32_t number) const {
  const std::uint32_t begin = starts_[number - 1];
  std::string_view line = utf8_.substr(begin, number < line_count() ? starts_[number] - begin : std::string_view::npos);
  if (line.ends_with('\n')) line.remove_suffix(1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace copydesk
