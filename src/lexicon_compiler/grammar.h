#pragma once

#include <filesystem>

#include "lexicon_compiler/word_store.h"

#include "copydesk/result.h"

namespace copydesk {

/// Gives dictionary words their grammatical classes and lemmas: from WordNet, with its exceptions and Morphy's rules of
/// inflection for the regular; irregular-verbs.tsv tells past from participle; function-words.tsv and word-classes.tsv
/// give the whole of a word's classes; speech-verbs.txt and uncountable.txt mark words.
[[nodiscard]] Result<void> add_grammar(const std::filesystem::path& wordnet, const std::filesystem::path& dictionaries,
                                       WordStore& words);

}  // namespace copydesk
