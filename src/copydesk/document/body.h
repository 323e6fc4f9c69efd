#pragma once

#include <cstddef>
#include <span>

#include "copydesk/document/line.h"

namespace copydesk {

/// Lines [first, end) that hold the article's running text; first == end when there is none.
struct Body {
  std::size_t first = 0, end = 0;

  [[nodiscard]] bool contains(std::size_t line) const { return first <= line && line < end; }
  bool operator==(const Body&) const = default;
};

/// Running text: a sentence with its stop, or a long line mostly in lower case (a paragraph cut short), not a list of
/// tags.
[[nodiscard]] bool is_prose(const Line& line);

/// A line of names and topics parted by commas.
[[nodiscard]] bool is_tag_line(const Line& line);

/// The stretch of lines with most running text for the least other lines: each line of running text counts for its
/// words, each other one against. So a call for donations behind twenty links is outside, a picture line inside.
/// After Finn, Kushmerick and Smyth, "Fact or fiction: content classification for digital libraries" (2001). Linear.
[[nodiscard]] Body find_body(const LineReader& reader, std::span<const Line> lines);

}  // namespace copydesk
