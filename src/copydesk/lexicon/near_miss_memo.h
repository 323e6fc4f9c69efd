#pragma once

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "copydesk/lexicon/lexicon.h"

namespace copydesk {

/// The near misses of the words looked for last: several checks ask about the same word. One per thread; bounded
/// memory. The lexicon must outlive it.
class NearMissMemo {
 public:
  static constexpr std::size_t limit = 5;

  explicit NearMissMemo(const Lexicon& lexicon) : lexicon_(&lexicon) {}

  /// `Lexicon::near_misses` of a word, at most `limit`. Valid until the next call. `word` tells words of one document
  /// apart.
  [[nodiscard]] std::span<const NearMiss> find(WordId word, std::string_view folded) {
    auto& slot = slots_[word % slots_.size()];
    if (slot.word != word) slot = {.word = word, .misses = lexicon_->near_misses(folded, limit)};
    return slot.misses;
  }

  /// Forgets everything. Call between documents, since they give ids to unknown words anew.
  void clear() { slots_.fill({}); }

 private:
  struct Slot {
    WordId word = no_word;
    std::vector<NearMiss> misses = {};
  };
  const Lexicon* lexicon_;
  std::array<Slot, 128> slots_ = {};
};

}  // namespace copydesk
