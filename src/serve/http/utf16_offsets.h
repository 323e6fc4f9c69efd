#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace copydesk::serve {

/// How many UTF-16 units stand before a byte of a UTF-8 text, which must be valid. Building is linear, asking is O(1).
class Utf16Offsets {
 public:
  explicit Utf16Offsets(std::string_view utf8);
  [[nodiscard]] std::uint32_t at(std::size_t offset) const;

 private:
  std::string_view utf8_;
  std::vector<std::uint32_t> milestones_ = {};
};

}  // namespace copydesk::serve
