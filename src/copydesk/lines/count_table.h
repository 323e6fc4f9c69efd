#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace copydesk {

/// Counts by hash, in a table that grows with what it holds.
class CountTable {
 public:
  struct Count {
    std::uint64_t key = 0;
    std::uint32_t lines = 0, last = 0;
  };

  /// Empties it, with room for so many keys before it has to grow.
  void clear(std::size_t keys = 0) {
    slots_.assign(std::max(smallest, std::bit_ceil(keys * 2)), {});
    used_ = 0;
  }
  /// The count of a key other than 0, new if need be.
  Count& operator[](std::uint64_t key) {
    auto* count = &slots_[place(key)];
    if (count->key != 0) return *count;
    if (++used_ * 2 > slots_.size()) {
      grow();
      count = &slots_[place(key)];
    }
    count->key = key;
    return *count;
  }
  /// The count of a key; an empty one if there is none.
  [[nodiscard]] const Count& find(std::uint64_t key) const { return slots_[place(key)]; }
  /// Where a count stands until the table grows, to come back to it without a search.
  [[nodiscard]] std::uint32_t place_of(const Count& count) const {
    return static_cast<std::uint32_t>(&count - slots_.data());
  }
  [[nodiscard]] const Count& at(std::uint32_t place) const { return slots_[place]; }

 private:
  static constexpr std::size_t smallest = 256;

  [[nodiscard]] std::size_t place(std::uint64_t key) const {
    const auto mask = slots_.size() - 1;
    auto at = (key * 0x9E3779B97F4A7C15ULL >> 20U) & mask;
    while (slots_[at].key != 0 && slots_[at].key != key) at = (at + 1) & mask;
    return at;
  }
  void grow() {
    auto old = std::vector<Count>(slots_.size() * 2);
    old.swap(slots_);
    for (const auto& count : old) {
      if (count.key != 0) slots_[place(count.key)] = count;
    }
  }

  std::vector<Count> slots_ = std::vector<Count>(smallest);
  std::size_t used_ = 0;
};

}  // namespace copydesk
