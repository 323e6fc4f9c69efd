#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include <re2/re2.h>

#include "copydesk/lexicon/hash.h"
#include "copydesk/rules/lazy_regex.h"

namespace copydesk {

/// Whether expressions match whole tokens, worked out once for short tokens that come again: some twenty instructions
/// instead of RE2's seven hundred. A new answer takes the place of another, so memory is bounded (128 KiB). One per
/// thread; the expressions must outlive it.
class TokenRegexMemo {
 public:
  [[nodiscard]] bool matches(const LazyRegex& regex, std::string_view token) {
    const re2::StringPiece text(token.data(), token.size());
    Slot wanted{.regex = &regex};
    if (token.size() >= sizeof wanted.text) return RE2::FullMatch(text, regex.get());
    std::memcpy(wanted.text.data(), token.data(), token.size());
    wanted.text.back() = static_cast<char>(token.size());
    if (slots_.empty()) slots_.resize(slot_count);
    std::array<std::uint64_t, 2> words;
    std::memcpy(words.data(), wanted.text.data(), sizeof words);
    const std::uint64_t hash =
        mix(words[0] ^ words[1] * 0x9E3779B97F4A7C15ULL ^ reinterpret_cast<std::uintptr_t>(&regex));
    Slot& slot = slots_[hash % slot_count];
    if (slot.regex != wanted.regex || slot.text != wanted.text) {
      slot = wanted;
      slot.matches = RE2::FullMatch(text, regex.get());
    }
    return slot.matches;
  }

 private:
  static constexpr std::size_t slot_count = 1U << 12U;
  struct Slot {
    const LazyRegex* regex = nullptr;
    std::array<char, 16> text = {};  // the last byte: the number of the others
    bool matches = false;
  };
  std::vector<Slot> slots_ = {};
};

}  // namespace copydesk
