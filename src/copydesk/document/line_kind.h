#pragma once

#include <span>

#include "copydesk/document/line.h"

namespace copydesk {

/// Decides the lines whose own words tell their kind, wherever they stand.
void tell_cues(const LineReader& reader, std::span<Line> lines);

/// Tells the kind of every other line by its place and its neighbours, and where each stands to the running text.
/// Datelines are not split off yet: their lines are paragraphs here.
void tell_kinds(const LineReader& reader, std::span<Line> lines);

}  // namespace copydesk
