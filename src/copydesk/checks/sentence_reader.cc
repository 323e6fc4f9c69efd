#include "copydesk/checks/sentence_reader.h"

#include <algorithm>

#include "copydesk/text/character.h"

namespace copydesk {

EntityKind SentenceReader::kinds_of_mention(std::uint32_t i) const {
  return article_->lexicon.gazetteer().form(article_->mentions.covering(i)->form).entity_kinds;
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

bool SentenceReader::is(std::uint32_t i, std::string_view word) const {
  if (!inside(i) || (token(i).span.size() != word.size() && !has(token(i).traits, WordTrait::beyond_ascii)))
    return false;
  std::array<char, longest_ascii> buffer;  // NOLINT(*-member-init)
  return lowered(i, buffer) == word;
}

std::string_view SentenceReader::lowered_capitals(std::uint32_t i, std::array<char, longest_ascii>& buffer) const {
  const std::string_view raw = text(i);
  if (has(token(i).traits, WordTrait::beyond_ascii) || raw.size() > buffer.size()) return folded(i);
  std::transform(raw.begin(), raw.end(), buffer.begin(), ascii_lower);
  return {buffer.data(), raw.size()};
}

}  // namespace copydesk
