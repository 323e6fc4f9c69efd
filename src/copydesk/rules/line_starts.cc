#include "copydesk/rules/line_starts.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstring>
#include <map>
#include <utility>

namespace copydesk {
namespace {

/// The first bytes of a text and their number.
std::uint64_t key_of(std::uint64_t eight_bytes, std::size_t size) {
  return (eight_bytes & ((std::uint64_t{1} << (8 * size)) - 1)) | static_cast<std::uint64_t>(size) << 56U;
}

std::uint64_t first_bytes(std::string_view text) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, text.data(), std::min(text.size(), sizeof bytes));
  return bytes;
}

}  // namespace

void LineStarts::add(std::string_view text, std::uint32_t value) {
  assert(!text.empty() && text.size() <= longest);
  lengths_ |= 1U << text.size();
  keys_.push_back(key_of(first_bytes(text), text.size()));
  values_.push_back(value);
}

void LineStarts::compile() {
  std::map<std::uint64_t, std::vector<std::uint32_t>> values_of;
  for (std::size_t i = 0; i < keys_.size(); ++i) values_of[keys_[i]].push_back(values_[i]);
  keys_.assign(std::bit_ceil(2 * values_of.size() + 2), 0);
  values_begin_.assign(2 * keys_.size(), 0);
  values_.clear();
  for (const auto& [key, values] : values_of) {
    auto at = place_of(key);
    while (keys_[at] != 0) at = (at + 1) & (keys_.size() - 1);
    keys_[at] = key;
    values_begin_[2 * at] = static_cast<std::uint32_t>(values_.size());
    values_.insert(values_.end(), values.begin(), values.end());
    values_begin_[2 * at + 1] = static_cast<std::uint32_t>(values_.size());
  }
}

void LineStarts::find(std::string_view line, std::vector<std::uint32_t>& out) const {
  const std::uint64_t bytes = first_bytes(line);
  for (std::size_t size = 1; size <= std::min(longest, line.size()); ++size) {
    if ((lengths_ >> size & 1U) == 0) continue;
    const std::uint64_t key = key_of(bytes, size);
    auto at = place_of(key);
    while (keys_[at] != 0 && keys_[at] != key) at = (at + 1) & (keys_.size() - 1);
    if (keys_[at] == key)
      out.insert(out.end(), values_.begin() + values_begin_[2 * at], values_.begin() + values_begin_[2 * at + 1]);
  }
}

}  // namespace copydesk
