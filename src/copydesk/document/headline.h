#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "copydesk/document/body.h"
#include "copydesk/document/line.h"

namespace copydesk {

/// The line before the body that is most like a headline: several words without a full stop, first of the text, near
/// the body, said again or named by the page's title ("HEADLINE - Site"). None if there is no such line.
/// O(n log n) in the lines before the body.
[[nodiscard]] std::optional<std::size_t> find_headline(const LineReader& reader, std::span<const Line> lines,
                                                       Body body);

/// Sets the kind of the headline and of its repeats anywhere in the text.
void mark_headlines(const LineReader& reader, std::span<Line> lines, std::size_t headline);

}  // namespace copydesk
