#pragma once

#include <span>

#include "copydesk/document/line.h"

namespace copydesk {

/// Tells the kind of every line by its words, its place and its neighbours, and where it stands to the running text.
/// Datelines are not split off yet: their lines are paragraphs here.
void tell_kinds(const LineReader& reader, std::span<Line> lines);

}  // namespace copydesk
