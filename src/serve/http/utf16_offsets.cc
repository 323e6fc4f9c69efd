#include "serve/http/utf16_offsets.h"

#include <algorithm>

namespace copydesk::serve {
namespace {

constexpr std::size_t distance = 256;  // bytes from one milestone to the next

std::uint32_t units(std::string_view utf8) {
  std::uint32_t count = 0;
  for (const char c : utf8) {
    const auto byte = static_cast<unsigned char>(c);
    count += (byte & 0xC0U) == 0x80 ? 0 : byte >= 0xF0 ? 2 : 1;  // what continues a character; surrogate pairs
  }
  return count;
}

}  // namespace

Utf16Offsets::Utf16Offsets(std::string_view utf8) : utf8_(utf8), milestones_{0} {
  for (std::size_t place = 0; place + distance <= utf8.size(); place += distance)
    milestones_.push_back(milestones_.back() + units(utf8.substr(place, distance)));
}

std::uint32_t Utf16Offsets::at(std::size_t offset) const {
  offset = std::min(offset, utf8_.size());
  const auto begin = offset / distance;
  return milestones_[begin] + units(utf8_.substr(begin * distance, offset - begin * distance));
}

}  // namespace copydesk::serve
