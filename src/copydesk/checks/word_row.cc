#include "copydesk/checks/word_row.h"

#include <algorithm>
#include <array>
#include <utility>

namespace copydesk {
namespace {

constexpr auto count_of_kind = [] {
  std::array<std::uint64_t, 8> counts{};
  for (std::size_t kind = 0; kind < counts.size(); ++kind) {
    if (is_counted(static_cast<TokenKind>(kind))) counts[kind] = 1;
    if (static_cast<TokenKind>(kind) == TokenKind::number) counts[kind] |= std::uint64_t{1} << 32U;
  }
  return counts;
}();

}  // namespace

void WordRow::read(std::span<const Token> tokens) {
  if (hashes_.size() < tokens.size() + 1) {
    hashes_.resize(tokens.size() + 1);
    counts_.resize(tokens.size() + 1);
    before_in_chain_.resize(tokens.size());
    for (std::size_t n = powers_.size(); n <= tokens.size(); ++n) powers_.push_back(powers_.back() * base);
  }
  if (next_stamp_ > 1U << 31U) {
    std::fill(last_of_chain_.begin(), last_of_chain_.end(), 0);
    next_stamp_ = 1;
  }
  tokens_ = tokens;
  first_stamp_ = next_stamp_;
  std::uint32_t stamp = first_stamp_;
  std::uint32_t* const last = last_of_chain_.data();
  std::uint32_t* before = before_in_chain_.data();
  std::uint64_t* const hashes = hashes_.data();
  std::uint64_t* counts = counts_.data();
  std::uint64_t hash = 0, count = 0;
  for (const Token& token : tokens) {
    const std::uint64_t longer = hash * base + token.word;
    hash = is_counted(token.kind) ? longer : hash;  // no branch: every fifth token is none
    count += count_of_kind[static_cast<std::size_t>(token.kind)];
    hashes[static_cast<std::uint32_t>(count)] = hash;
    *++counts = count;
    *before++ = std::exchange(last[chain_of(token.word)], stamp++);
  }
  next_stamp_ = stamp;
}

std::vector<std::uint32_t> WordRow::places_of(std::span<const WordId> words) const {
  std::vector<std::uint32_t> places;
  for (const WordId word : words) {
    if (word == no_word) continue;
    for (std::uint32_t stamp = last_of_chain_[chain_of(word)]; stamp >= first_stamp_;) {
      const std::uint32_t token = stamp - first_stamp_;
      if (tokens_[token].word == word) places.push_back(token);
      stamp = before_in_chain_[token];
    }
  }
  if (words.size() == 1) {
    std::reverse(places.begin(), places.end());
  } else {
    std::sort(places.begin(), places.end());
  }
  return places;
}

void WordRow::hash_groups(Stretch words, std::uint32_t size, std::vector<std::uint64_t>& hashes) const {
  hashes.clear();
  if (words.size() < size) return;
  const std::uint32_t count = words.size() + 1 - size;
  if (hashes.capacity() < count) hashes.reserve(2 * std::size_t{count});
  hashes.resize(count);
  const std::uint64_t power = powers_[size];
  const std::uint64_t* const from = hashes_.data() + words.begin;
  std::uint64_t* const out = hashes.data();
  for (std::uint32_t i = 0; i < count; ++i) out[i] = mixed(from[i + size] - from[i] * power);
}

}  // namespace copydesk
