#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon_compiler/image_writer.h"
#include "lexicon_compiler/names.h"
#include "lexicon_compiler/word_store.h"

#include "copydesk/result.h"

namespace copydesk {

/// Words in the order of their ids: the most frequent first, then by spelling.
class NumberedWords {
 public:
  explicit NumberedWords(const WordStore& words);
  struct Word {
    std::string_view folded = {};
    const WordEntry* entry = nullptr;
  };
  [[nodiscard]] const std::vector<Word>& all() const { return words_; }
  /// Id of a folded word; `no_word` for an empty or unknown one.
  [[nodiscard]] WordId id(std::string_view folded) const;

 private:
  std::vector<Word> words_;
  std::map<std::string_view, WordId> ids_;
};

/// Write the sections of their name. Words: all but the gazetteer's and the near-miss index.
[[nodiscard]] Result<void> write_words(const NumberedWords& words, ImageWriter& image);
/// Of `section` the words of other languages.
void write_equivalents(Section section, const std::vector<ForeignWord>& names, const NumberedWords& words,
                       ImageWriter& image);
/// Of a table word, languages.
[[nodiscard]] Result<void> write_foreign_words(const std::filesystem::path& file, ImageWriter& image);
void write_near_miss_index(const NumberedWords& words, ImageWriter& image);

}  // namespace copydesk
