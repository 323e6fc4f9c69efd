#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "copydesk/lexicon/hash.h"

namespace copydesk {

/// What was worked out for short texts, across documents: news names the same people for weeks. A new text takes the
/// place of another, so memory is bounded. Texts are known by 128 bits of hash. One per thread.
template <class Value>
class TextMemo {
 public:
  /// `slots`: a power of two; the memory is taken at the first use.
  explicit TextMemo(std::size_t slots) : slot_count_(slots) {}

  /// The value of a text, made by `make(text)` where it is not known. Valid until the next call.
  template <class Make>
  [[nodiscard]] const Value& find(std::string_view text, const Make& make) {
    const std::array<std::uint64_t, 2> key = {hash_of(text), checksum_of(text)};
    if (slots_.empty()) slots_.resize(slot_count_);
    Slot& slot = slots_[key[0] & (slot_count_ - 1)];
    if (slot.key != key) slot = {.key = key, .value = make(text)};
    return slot.value;
  }

 private:
  struct Slot {
    std::array<std::uint64_t, 2> key = {};
    Value value = {};
  };
  std::size_t slot_count_;
  std::vector<Slot> slots_ = {};
};

}  // namespace copydesk
