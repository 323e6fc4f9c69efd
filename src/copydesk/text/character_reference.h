#pragma once

#include <string_view>

#include "copydesk/text/replacement.h"

namespace copydesk {

/// The HTML character reference at `at`, the place of "&": "&amp;", "&#39;", "&#x2019;", and "&amp;quot;", which was
/// encoded twice; by the names that news text holds. `end` is 0 if there is none.
[[nodiscard]] Replacement html_reference_at(std::string_view utf8, std::size_t at);

/// The escape sequence at `at`, the place of a backslash: "\\u2019", "\\xe9", and pairs like "\\ud83d\\ude00". `end`
/// is 0 if there is none.
[[nodiscard]] Replacement escape_at(std::string_view utf8, std::size_t at);

}  // namespace copydesk
