#pragma once

#include <filesystem>

#include "lexicon_compiler/names.h"
#include "lexicon_compiler/word_store.h"

#include "copydesk/result.h"

namespace copydesk {

/// Derives the spellings of people and given names in other languages from their native forms, by the tables in
/// `folder`. A full name becomes a foreign form of its person; the family name alone too, where that is nobody else's
/// name and no word. Left out is what English houses print as well: where each word is one of the English ways to write
/// it, or differs from one by diacritics alone. People and given names must have been read, and the lists of known
/// names.
[[nodiscard]] Result<void> add_foreign_names(const std::filesystem::path& folder, const WordStore& words, Names& names);

}  // namespace copydesk
