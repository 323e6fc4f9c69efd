#pragma once

#include <filesystem>

#include "lexicon_compiler/word_store.h"

#include "copydesk/result.h"

namespace copydesk {

/// Adds all forms of a Hunspell dictionary that libhunspell accepts, with the cases it accepts. `dialect` is the bit
/// that tells the dictionary. Left out: forms with white space, forms that begin with a digit, and possessives in "'s",
/// which the tokeniser splits.
[[nodiscard]] Result<void> add_hunspell_words(const std::filesystem::path& stem, Spelling dialect, WordStore& words);

/// Adds the words of house-words.txt as written there, in both dialects.
[[nodiscard]] Result<void> add_house_words(const std::filesystem::path& file, WordStore& words);

/// Adds word-frequencies.tsv: words that the dictionaries lack come in as unknown words with a frequency.
[[nodiscard]] Result<void> add_frequencies(const std::filesystem::path& file, WordStore& words);

}  // namespace copydesk
