#include "copydesk/fix/whole_lines.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "copydesk/text/encoding.h"

namespace copydesk {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\f' || c == '\v';
}

bool ends_line(char c) {
  return c == '\n' || c == '\r';
}

class LineTaker {
 public:
  explicit LineTaker(std::string_view text) : text_(text), begin_(byte_order_mark(text).size) {}

  /// Widens an edit, if it deletes all of its lines, but not beyond the edits before and behind it.
  void widen(Edit& edit, std::uint32_t last_end, std::uint32_t next_begin) {
    const auto begin = line_begin(edit.span.begin), end = line_end(edit.span.end);
    const bool whole = edit.text.empty() && !edit.span.empty() && is_line_begin(begin) && begin >= last_end &&
                       (end == text_.size() || ends_line(text_[end - 1])) && end <= next_begin;
    const bool goes_on = whole && begin == last_end && gap_;  // behind a line that went as well
    gap_ = false;
    if (!whole) return;
    edit.span = {begin, end};
    gap_ = goes_on || begin == begin_ || is_empty_line(begin);
    while (gap_ && edit.span.end < next_begin) {
      const auto empty = line_end(edit.span.end);
      const bool is_line = empty > edit.span.end && (empty == text_.size() || ends_line(text_[empty - 1]));
      if (!is_line || empty > next_begin) break;
      edit.span.end = empty;
    }
  }

  /// The begin of the empty lines before one that begins at a place, no further back than `first`.
  [[nodiscard]] std::uint32_t without_empty_lines(std::uint32_t at, std::uint32_t first) const {
    while (at > std::max(first, begin_) && is_line_begin(at) && is_empty_line(at))
      at = std::max(first, line_begin(before_line_end(at)));
    return at;
  }

 private:
  [[nodiscard]] bool is_line_begin(std::uint32_t at) const { return at == begin_ || ends_line(text_[at - 1]); }
  /// Over the blanks before a place.
  [[nodiscard]] std::uint32_t line_begin(std::uint32_t at) const {
    while (at > begin_ && is_blank(text_[at - 1])) --at;
    return at;
  }
  /// Over the blanks behind a place and the end of the line.
  [[nodiscard]] std::uint32_t line_end(std::uint32_t at) const {
    while (at < text_.size() && is_blank(text_[at])) ++at;
    if (text_.substr(at).starts_with("\r\n")) return at + 2;
    return at < text_.size() && ends_line(text_[at]) ? at + 1 : at;
  }
  [[nodiscard]] std::uint32_t before_line_end(std::uint32_t at) const {
    return at - (text_.substr(0, at).ends_with("\r\n") ? 2 : 1);
  }
  /// Is the line before the one that begins at a place empty?
  [[nodiscard]] bool is_empty_line(std::uint32_t at) const {
    return at > begin_ && is_line_begin(line_begin(before_line_end(at)));
  }

  std::string_view text_;
  std::uint32_t begin_;
  bool gap_ = false;  // does the text before the last line that went end with an empty line?
};

}  // namespace

void take_whole_lines(std::string_view text, std::vector<Edit>& edits) {
  LineTaker taker(text);
  std::uint32_t last_end = 0;
  for (std::size_t i = 0; i < edits.size(); ++i) {
    const auto next = i + 1 < edits.size() ? edits[i + 1].span.begin : static_cast<std::uint32_t>(text.size());
    taker.widen(edits[i], last_end, next);
    last_end = edits[i].span.end;
  }
  // What goes at the end of the text goes with the empty lines before it.
  auto end = text.size();
  for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) {
    if (edit->span.end != end || !edit->text.empty()) break;
    const auto before = std::next(edit) == edits.rend() ? 0 : std::next(edit)->span.end;
    edit->span.begin = taker.without_empty_lines(edit->span.begin, before);
    end = edit->span.begin;
  }
}

}  // namespace copydesk
