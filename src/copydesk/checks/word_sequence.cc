#include "copydesk/checks/word_sequence.h"

namespace copydesk {

WordSequence words_of(const Article& article, std::uint32_t first_token, std::uint32_t end_token, std::uint32_t most) {
  WordSequence words;
  for (auto i = first_token; i < end_token && words.size < most; ++i) {
    if (is_counted(article.document.tokens[i])) words.push_back(article.document.tokens[i].word);
  }
  return words;
}

}  // namespace copydesk
