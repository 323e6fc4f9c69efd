#pragma once

#include "lexicon_compiler/image_writer.h"
#include "lexicon_compiler/names.h"
#include "lexicon_compiler/word_writer.h"

#include "copydesk/result.h"

namespace copydesk {

/// Makes every token of every form a word, with and without stops ("un", "u.n."), and notes how names are written.
/// Fails on a form without words or with too many.
[[nodiscard]] Result<void> add_words_of_names(const Names& names, WordStore& words);

/// Writes entities, forms and the trie of phrases. All words of the forms must be in `words`.
void write_gazetteer(const Names& names, const NumberedWords& words, ImageWriter& image);

}  // namespace copydesk
