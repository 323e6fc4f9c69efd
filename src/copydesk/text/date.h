#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace copydesk {

/// The first full date in a short text such as "Published: 24 October 2020, 16:27 GMT": "2020-10-24", "2020/10/24",
/// "24.10.2020", "24 Oct. 2020", "Oct 24th, 2020". Numbers between slashes only where no reading is another day:
/// "24/10/2020", not "5/6/2020". None for a day that is not in the calendar, and before 1900 or after 2100. Linear.
[[nodiscard]] std::optional<std::chrono::year_month_day> find_date(std::string_view text);

/// "2020-10-24".
[[nodiscard]] std::string iso_date(std::chrono::year_month_day date);

}  // namespace copydesk
