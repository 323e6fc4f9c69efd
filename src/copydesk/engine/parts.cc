#include "copydesk/engine/parts.h"

#include <array>
#include <cstdint>
#include <cstring>

namespace copydesk {
namespace {

using namespace std::string_view_literals;

/// Where `border` last stands, or npos: std::string_view::rfind compares at every byte, this goes from one last byte of
/// the border to the next.
std::size_t last_of(std::string_view text, std::string_view border) {
  for (std::size_t left = text.size(); left >= border.size();) {
    const void* at = memrchr(text.data(), border.back(), left);
    if (at == nullptr) break;
    const auto end = static_cast<std::size_t>(static_cast<const char*>(at) - text.data()) + 1;
    if (text.substr(0, end).ends_with(border)) return end - border.size();
    left = end - 1;
  }
  return std::string_view::npos;
}

/// Where a part that begins a text may end: behind the last of the first kind of border that the second half has.
std::size_t end_of_part(std::string_view window) {
  constexpr std::array borders{"\n\n"sv, "\r\n\r\n"sv, "\n"sv, "\r"sv, ". "sv, " "sv};
  const std::size_t half = window.size() / 2;
  for (const std::string_view border : borders) {
    const auto at = last_of(window.substr(half), border);
    if (at != std::string_view::npos) return half + at + border.size();
  }
  std::size_t end = window.size();
  for (int width = 0; width < 3 && (static_cast<unsigned char>(window[end - 1]) & 0xC0U) == 0x80U; ++width) --end;
  return (static_cast<unsigned char>(window[end - 1]) & 0xC0U) == 0xC0U ? end - 1 : window.size();
}

}  // namespace

std::vector<Span> parts_of(std::string_view utf8) {
  std::vector<Span> parts;
  std::size_t begin = 0;
  while (utf8.size() - begin > longest_part) {
    const std::size_t end = begin + end_of_part(utf8.substr(begin, longest_part));
    parts.push_back({.begin = static_cast<std::uint32_t>(begin), .end = static_cast<std::uint32_t>(end)});
    begin = end;
  }
  parts.push_back({.begin = static_cast<std::uint32_t>(begin), .end = static_cast<std::uint32_t>(utf8.size())});
  return parts;
}

}  // namespace copydesk
