#include "copydesk/lexicon/vocabulary.h"

namespace copydesk {

WordId Vocabulary::intern(std::string_view folded) {
  if (const WordId known = find(folded); known != no_word) return known;
  const WordId word = size();
  added_.emplace_back(folded);
  ids_.emplace(added_.back(), word);
  return word;
}

WordId Vocabulary::find(std::string_view folded) const {
  if (const WordId word = lexicon_->find(folded); word != no_word) return word;
  const auto at = ids_.find(folded);
  return at == ids_.end() ? no_word : at->second;
}

}  // namespace copydesk
