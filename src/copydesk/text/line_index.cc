#include "copydesk/text/line_index.h"

#include <algorithm>
#include <iterator>

#include "copydesk/text/line_break.h"
#include "copydesk/text/utf8.h"

namespace copydesk {
namespace {

constexpr std::uint32_t milestone_distance = 4096;  // bytes

}  // namespace

LineIndex::LineIndex(std::string_view utf8) : utf8_(utf8), starts_{0} {
  LineBreaks breaks(utf8);
  for (auto line = breaks.next(0); line.begin < utf8.size(); line = breaks.next(line.end)) {
    add_milestones(starts_.back(), static_cast<std::uint32_t>(line.end));
    starts_.push_back(static_cast<std::uint32_t>(line.end));
  }
  add_milestones(starts_.back(), static_cast<std::uint32_t>(utf8.size()));
}

void LineIndex::add_milestones(std::uint32_t begin, std::uint32_t end) {
  Milestone here{.offset = begin};
  while (end - here.offset > milestone_distance) {
    for (const auto stop = here.offset + milestone_distance; here.offset < stop;) {
      const CodePoint c = read_code_point(utf8_, here.offset);
      here.offset += c.width;
      ++here.column;
      here.utf16_column += c.value >= 0x10000 && c.value != invalid_code_point ? 2 : 1;
    }
    milestones_.push_back(here);
  }
}

Position LineIndex::at(std::uint32_t offset) const {
  offset = std::min(offset, static_cast<std::uint32_t>(utf8_.size()));
  const auto next = std::upper_bound(starts_.begin(), starts_.end(), offset);
  Position position{.line = static_cast<std::uint32_t>(next - starts_.begin())};
  const std::uint32_t start = starts_[position.line - 1];
  position.byte_column = offset - start + 1;
  auto from = start;
  const auto behind = std::upper_bound(milestones_.begin(), milestones_.end(), offset,
                                       [](std::uint32_t place, const Milestone& m) { return place < m.offset; });
  if (behind != milestones_.begin() && std::prev(behind)->offset > start) {
    from = std::prev(behind)->offset;
    position.column = std::prev(behind)->column;
    position.utf16_column = std::prev(behind)->utf16_column;
  }
  for (std::size_t i = from; i < offset;) {
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
