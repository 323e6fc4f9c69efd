#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <span>
#include <vector>

#include "copydesk/text/token.h"

namespace copydesk {

/// Which tokens of a document are worth a look, in order of the text: most checks concern a few tokens in a hundred and
/// read these lists instead of all tokens. Memory: 4 bytes for each token in a list.
class TraitIndex {
 public:
  /// Replaces what was listed before. Linear.
  void read(std::span<const Token> tokens);

  /// Tokens that have the trait; one trait, not a set.
  [[nodiscard]] std::span<const std::uint32_t> with(WordTrait trait) const {
    return with_[static_cast<std::size_t>(std::countr_zero(static_cast<unsigned>(trait)))];
  }
  /// Words with a capital anywhere: "River", "NATO", "iPhone".
  [[nodiscard]] std::span<const std::uint32_t> with_capital() const { return with_capital_; }
  /// Words behind which the same word stands again.
  [[nodiscard]] std::span<const std::uint32_t> doubled() const { return doubled_; }

 private:
  std::array<std::vector<std::uint32_t>, 8> with_ = {};
  std::vector<std::uint32_t> with_capital_ = {};
  std::vector<std::uint32_t> doubled_ = {};
};

/// The part of a rising list of tokens that lies in [first, end). O(log n).
[[nodiscard]] std::span<const std::uint32_t> between(std::span<const std::uint32_t> tokens, std::uint32_t first,
                                                     std::uint32_t end);

}  // namespace copydesk
