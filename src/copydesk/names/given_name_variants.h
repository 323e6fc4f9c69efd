#pragma once

#include <string_view>

namespace copydesk {

/// Whether two given names are forms by which one bearer goes: "Mike" and "Michael", "Volodymyr" and "Vladimir".
/// Expects folded words without diacritics. By dictionaries/given-name-variants.txt; O(log n).
[[nodiscard]] bool are_given_name_variants(std::string_view a, std::string_view b);

}  // namespace copydesk
