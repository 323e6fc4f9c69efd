#pragma once

#include "copydesk/checks/sentence_reader.h"

namespace copydesk {

/// Whether text is in English, judged by its words in lower case: in other languages most are unknown. Asked just
/// before a check speaks, for unknown words and foreign names are right in a text, or a sentence, of their own
/// language. Reads the article once, at the first question of any check, and the sentence at each.
class EnglishJudge {
 public:
  explicit EnglishJudge(const Article& article) : article_(&article) {}

  [[nodiscard]] bool is_english(const SentenceReader& sentence);
  [[nodiscard]] bool is_english();

 private:
  const Article* article_;
};

}  // namespace copydesk
