#include "copydesk/text/offset_map.h"

#include <algorithm>

namespace copydesk {
namespace {

/// `offset` counted from a run's start in characters of `from` bytes, given in characters of `to` bytes.
std::uint32_t scale(std::uint32_t offset, std::uint32_t from, std::uint32_t to, bool outwards) {
  return (outwards ? (offset + from - 1) / from : offset / from) * to;
}

}  // namespace

OffsetMap::OffsetMap(std::uint32_t file_offset) : file_offset_(file_offset), file_size_(file_offset) {}

void OffsetMap::append(std::uint32_t text_width, std::uint32_t file_width) {
  if (runs_.empty() || runs_.back().text_width != text_width || runs_.back().file_width != file_width) {
    runs_.push_back({.text_begin = text_size_,
                     .file_begin = file_size_,
                     .text_width = static_cast<std::uint8_t>(text_width),
                     .file_width = static_cast<std::uint8_t>(file_width)});
  }
  text_size_ += text_width;
  file_size_ += file_width;
}

Span OffsetMap::to_file(Span text_span) const {
  if (runs_.empty()) return {text_span.begin + file_offset_, text_span.end + file_offset_};
  const auto map = [&](std::uint32_t offset, bool outwards) {
    offset = std::min(offset, text_size_);
    const auto next =
        std::upper_bound(runs_.begin(), runs_.end(), offset, [](auto value, auto& r) { return value < r.text_begin; });
    const Run& run = *std::prev(next);
    return run.file_begin + scale(offset - run.text_begin, run.text_width, run.file_width, outwards);
  };
  return {map(text_span.begin, false), map(text_span.end, !text_span.empty())};
}

Span OffsetMap::to_text(Span file_span) const {
  const auto shift = [&](std::uint32_t offset) { return offset - std::min(offset, file_offset_); };
  if (runs_.empty()) return {shift(file_span.begin), shift(file_span.end)};
  const auto map = [&](std::uint32_t offset, bool outwards) {
    offset = std::clamp(offset, file_offset_, file_size_);
    const auto next =
        std::upper_bound(runs_.begin(), runs_.end(), offset, [](auto value, auto& r) { return value < r.file_begin; });
    const Run& run = *std::prev(next);
    return run.text_begin + scale(offset - run.file_begin, run.file_width, run.text_width, outwards);
  };
  return {map(file_span.begin, false), map(file_span.end, !file_span.empty())};
}

}  // namespace copydesk
