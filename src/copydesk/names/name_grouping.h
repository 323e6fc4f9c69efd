#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace copydesk {

/// A distinct name to group: in full, or a family name that no article explains.
struct GroupedName {
  std::string text = {};
  std::string known = {};   ///< preferred form of the gazetteer's entry; names of two entries are never one
  std::uint64_t count = 0;  ///< uses; the commonest of a group stands for it
  bool place = false;       ///< places are one where their entry is, and in no other case
};

/// Number of the group of each name, groups numbered by their first name. Depends on nothing but the names in their
/// order; give them sorted. Near-linear.
[[nodiscard]] std::vector<std::uint32_t> group_names(const std::vector<GroupedName>& names);

}  // namespace copydesk
