#include "copydesk/rules/phrase_index.h"

namespace copydesk {

std::uint32_t PhraseIndex::child(std::uint32_t node, WordId word) {
  if (node == 0 && word >= first_.size()) first_.resize(word + 1U, 0);
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

void PhraseIndex::find(std::span<const Token> tokens, std::uint32_t first, std::uint32_t end,
                       std::vector<Hit>& out) const {
  const auto word = tokens[first].word;
  if (!begins_with(word)) return;
  auto node = first_[word];
  for (auto i = first + 1;; ++i) {
    for (const auto phrase : phrases_[node]) out.push_back({.phrase = phrase, .end = i});
    if (i >= end) return;
    const auto next = next_.find(static_cast<std::uint64_t>(node) << 32U | tokens[i].word);
    if (next == next_.end()) return;
    node = next->second;
  }
}

}  // namespace copydesk
