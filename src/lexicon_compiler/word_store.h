#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "copydesk/lexicon/lexicon.h"
#include "copydesk/lexicon/word_class.h"

namespace copydesk {

/// What the compiler gathers about a word before it gets an id.
struct WordEntry {
  WordClass classes = WordClass::none;
  Spelling spelling = Spelling::none;
  std::uint16_t frequency = 0;
  std::string verb_lemma = {}, noun_lemma = {};  ///< folded; empty for none
  std::vector<std::string> mixed = {};           ///< right in these mixed forms
  std::string name = {};                         ///< as a name is written that the dictionaries do not know
  bool no_suggest = false;                       ///< right, but not to be suggested to anybody
  bool in_gazetteer = false;                     ///< part of a name in English, so worth suggesting
};

/// All words by folded form. Ordered, so that the compiler's output depends on nothing but its input.
using WordStore = std::map<std::string, WordEntry, std::less<>>;

/// `fold` as a value.
[[nodiscard]] std::string folded(std::string_view text);
/// Case forms by Unicode's rules: first letter as a capital; all letters capital.
[[nodiscard]] std::string capitalised(std::string_view folded);
[[nodiscard]] std::string in_capitals(std::string_view folded);
/// Shape of a whole word or hyphenated compound.
[[nodiscard]] CaseShape shape_of(std::string_view word);

/// The entry of a word written as in a dictionary or list; new if there is none.
WordEntry& entry_of(WordStore& words, std::string_view written);
/// Adds a class to a word of a name list, and how it is written there.
void add_name(WordStore& words, std::string_view written, WordClass classes);

}  // namespace copydesk
