#pragma once

#include <filesystem>

#include "copydesk/result.h"

namespace copydesk {

/// Where the lexicon compiler reads.
struct LexiconSources {
  std::filesystem::path dictionaries = {};  ///< the project's dictionaries/ folder
  std::filesystem::path hunspell = {};      ///< holds en_US.{aff,dic} and en_GB.{aff,dic}
  std::filesystem::path wordnet = {};       ///< holds index.noun, verb.exc …
};

/// Reads all sources and writes the file that `Lexicon::open` maps. Expands every affix rule of the Hunspell
/// dictionaries and keeps what libhunspell accepts; adds names, gazetteer, frequencies, classes, lemmas, foreign
/// names of countries and cities from ICU, and the near-miss index. Deterministic: same sources, same bytes.
/// Takes some seconds. The file appears whole or not at all.
[[nodiscard]] Result<void> compile_lexicon(const LexiconSources& sources, const std::filesystem::path& output);

}  // namespace copydesk
