#pragma once

#include <optional>
#include <string_view>

#include "copydesk/text/replacement.h"

namespace copydesk {

/// First byte of all text that `mojibake_at` repairs: damaged characters begin with one of U+00C2 to U+00F4.
inline constexpr char mojibake_lead = '\xC3';

/// The run of characters at `at` that were UTF-8 and read as Windows-1252 ("â€™", "Ã©", also several times over), as it
/// ought to be; nothing if the characters there are right as they stand ("É”" in “CAFÉ”). Linear in the run.
[[nodiscard]] std::optional<Replacement> mojibake_at(std::string_view utf8, std::size_t at);

}  // namespace copydesk
