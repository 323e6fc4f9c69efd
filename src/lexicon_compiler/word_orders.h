#pragma once

#include "lexicon_compiler/names.h"

namespace copydesk {

/// Adds to international bodies the word orders in which their names come back from other languages: “Organization of
/// World Health”, “World Organization of Health”, “Monetary International Fund”. What is a name of anything else is
/// left out. Call when all tables are read.
void add_word_orders(Names& names);

}  // namespace copydesk
