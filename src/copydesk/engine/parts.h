#pragma once

#include <string_view>
#include <vector>

#include "copydesk/text/span.h"

namespace copydesk {

/// A text of this many bytes is read as a whole: no article is longer. What is, is a file of many articles.
inline constexpr std::uint32_t longest_part = 512 * 1024;

/// Parts a long text for reading: behind an empty line where there is one, else behind a line, a sentence (`. `), a
/// space; never inside a code point. In order, without gaps, none longer than `longest_part`; the whole where that is
/// no longer. So memory and the distance over which checks compare depend on the part, not on the file. Linear.
[[nodiscard]] std::vector<Span> parts_of(std::string_view utf8);

}  // namespace copydesk
