#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace copydesk {

/// Bytes of a UTF-8 text as code points, asked in any order; in growing order each byte is looked at once. An offset
/// behind the end is the end. The view must outlive it.
class CodePoints {
 public:
  explicit CodePoints(std::string_view utf8) : utf8_(utf8) {}

  /// How many stand before a byte.
  [[nodiscard]] std::size_t before(std::size_t byte) {
    byte = std::min(byte, utf8_.size());
    if (byte < byte_) byte_ = count_ = 0;
    const auto passed = utf8_.substr(byte_, byte - byte_);
    count_ += static_cast<std::size_t>(std::count_if(
        passed.begin(), passed.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
    byte_ = byte;
    return count_;
  }

 private:
  std::string_view utf8_;
  std::size_t byte_ = 0, count_ = 0;
};

}  // namespace copydesk
