#include "copydesk/lexicon/trait_index.h"

#include <algorithm>

namespace copydesk {

void TraitIndex::read(std::span<const Token> tokens) {
  for (auto& list : with_) list.clear();
  with_capital_.clear();
  doubled_.clear();
  WordId before = no_word;
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    const bool again = i > 0 && token.word == before;
    before = token.word;
    if (!again && token.traits == WordTrait::none && token.shape <= CaseShape::lower) continue;  // most
    for (auto traits = static_cast<unsigned>(token.traits); traits != 0; traits &= traits - 1)
      with_[static_cast<std::size_t>(std::countr_zero(traits))].push_back(i);
    const bool is_word = token.kind == TokenKind::word;
    if (token.shape > CaseShape::lower && is_word) with_capital_.push_back(i);
    if (again && is_word) doubled_.push_back(i - 1);
  }
}

std::span<const std::uint32_t> between(std::span<const std::uint32_t> tokens, std::uint32_t first, std::uint32_t end) {
  const auto from = std::lower_bound(tokens.begin(), tokens.end(), first);
  return {from, std::lower_bound(from, tokens.end(), end)};
}

}  // namespace copydesk
