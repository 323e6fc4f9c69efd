#include "serve/lsp/text_document.h"

#include <algorithm>

#include "copydesk/text/line_break.h"
#include "copydesk/text/utf8.h"

namespace copydesk::serve {
namespace {

std::uint32_t units(CodePoint c, PositionEncoding encoding) {
  if (encoding == PositionEncoding::utf8) return c.width;
  return encoding == PositionEncoding::utf16 && c.value >= 0x10000 && c.value != invalid_code_point ? 2 : 1;
}

}  // namespace

std::string_view name(PositionEncoding encoding) {
  switch (encoding) {
    case PositionEncoding::utf8:
      return "utf-8";
    case PositionEncoding::utf16:
      return "utf-16";
    case PositionEncoding::utf32:
      return "utf-32";
  }
  return "";
}

EditorPosition editor_position(const Position& place, PositionEncoding encoding) {
  const auto column = encoding == PositionEncoding::utf8    ? place.byte_column
                      : encoding == PositionEncoding::utf16 ? place.utf16_column
                                                            : place.column;
  return {.line = place.line - 1, .character = column - 1};
}

TextDocument::TextDocument(std::string utf8) : text_(std::move(utf8)), starts_{0} {
  find_lines(0, static_cast<std::uint32_t>(text_.size()), starts_);
}

/// The starts of lines behind breaks that begin in [begin, end).
void TextDocument::find_lines(std::uint32_t begin, std::uint32_t end, std::vector<std::uint32_t>& starts) const {
  const auto part = std::string_view(text_).substr(0, std::min<std::size_t>(text_.size(), end + std::size_t{1}));
  LineBreaks breaks(part);
  for (auto found = breaks.next(begin); found.begin < std::min<std::size_t>(end, text_.size());
       found = breaks.next(found.end))
    starts.push_back(static_cast<std::uint32_t>(found.end));
}

std::uint32_t TextDocument::offset_at(EditorPosition position, PositionEncoding encoding) const {
  if (position.line >= starts_.size()) return static_cast<std::uint32_t>(text_.size());
  const auto stop = position.line + 1 < starts_.size() ? starts_[position.line + 1] : text_.size();
  std::size_t place = starts_[position.line];
  for (std::uint32_t left = position.character; left > 0 && place < stop;) {
    if (text_[place] == '\n' || text_[place] == '\r') break;
    const auto c = read_code_point(text_, place);
    const auto width = units(c, encoding);
    if (width > left) break;
    left -= width;
    place += c.width;
  }
  return static_cast<std::uint32_t>(place);
}

void TextDocument::replace(EditorPosition begin, EditorPosition end, std::string_view with, PositionEncoding encoding) {
  const auto from = offset_at(begin, encoding);
  const auto to = std::max(from, offset_at(end, encoding));
  text_.replace(from, to - from, with);
  // A CR before the edit may now belong to a LF in it, or no longer to one behind it: the break before is looked at
  // again.
  const auto first = std::upper_bound(starts_.begin(), starts_.end(), from > 0 ? from - 1 : 0);
  const auto behind = std::upper_bound(first, starts_.end(), to);
  const auto shift = static_cast<std::uint32_t>(with.size()) - (to - from);  // modulo 2^32, as the sum below
  std::vector<std::uint32_t> starts(starts_.begin(), first);
  const auto stop = behind == starts_.end() ? static_cast<std::uint32_t>(text_.size()) : *behind + shift;
  find_lines(starts.back(), stop, starts);
  // The last break found may be that of the line behind.
  if (behind != starts_.end() && starts.back() == stop) starts.pop_back();
  for (auto start = behind; start != starts_.end(); ++start) starts.push_back(*start + shift);
  starts_ = std::move(starts);
}

}  // namespace copydesk::serve
