#include "copydesk/house/word_sequences.h"

#include <algorithm>

namespace copydesk {
namespace {

std::string folded(std::string_view text) {
  std::string result;
  fold(text, result);
  return result;
}

}  // namespace

void WordSequences::add(std::string_view text, std::uint32_t number) {
  std::vector<Token> tokens;
  tokenize(text, tokens);
  if (tokens.empty()) return;
  Sequence sequence{.number = number};
  for (const auto& token : tokens) {
    sequence.texts.emplace_back(slice(text, token.span));
    sequence.folded.push_back(folded(sequence.texts.back()));
  }
  longest_ = std::max(longest_, static_cast<std::uint32_t>(tokens.size()));
  auto& list = by_first_[sequence.folded.front()];
  list.insert(list.begin(), std::move(sequence));
  std::stable_sort(list.begin(), list.end(),
                   [](const Sequence& a, const Sequence& b) { return a.texts.size() > b.texts.size(); });
}

bool WordSequences::stands_at(const Sequence& sequence, const Document& document, std::uint32_t token) {
  if (sequence.texts.size() > document.tokens.size() - token) return false;
  for (std::size_t i = 0; i < sequence.texts.size(); ++i) {
    const auto& there = document.tokens[token + i];
    const auto text = document.at(there);
    const bool any_case = sequence.texts[i] == sequence.folded[i];
    if (!any_case && text != sequence.texts[i] && there.shape != CaseShape::upper) return false;
    if (text != sequence.texts[i] && folded(text) != sequence.folded[i]) return false;
  }
  return true;
}

WordSequences::Match WordSequences::at(const Document& document, std::uint32_t token) const {
  const auto list = by_first_.find(folded(document.at(document.tokens[token])));
  if (list == by_first_.end()) return {};
  for (const auto& sequence : list->second) {
    if (stands_at(sequence, document, token))
      return {.tokens = static_cast<std::uint32_t>(sequence.texts.size()), .number = sequence.number};
  }
  return {};
}

}  // namespace copydesk
