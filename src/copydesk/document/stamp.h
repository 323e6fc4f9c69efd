#pragma once

#include "copydesk/document/line.h"

namespace copydesk {

/// Is the line nothing but the date or time of publication: "Published: 2021-03-14 09:26", "October 24, 2020",
/// "Updated 3 hours ago"? Times alone ("0:00 0:01:37", of a player) and months alone ("March 2020", of an archive)
/// are not.
[[nodiscard]] bool is_stamp(const LineReader& reader, const Line& line);

}  // namespace copydesk
