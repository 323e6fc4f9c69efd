#include "copydesk/lexicon/trait_index.h"

#include <algorithm>

namespace copydesk {

void TraitIndex::begin(const TokenPlaces& places, std::size_t tokens) {
  if (tokens > size_) {
    room_ = std::make_unique_for_overwrite<std::uint32_t[]>(lists * tokens);
    size_ = tokens;
  }
  for (std::size_t i = 0; i < lists; ++i) ends_[i] = room_.get() + i * size_;
  with_capital_ = places.capitals;
}

std::span<const std::uint32_t> between(std::span<const std::uint32_t> tokens, std::uint32_t first, std::uint32_t end) {
  const auto from = std::lower_bound(tokens.begin(), tokens.end(), first);
  return {from, std::lower_bound(from, tokens.end(), end)};
}

}  // namespace copydesk
