#pragma once

#include <string_view>
#include <vector>

namespace copydesk {

/// Whether two given names are forms by which one bearer goes: "Mike" and "Michael", "Volodymyr" and "Vladimir".
/// Expects folded words without diacritics. By dictionaries/given-name-variants.txt; O(log n).
[[nodiscard]] bool are_given_name_variants(std::string_view a, std::string_view b);

/// Numbers of the groups of variants that hold the name; two variants share one. Mostly none or one.
[[nodiscard]] std::vector<int> given_name_groups(std::string_view name);

}  // namespace copydesk
