#include "copydesk/lines/recurring.h"

#include <algorithm>
#include <limits>

#include "copydesk/lines/word_hash.h"

namespace copydesk {
namespace {

constexpr std::size_t rows = 4, width = std::size_t{1} << 18U;
constexpr std::string_view magic = "copydesk recurring lines 1\n";
constexpr std::uint32_t fewest_articles = 3;
constexpr std::uint64_t one_in = 50;
constexpr std::string_view white = " \t\r\v\f";

/// The line's hash, whatever its case and the spaces in it; 0 for fewer than two words.
std::uint64_t hash_of_line(std::string_view line) {
  std::uint64_t hash = 0;
  std::size_t words = 0;
  for (std::size_t i = 0; i < line.size();) {
    const auto begin = line.find_first_not_of(white, i);
    if (begin == line.npos) break;
    const auto end = std::min(line.find_first_of(white, begin), line.size());
    const auto word = word_hash(line.substr(begin, end - begin));
    hash = words++ == 0 ? word : sequence_hash(hash, word);
    i = end;
  }
  return words < 2 ? 0 : hash;
}

std::size_t place(std::uint64_t hash, std::size_t row) {
  constexpr std::uint64_t factors[rows] = {0x9E3779B97F4A7C15ULL, 0xC2B2AE3D27D4EB4FULL, 0x165667B19E3779F9ULL,
                                           0xD6E8FEB86659FD93ULL};
  return row * width + ((hash * factors[row]) >> 46U);
}

std::uint32_t sum_of(std::uint32_t a, std::uint64_t b) {
  constexpr std::uint64_t most = std::numeric_limits<std::uint32_t>::max();
  return static_cast<std::uint32_t>(std::min(most, a + std::min(b, most)));
}

void put(std::uint64_t value, std::size_t bytes, std::string& out) {
  for (std::size_t i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFFU);
}

std::uint64_t get(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < count; ++i)
    value |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  return value;
}

}  // namespace

RecurringLines::RecurringLines() : counters_(rows * width, 0) {}

void RecurringLines::add(std::string_view utf8) {
  ++articles_;
  seen_.clear();
  for (std::size_t i = 0; i < utf8.size();) {
    const auto end = std::min(utf8.find('\n', i), utf8.size());
    if (const auto hash = hash_of_line(utf8.substr(i, end - i)); hash != 0) seen_.push_back(hash);
    i = end + 1;
  }
  std::sort(seen_.begin(), seen_.end());
  seen_.erase(std::unique(seen_.begin(), seen_.end()), seen_.end());
  for (const auto hash : seen_) {
    for (std::size_t row = 0; row < rows; ++row) {
      auto& counter = counters_[place(hash, row)];
      counter += counter < std::numeric_limits<std::uint32_t>::max();
    }
  }
  seen_.clear();
}

void RecurringLines::merge(const RecurringLines& other) {
  articles_ += other.articles_;
  for (std::size_t i = 0; i < counters_.size(); ++i) counters_[i] = sum_of(counters_[i], other.counters_[i]);
}

bool RecurringLines::add_count(std::uint64_t place, std::uint64_t count) {
  if (place >= counters_.size()) return false;
  counters_[place] = sum_of(counters_[place], count);
  return true;
}

std::uint32_t RecurringLines::articles_with(std::string_view line) const {
  const auto hash = hash_of_line(line);
  if (hash == 0) return 0;
  auto least = std::numeric_limits<std::uint32_t>::max();
  for (std::size_t row = 0; row < rows; ++row) least = std::min(least, counters_[place(hash, row)]);
  return least;
}

bool RecurringLines::recurs(std::string_view line) const {
  const auto count = articles_with(line);
  return count >= fewest_articles && count * one_in >= articles_;
}

std::string RecurringLines::to_bytes() const {
  std::string bytes(magic);
  put(articles_, 8, bytes);
  // Most counters are 0: runs of these are written as their length.
  for (std::size_t i = 0; i < counters_.size();) {
    auto end = i;
    while (end < counters_.size() && counters_[end] == 0) ++end;
    put(end - i, 4, bytes);
    if (end < counters_.size()) put(counters_[end], 4, bytes);
    i = end + 1;
  }
  return bytes;
}

Result<RecurringLines> RecurringLines::from_bytes(std::string_view bytes, const std::string& where) {
  const auto broken = fail(where, "is no summary of recurring lines", "make one with copydesk lines --jsonl");
  if (!bytes.starts_with(magic) || bytes.size() < magic.size() + 8) return broken;
  RecurringLines lines;
  lines.articles_ = get(bytes, magic.size(), 8);
  auto at = magic.size() + 8;
  std::size_t i = 0;
  while (i < lines.counters_.size()) {
    if (bytes.size() - at < 4) return broken;
    i += get(bytes, at, 4);
    at += 4;
    if (i >= lines.counters_.size()) break;
    if (bytes.size() - at < 4) return broken;
    lines.counters_[i++] = static_cast<std::uint32_t>(get(bytes, at, 4));
    at += 4;
  }
  if (at != bytes.size() || i > lines.counters_.size()) return broken;
  return lines;
}

}  // namespace copydesk
