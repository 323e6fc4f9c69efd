#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace copydesk {

/// Who came first with a hash: paragraphs, sentences or the like, by their numbers, which rise. A table with open
/// addressing that is kept over articles: beginning anew costs nothing, for what has an older stamp counts as empty.
class FirstWith {
 public:
  /// At most so many hashes (a power of two) are kept at once, 16 bytes each; one more forgets all before it.
  explicit FirstWith(std::size_t most) : most_slots_(2 * most) {}

  /// Forgets all. `hashes`: at most so many will come.
  void begin(std::size_t hashes);
  /// The first number with the hash; this one, if none before has it.
  std::uint32_t find_or_add(std::uint64_t hash, std::uint32_t number) {
    const std::uint64_t tag = hash << 32U;
    const std::uint32_t stamp = start_ + number;
    for (std::size_t at = hash >> shift_;; at = (at + 1) & mask_) {
      const std::uint64_t slot = slots_[at];
      const auto found = static_cast<std::uint32_t>(slot);
      if (found < oldest_) {
        slots_[at] = tag | stamp;
        last_ = stamp;
        if (++used_ > most_) forget(stamp);
        return number;
      }
      if (slot - found == tag) return found - start_;
    }
  }

  /// The same for many hashes of one number: calls `found` with each first number that is another.
  template <class Found>
  void find_or_add_all(std::span<const std::uint64_t> hashes, std::uint32_t number, const Found& found);

 private:
  void forget(std::uint32_t stamp) {
    oldest_ = stamp + 1;
    ++start_;  // the same number goes on with another stamp
    used_ = 0;
  }

  std::size_t most_slots_;
  std::vector<std::uint64_t> slots_ = {};  // above, 32 bits of the hash; below, the stamp
  unsigned shift_ = 0;
  std::size_t mask_ = 0, used_ = 0, most_ = 0;
  std::uint32_t start_ = 1, oldest_ = 1, last_ = 0;  // stamps: of number 0, of the oldest that counts, the last given
};

template <class Found>
void FirstWith::find_or_add_all(std::span<const std::uint64_t> hashes, std::uint32_t number, const Found& found) {
  if (used_ + hashes.size() > most_) {  // rare: a full table forgets
    for (const std::uint64_t hash : hashes) {
      if (const std::uint32_t first = find_or_add(hash, number); first != number) found(first);
    }
    return;
  }
  // The slots of a large table lie far apart: all are asked for before the first is read.
  std::uint64_t* const slots = slots_.data();
  if (mask_ >= 4096) {
    for (const std::uint64_t hash : hashes) __builtin_prefetch(slots + (hash >> shift_));
  }
  const unsigned shift = shift_;
  const std::size_t mask = mask_;
  const std::uint32_t oldest = oldest_, start = start_, stamp = start_ + number;
  std::size_t added = 0;
  for (const std::uint64_t hash : hashes) {
    for (std::size_t at = hash >> shift;; at = (at + 1) & mask) {
      const std::uint64_t slot = slots[at];
      const auto first = static_cast<std::uint32_t>(slot);
      if (first < oldest) {
        slots[at] = hash << 32U | stamp;
        ++added;
        break;
      }
      if (slot >> 32U != (hash & 0xFFFFFFFFU)) continue;
      if (first != stamp) found(first - start);
      break;
    }
  }
  used_ += added;
  if (added > 0) last_ = stamp;
}

}  // namespace copydesk
