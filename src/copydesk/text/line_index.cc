#include "copydesk/text/line_index.h"

#include <algorithm>
#include <iterator>

#include "copydesk/text/line_break.h"
#include "copydesk/text/utf8.h"

namespace copydesk {
namespace {

constexpr std::uint32_t milestone_distance = 4096;  // bytes

}  // namespace

LineIndex::LineIndex(std::string_view utf8, LineEnds ends) : utf8_(utf8), ends_(ends), starts_{0} {
  if (ends == LineEnds::line_feed) {
    for (auto end = utf8.find('\n'); end != utf8.npos; end = utf8.find('\n', end + 1)) add_line(end + 1);
  } else {
    LineBreaks breaks(utf8);
    for (auto line = breaks.next(0); line.begin < utf8.size(); line = breaks.next(line.end)) add_line(line.end);
  }
  add_milestones(starts_.back(), static_cast<std::uint32_t>(utf8.size()));
}

void LineIndex::add_line(std::size_t end) {
  const auto next = static_cast<std::uint32_t>(end);
  add_milestones(starts_.back(), next);
  starts_.push_back(next);
}

LineIndex::Milestone LineIndex::behind_one(Milestone place) const {
  const CodePoint c = read_code_point(utf8_, place.offset);
  place.offset += c.width;
  place.column += 1;
  place.utf16_column += c.value >= 0x10000 && c.value != invalid_code_point ? 2 : 1;
  return place;
}

void LineIndex::add_milestones(std::uint32_t begin, std::uint32_t end) {
  Milestone here{.offset = begin};
  while (end - here.offset > milestone_distance) {
    for (const auto stop = here.offset + milestone_distance; here.offset < stop;) here = behind_one(here);
    milestones_.push_back(here);
  }
}

// The last known place of a line, which begins at `start`, for which `is_past` is still false.
template <class IsPast>
LineIndex::Milestone LineIndex::nearest(std::uint32_t start, std::uint32_t end, const IsPast& is_past) const {
  const auto before = [](std::uint32_t place, const Milestone& m) { return place < m.offset; };
  const auto first = std::upper_bound(milestones_.begin(), milestones_.end(), start, before);
  const auto last = std::upper_bound(first, milestones_.end(), end, before);
  const auto behind = std::partition_point(first, last, [&](const Milestone& m) { return !is_past(m); });
  return behind == first ? Milestone{.offset = start} : *std::prev(behind);
}

Position LineIndex::at(std::uint32_t offset) const {
  offset = std::min(offset, static_cast<std::uint32_t>(utf8_.size()));
  const auto next = std::upper_bound(starts_.begin(), starts_.end(), offset);
  const auto number = static_cast<std::uint32_t>(next - starts_.begin());
  const auto start = line_start(number);
  const auto is_past = [offset](const Milestone& m) { return m.offset > offset; };  // inside a character: its column
  auto here = nearest(start, offset, is_past);
  while (here.offset < offset) {
    const auto further = behind_one(here);
    if (is_past(further)) break;
    here = further;
  }
  return {.line = number, .column = here.column, .utf16_column = here.utf16_column, .byte_column = offset - start + 1};
}

std::uint32_t LineIndex::offset_of(std::uint32_t number, std::uint32_t column, ColumnUnit unit) const {
  if (number > line_count()) return static_cast<std::uint32_t>(utf8_.size());
  const auto start = line_start(std::max(number, 1U));
  const auto end = start + static_cast<std::uint32_t>(line(std::max(number, 1U)).size());
  const auto is_past = [&](const Milestone& m) {
    return (unit == ColumnUnit::bytes   ? m.offset - start + 1
            : unit == ColumnUnit::utf16 ? m.utf16_column
                                        : m.column) > column;
  };
  auto here = nearest(start, end, is_past);
  while (here.offset < end) {
    const auto further = behind_one(here);
    if (is_past(further)) break;
    here = further;
  }
  return here.offset;
}

std::string_view LineIndex::line(std::uint32_t number) const {
  const std::uint32_t begin = starts_[number - 1];
  std::string_view line = utf8_.substr(begin, number < line_count() ? starts_[number] - begin : std::string_view::npos);
  const bool has_feed = line.ends_with('\n');
  if (has_feed) line.remove_suffix(1);
  if (line.ends_with('\r') && (has_feed || ends_ == LineEnds::any)) line.remove_suffix(1);
  return line;
}

}  // namespace copydesk
