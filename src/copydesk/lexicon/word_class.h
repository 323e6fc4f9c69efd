#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace copydesk {

/// What a word can be: a set of bits, since most English words can be several things.
/// Grammatical classes come from WordNet and a list of function words, name classes from dictionaries/.
enum class WordClass : std::uint64_t {
  none = 0,
  // open classes
  noun = 1ULL << 0,  ///< singular or mass noun
  plural_noun = 1ULL << 1,
  verb = 1ULL << 2,    ///< base form
  verb_s = 1ULL << 3,  ///< third person singular
  verb_ing = 1ULL << 4,
  verb_past = 1ULL << 5,
  verb_participle = 1ULL << 6,  ///< past participle
  adjective = 1ULL << 7,
  adverb = 1ULL << 8,
  // closed classes
  determiner = 1ULL << 9,  ///< articles included
  preposition = 1ULL << 10,
  pronoun = 1ULL << 11,
  conjunction = 1ULL << 12,
  auxiliary = 1ULL << 13,  ///< be, have, do and modals in all forms
  modal = 1ULL << 14,
  number_word = 1ULL << 15,  ///< one, twelve, hundred, million
  // names (the case of the text decides whether the word is used as one)
  given_name = 1ULL << 16,
  surname = 1ULL << 17,
  country = 1ULL << 18,  ///< one-word names; longer ones are gazetteer mentions
  demonym = 1ULL << 19,  ///< "Armenian", "French"
  city = 1ULL << 20,
  region = 1ULL << 21,        ///< states, provinces, waters, mountains
  office_title = 1ULL << 22,  ///< one-word titles before a name: "President", "General"
  royal_title = 1ULL << 23,   ///< titles that go with a given name alone: "King", "Pope", "Saint"
  month = 1ULL << 24,
  weekday = 1ULL << 25,
  // special lists
  speech_verb = 1ULL << 26,  ///< "said", "told", "added" in all forms
  uncountable = 1ULL << 27,  ///< plural that news English does not use: "informations"
};
[[nodiscard]] constexpr WordClass operator|(WordClass a, WordClass b) {
  return static_cast<WordClass>(static_cast<std::uint64_t>(a) | static_cast<std::uint64_t>(b));
}
[[nodiscard]] constexpr WordClass operator&(WordClass a, WordClass b) {
  return static_cast<WordClass>(static_cast<std::uint64_t>(a) & static_cast<std::uint64_t>(b));
}
constexpr WordClass& operator|=(WordClass& a, WordClass b) {
  return a = a | b;
}
/// Whether the sets share a class.
[[nodiscard]] constexpr bool has(WordClass set, WordClass any_of) {
  return (set & any_of) != WordClass::none;
}

/// By the name that rule packs use: "noun", "verb-ing", "given-name". Nothing for an unknown name.
[[nodiscard]] std::optional<WordClass> parse_word_class(std::string_view name);
/// All names that rule packs may use, comma separated, for error messages.
[[nodiscard]] std::string_view word_class_names();

}  // namespace copydesk
