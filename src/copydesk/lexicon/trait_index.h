#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <memory>
#include <span>

#include "copydesk/text/token.h"

namespace copydesk {

/// Which tokens of a document are worth a look, in order of the text: most checks concern a few tokens in a hundred and
/// read these lists instead of all tokens. Every list has room for all tokens, so that adding needs no look at its end:
/// 36 bytes a token, of which only what is written is ever touched.
class TraitIndex {
 public:
  /// Forgets what was listed before, and lists the words with capitals. `places`, of so many tokens, must outlive what
  /// is asked of it.
  void begin(const TokenPlaces& places, std::size_t tokens);
  /// Tokens come in order of the text, but those with a trait of their own may come later.
  void add(std::uint32_t token, WordTrait traits) {
    for (auto rest = static_cast<unsigned>(traits); rest != 0; rest &= rest - 1)
      *ends_[static_cast<unsigned>(__builtin_ctz(rest))]++ = token;
  }
  void add_doubled(std::uint32_t token) { *ends_[doubled_list]++ = token; }

  /// Tokens that have the trait; one trait, not a set.
  [[nodiscard]] std::span<const std::uint32_t> with(WordTrait trait) const {
    return list(static_cast<std::size_t>(std::countr_zero(static_cast<unsigned>(trait))));
  }
  /// Words with a capital anywhere: "River", "NATO", "iPhone".
  [[nodiscard]] std::span<const std::uint32_t> with_capital() const { return with_capital_; }
  /// Words behind which the same word stands again.
  [[nodiscard]] std::span<const std::uint32_t> doubled() const { return list(doubled_list); }

 private:
  static constexpr std::size_t doubled_list = 8, lists = 9;  // one a trait before
  [[nodiscard]] std::span<const std::uint32_t> list(std::size_t i) const { return {&room_[i * size_], ends_[i]}; }

  std::unique_ptr<std::uint32_t[]> room_ = {};
  std::size_t size_ = 0;  // of a list, in tokens
  std::array<std::uint32_t*, lists> ends_ = {};
  std::span<const std::uint32_t> with_capital_ = {};
};

/// The part of a rising list of tokens that lies in [first, end). O(log n).
[[nodiscard]] std::span<const std::uint32_t> between(std::span<const std::uint32_t> tokens, std::uint32_t first,
                                                     std::uint32_t end);

}  // namespace copydesk
