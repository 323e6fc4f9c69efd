#pragma once

#include <cstdint>
#include <iosfwd>
#include <string_view>

namespace copydesk {

/// A half-open range of byte offsets. Unless a type says otherwise the bytes are those of
/// `Text::utf8()`; findings that leave the engine are in bytes of the file as it arrived.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return begin == end; }
  [[nodiscard]] constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  [[nodiscard]] constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }

  constexpr bool operator==(const Span&) const = default;
  constexpr auto operator<=>(const Span&) const = default;
};

/// The bytes of `text` under `span`. The span must lie inside the text.
[[nodiscard]] constexpr std::string_view slice(std::string_view text, Span span) {
  return text.substr(span.begin, span.size());
}

std::ostream& operator<<(std::ostream& out, Span span);

}  // namespace copydesk
