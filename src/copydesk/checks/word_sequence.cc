#include "copydesk/checks/word_sequence.h"

namespace copydesk {

WordSequence words_of(const Article& article, std::uint32_t first_token, std::uint32_t end_token) {
  WordSequence words;
  for (auto i = first_token; i < end_token; ++i) {
    const auto& token = article.document.tokens[i];
    if (token.kind == TokenKind::word || token.kind == TokenKind::number || token.kind == TokenKind::clitic)
      words.push_back(token.word);
  }
  return words;
}

std::size_t WordSequenceHash::operator()(const WordSequence& words) const {
  std::uint64_t hash = 0xcbf29ce484222325ULL;  // FNV-1a, a word at a time
  for (const auto word : words) hash = (hash ^ word) * 0x100000001b3ULL;
  return static_cast<std::size_t>(hash ^ (hash >> 32U));
}

}  // namespace copydesk
