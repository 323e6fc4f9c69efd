#pragma once

#include <filesystem>

#include "lexicon_compiler/names.h"
#include "lexicon_compiler/word_store.h"

#include "copydesk/result.h"

namespace copydesk {

/// Adds names of countries and of the cities of time zones in other languages, from ICU, as foreign forms of the
/// places already read. Precision first; left out are forms
/// - that English has in another sense: an accepted name or form of any entity, a known given name or surname, a word;
/// - of fewer than five letters, or in scripts other than Latin;
/// - that differ from an accepted form by diacritics, case or hyphens alone;
/// - that `exclusions` lists (a form a line).
[[nodiscard]] Result<void> add_exonyms(const std::filesystem::path& exclusions, const WordStore& words, Names& names);

}  // namespace copydesk
