#pragma once

#include <string_view>
#include <vector>

#include "copydesk/fix/patch.h"

namespace copydesk {

/// Deletions of all that a line says take the line with them, with its blanks and its line end, and the empty lines
/// behind it where others stand before it, so that no gap grows; at the end of the text those before it. Other edits
/// stay as they are. `edits`: sorted, without overlap, of the text's bytes, in which LF and CR end lines (no UTF-16).
/// Linear.
void take_whole_lines(std::string_view text, std::vector<Edit>& edits);

}  // namespace copydesk
