#pragma once

#include <optional>

#include "copydesk/document/line.h"

namespace copydesk {

/// The kind that a line's own words tell, wherever it stands: caption ("FILE -", "(Photo: …)"), credit ("Editing by
/// …"), stamp, list (by its bullet), byline ("By …"). None for all other lines.
[[nodiscard]] std::optional<BlockKind> kind_by_cue(const LineReader& reader, const Line& line);

/// Begins with "- ", "* ", "1. " or "2) ": an item if its neighbours do so too.
[[nodiscard]] bool may_be_item(const LineReader& reader, const Line& line);

/// Names and what joins them only: "Carla Sand", "Jane Doe and Tom Lee, Reuters". Two to six words.
[[nodiscard]] bool is_names_only(const LineReader& reader, const Line& line);

}  // namespace copydesk
