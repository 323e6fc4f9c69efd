#include "copydesk/checks/first_with.h"

#include <algorithm>
#include <bit>

namespace copydesk {

void FirstWith::begin(std::size_t hashes) {
  const std::size_t slots = std::min(std::bit_ceil(2 * hashes + 2), most_slots_);
  start_ = last_ + 1;
  if (slots_.size() < slots || start_ > 1U << 31U) {
    slots_.assign(std::max(slots_.size(), slots), 0);
    start_ = 1;
  }
  oldest_ = start_;
  shift_ = 65U - static_cast<unsigned>(std::bit_width(slots));
  mask_ = slots - 1;
  most_ = slots / 2;
  used_ = 0;
}

}  // namespace copydesk
