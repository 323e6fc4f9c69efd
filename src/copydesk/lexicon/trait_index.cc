#include "copydesk/lexicon/trait_index.h"

#include <algorithm>

namespace copydesk {

void TraitIndex::begin(const TokenPlaces& places) {
  for (auto& list : with_) list.clear();
  with_capital_ = places.capitals;
  doubled_.clear();
}

std::span<const std::uint32_t> between(std::span<const std::uint32_t> tokens, std::uint32_t first, std::uint32_t end) {
  const auto from = std::lower_bound(tokens.begin(), tokens.end(), first);
  return {from, std::lower_bound(from, tokens.end(), end)};
}

}  // namespace copydesk
