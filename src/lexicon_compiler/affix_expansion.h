#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "copydesk/result.h"

namespace copydesk {

/// A form that the affix rules of a Hunspell dictionary can make.
struct AffixedForm {
  std::string text = {};
  bool no_suggest = false;  ///< its entry bears the NOSUGGEST flag

  auto operator<=>(const AffixedForm&) const = default;
};

/// Expands every entry of a .dic file by all suffixes, prefixes and both that its flags allow; two-fold suffixes too.
/// Makes too many rather than too few (conditions like FORBIDDENWORD, NEEDAFFIX, CIRCUMFIX are not weighed): ask
/// HunspellDictionary::accepts of each. Compounds are not made. Reads UTF-8 dictionaries with flags of any FLAG type
/// and AF aliases. Sorted, without duplicates. Format: man 5 hunspell.
[[nodiscard]] Result<std::vector<AffixedForm>> expand_affixes(const std::filesystem::path& stem);

}  // namespace copydesk
