#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
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
    if (slot.word != word || slot.document != document_) {
      const auto misses = lexicon_->near_misses(folded, limit);
      slot = {.word = word, .document = document_, .count = static_cast<std::uint32_t>(misses.size())};
      std::copy(misses.begin(), misses.end(), slot.misses.begin());
    }
    return std::span(slot.misses).first(slot.count);
  }

  /// Forgets everything. Call between documents, since they give ids to unknown words anew.
  void clear() { ++document_; }

 private:
  struct Slot {
    WordId word = no_word;
    std::uint32_t document = 0;
    std::uint32_t count = 0;
    std::array<NearMiss, limit> misses = {};
  };
  const Lexicon* lexicon_;
  std::uint32_t document_ = 1;
  std::vector<Slot> slots_ = std::vector<Slot>(4096);  // 200 KiB
};

}  // namespace copydesk
