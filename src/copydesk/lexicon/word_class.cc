#include "copydesk/lexicon/word_class.h"

#include <array>

namespace copydesk {
namespace {

constexpr std::array<std::string_view, 28> names = {  // in the order of the bits
    "noun",      "plural-noun",  "verb",        "verb-s",      "verb-ing", "verb-past",   "verb-participle",
    "adjective", "adverb",       "determiner",  "preposition", "pronoun",  "conjunction", "auxiliary",
    "modal",     "number-word",  "given-name",  "surname",     "country",  "demonym",     "city",
    "region",    "office-title", "royal-title", "month",       "weekday",  "speech-verb", "uncountable"};
static_assert(1ULL << (names.size() - 1) == static_cast<std::uint64_t>(WordClass::uncountable));

}  // namespace

std::optional<WordClass> parse_word_class(std::string_view name) {
  for (std::size_t bit = 0; bit < names.size(); ++bit) {
    if (names[bit] == name) return static_cast<WordClass>(1ULL << bit);
  }
  return std::nullopt;
}

std::string_view word_class_names() {
  return "noun, plural-noun, verb, verb-s, verb-ing, verb-past, verb-participle, adjective, adverb, determiner, "
         "preposition, pronoun, conjunction, auxiliary, modal, number-word, given-name, surname, country, demonym, "
         "city, region, office-title, royal-title, month, weekday, speech-verb, uncountable";
}

}  // namespace copydesk
