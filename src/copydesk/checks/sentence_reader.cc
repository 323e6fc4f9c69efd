#include "copydesk/checks/sentence_reader.h"

#include <algorithm>

namespace copydesk {

EntityKind SentenceReader::entity_kinds(std::uint32_t i) const {
  const Mention* found = mention(i);
  return found == nullptr ? EntityKind::none : article_->lexicon.gazetteer().form(found->form).entity_kinds;
}

bool SentenceReader::begins_upper(std::uint32_t i) const {
  const auto head = static_cast<unsigned char>(text(i).front());
  return head >= 0x80 || (head >= 'A' && head <= 'Z');
}

bool SentenceReader::is_hyphenated(std::uint32_t i) const {
  const bool after = is_hyphen(i - 1) && !token(i).space_before && is_word(i - 2) && !token(i - 1).space_before;
  const bool before = is_hyphen(i + 1) && !token(i + 1).space_before && inside(i + 2) && !token(i + 2).space_before;
  return after || before;
}

bool SentenceReader::is(std::uint32_t i, std::initializer_list<std::string_view> words) const {
  const std::string_view word = folded(i);
  return !word.empty() && std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace copydesk
