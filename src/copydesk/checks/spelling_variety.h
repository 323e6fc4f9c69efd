#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "copydesk/lexicon/lexicon.h"

namespace copydesk {

/// Of which country a spelling is; `ize`: American, and British in Oxford.
enum class SpellingVariety : std::uint8_t { none, american, british, ize };

struct RegionalSpelling {
  SpellingVariety variety = SpellingVariety::none;
  std::string counterpart = {};  ///< the word as the other country spells it, folded
};

/// Tells "colour" from "color". A word counts only if its counterpart is known: what one dictionary lacks is not yet of
/// the other country. Some lookups.
[[nodiscard]] RegionalSpelling spelling_variety(const Lexicon& lexicon, std::string_view folded, Spelling spelling);

}  // namespace copydesk
