#include "copydesk/rules/phrase_index.h"

#include <bit>

namespace copydesk {
namespace {

std::size_t place_of(std::uint32_t node, WordId word) {
  return static_cast<std::size_t>((node * 0x9E3779B97F4A7C15ULL ^ word) * 0xC2B2AE3D27D4EB4FULL >> 32U);
}

}  // namespace

std::uint32_t PhraseIndex::child(std::uint32_t node, WordId word) {
  auto& slot = node == 0 ? first_[word] : next_[static_cast<std::uint64_t>(node) << 32U | word];
  if (slot == 0) {
    slot = static_cast<std::uint32_t>(phrases_.size());
    phrases_.emplace_back();
  }
  return slot;
}

void PhraseIndex::add(std::span<const std::vector<WordId>> words, std::uint32_t phrase) {
  std::vector<std::uint32_t> ends{0};
  for (const auto& choices : words) {
    std::vector<std::uint32_t> further;
    for (const auto node : ends) {
      for (const auto word : choices) further.push_back(child(node, word));
    }
    ends = std::move(further);
  }
  for (const auto node : ends) phrases_[node].push_back(phrase);
}

void PhraseIndex::compile() {
  edges_.assign(std::bit_ceil(2 * next_.size() + 2), {});
  for (const auto& [key, child] : next_) {
    const auto node = static_cast<std::uint32_t>(key >> 32U);
    const auto word = static_cast<WordId>(key);
    auto at = place_of(node, word) & (edges_.size() - 1);
    while (edges_[at].node != 0) at = (at + 1) & (edges_.size() - 1);
    edges_[at] = {.node = node, .word = word, .child = child};
  }
  for (const auto& phrases : phrases_) {
    ends_begin_.push_back(static_cast<std::uint32_t>(ends_.size()));
    ends_.insert(ends_.end(), phrases.begin(), phrases.end());
  }
  ends_begin_.push_back(static_cast<std::uint32_t>(ends_.size()));
  next_ = {};
  phrases_ = {};
}

std::uint32_t PhraseIndex::follow(std::uint32_t node, WordId word) const {
  for (auto at = place_of(node, word);; ++at) {
    const auto& edge = edges_[at & (edges_.size() - 1)];
    if (edge.node == 0) return 0;
    if (edge.node == node && edge.word == word) return edge.child;
  }
}

void PhraseIndex::find(std::span<const Token> tokens, std::uint32_t first, std::uint32_t end,
                       std::vector<Hit>& out) const {
  auto node = first_.find(tokens[first].word);
  if (node == 0) return;
  for (auto i = first + 1;; ++i) {
    for (auto e = ends_begin_[node]; e < ends_begin_[node + 1]; ++e) out.push_back({.phrase = ends_[e], .end = i});
    if (i >= end) return;
    node = follow(node, tokens[i].word);
    if (node == 0) return;
  }
}

}  // namespace copydesk
