#include "lexicon_compiler/inflection.h"

#include <initializer_list>

namespace copydesk {
namespace {

bool is_vowel(char c) {
  return std::string_view("aeiou").find(c) != std::string_view::npos;
}
bool ends_in_any(std::string_view word, std::initializer_list<std::string_view> ends) {
  for (const std::string_view end : ends) {
    if (word.ends_with(end)) return true;
  }
  return false;
}
bool ends_in_consonant_and_y(std::string_view word) {
  return word.size() >= 2 && word.back() == 'y' && !is_vowel(word[word.size() - 2]);
}

/// Consonant, one vowel, consonant: the last may or must be doubled. The u of "qu" counts as a consonant.
bool ends_in_short_syllable(std::string_view word) {
  const std::size_t n = word.size();
  if (n < 3 || is_vowel(word[n - 1]) || std::string_view("wxy").find(word[n - 1]) != std::string_view::npos)
    return false;
  if (!is_vowel(word[n - 2]) && word[n - 2] != 'y') return false;
  const bool after_qu = n >= 4 && word[n - 3] == 'u' && word[n - 4] == 'q';
  return !is_vowel(word[n - 3]) || after_qu;
}

std::size_t syllables(std::string_view word) {
  std::size_t count = 0;
  bool in_vowels = false;
  for (const char c : word) {
    const bool vowel = is_vowel(c) || c == 'y';
    count += vowel && !in_vowels ? 1 : 0;
    in_vowels = vowel;
  }
  return count;
}

/// The base with an ending that begins with a vowel, joined by the rules of -ed, -er, -est and -ing.
std::vector<std::string> joined(std::string_view base, std::string_view ending) {
  std::string word(base);
  const bool silent_e = base.ends_with('e');
  if (silent_e && ending.front() == 'e') return {word + std::string(ending.substr(1))};
  if (silent_e && !ends_in_any(base, {"ee", "oe", "ye"})) {
    word.pop_back();
    return {word.append(ending)};
  }
  if (ends_in_consonant_and_y(base) && ending.front() == 'e') {
    word.back() = 'i';
    return {word.append(ending)};
  }
  std::vector<std::string> forms;
  const bool may_double = ends_in_short_syllable(base);
  if (!may_double || syllables(base) > 1) forms.push_back(word + std::string(ending));
  if (may_double) forms.push_back(word + base.back() + std::string(ending));
  return forms;
}

}  // namespace

std::vector<std::string> with_s(std::string_view base) {
  const std::string word(base);
  if (base == "be") return {"is"};
  if (base == "have") return {"has", "haves"};
  if (ends_in_consonant_and_y(base)) return {word.substr(0, word.size() - 1) + "ies"};
  if (base.ends_with('o')) return {word + "s", word + "es"};
  if (base.ends_with("ch")) return {word + "es", word + "s"};
  if (ends_in_any(base, {"s", "x", "z", "sh"})) return {word + "es"};
  return {word + "s"};
}

std::vector<std::string> with_ed(std::string_view base) {
  return joined(base, "ed");
}

std::vector<std::string> with_ing(std::string_view base) {
  if (base == "be") return {"being"};
  if (base.ends_with("ie")) return {std::string(base.substr(0, base.size() - 2)) + "ying"};
  return joined(base, "ing");
}

std::vector<std::string> with_er(std::string_view base) {
  return joined(base, "er");
}
std::vector<std::string> with_est(std::string_view base) {
  return joined(base, "est");
}

}  // namespace copydesk
