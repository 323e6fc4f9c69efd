#pragma once

#include "lexicon_compiler/names.h"
#include "lexicon_compiler/word_store.h"

namespace copydesk {

/// Adds the months and days of the week of some forty languages, from ICU, as foreign forms of the English ones. Left
/// out are those that English spells alike ("April", "August"), months of fewer than three letters and days of fewer
/// than five, among which are too many names ("Juma").
void add_foreign_calendar(WordStore& words, Names& names);

}  // namespace copydesk
