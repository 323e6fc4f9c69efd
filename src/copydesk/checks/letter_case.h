#pragma once

#include <string>
#include <string_view>

namespace copydesk {

/// `replacement` in capitals where `model` is all in capitals ("MOSKAU": "MOSCOW"), with a capital where `model` begins
/// with one, else as it is. Only ASCII letters change.
[[nodiscard]] std::string with_case_of(std::string_view model, std::string_view replacement);

}  // namespace copydesk
