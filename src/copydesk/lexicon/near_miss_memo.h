#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "copydesk/lexicon/lexicon.h"
#include "copydesk/lexicon/text_memo.h"

namespace copydesk {

/// The near misses of the words looked for last. One per thread; 512 KiB. The lexicon must outlive it.
class NearMissMemo {
 public:
  static constexpr std::size_t limit = 5;

  explicit NearMissMemo(const Lexicon& lexicon) : lexicon_(&lexicon) {}

  /// `Lexicon::near_misses` of a folded word, at most `limit`. Valid until the next call.
  [[nodiscard]] std::span<const NearMiss> find(std::string_view folded) {
    const auto& found = memo_.find(folded, [this](std::string_view word) {
      const auto misses = lexicon_->near_misses(word, limit);
      Misses result{.count = static_cast<std::uint32_t>(misses.size())};
      std::copy(misses.begin(), misses.end(), result.misses.begin());
      return result;
    });
    return std::span(found.misses).first(found.count);
  }

 private:
  struct Misses {
    std::uint32_t count = 0;
    std::array<NearMiss, limit> misses = {};
  };
  const Lexicon* lexicon_;
  TextMemo<Misses> memo_{8192};
};

}  // namespace copydesk
