#pragma once

#include "copydesk/document/line.h"

namespace copydesk {

/// Where the dateline that opens a line ends, as a token; the line's first token when it has none. Knows
///   BAKU / YEREVAN (Reuters) -      WASHINGTON, Oct 24 (AP) —      Paris (AFP) –      an agency in brackets
///   STRELSAU/ZENDA --               VIRGINIA BEACH, Va. --         LONDON —           a place in capitals and a dash
///   MOSCOW, October 24. /TASS/.                                                       an agency between slashes
/// The second form only counts where `lead` says that the line may begin an article.
[[nodiscard]] std::uint32_t dateline_end(const LineReader& reader, const Line& line, bool lead);

}  // namespace copydesk
