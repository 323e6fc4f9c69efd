#include "copydesk/names/name_words.h"

#include <algorithm>
#include <array>

#include "copydesk/names/name_key.h"
#include "copydesk/text/token.h"
#include "copydesk/text/utf8.h"

namespace copydesk {
namespace {

constexpr std::array<std::string_view, 52> titles = {
    "mr",         "mrs",        "ms",         "miss",    "dr",      "prof",      "professor", "sir",     "dame",
    "lord",       "lady",       "president",  "vice",    "prime",   "minister",  "foreign",   "defense", "defence",
    "finance",    "chancellor", "premier",    "king",    "queen",   "prince",    "princess",  "pope",    "sheikh",
    "shaikh",     "imam",       "ayatollah",  "rabbi",   "general", "gen",       "colonel",   "col",     "lt",
    "lieutenant", "major",      "maj",        "captain", "capt",    "admiral",   "adm",       "senator", "sen",
    "governor",   "gov",        "ambassador", "judge",   "justice", "secretary", "hon"};
constexpr std::array<std::string_view, 26> particles = {"al",  "el",   "ul",  "ad",  "as",  "an",  "ar", "bin", "ibn",
                                                        "ben", "bint", "van", "von", "der", "den", "de", "da",  "di",
                                                        "du",  "dos",  "la",  "le",  "ter", "af",  "av", "of"};
constexpr std::array<std::string_view, 7> first_particles = {"al", "el", "van", "von", "de", "der", "bin"};
constexpr std::array<std::string_view, 8> generations = {"jr", "sr", "ii", "iii", "iv", "v", "junior", "senior"};

template <std::size_t n>
bool holds(const std::array<std::string_view, n>& list, std::string_view word) {
  return std::any_of(list.begin(), list.end(), [word](std::string_view other) {
    return other.size() == word.size() && other.front() == word.front() && other == word;
  });
}

bool ends_feminine(std::string_view plain) {
  if (plain.size() < 6) return false;
  for (const std::string_view ending :
       {"ova", "eva", "owa", "ewa", "ina", "aya", "aja", "ska", "cka", "skaya", "skaja"})
    if (plain.ends_with(ending)) return true;
  return false;
}

}  // namespace

NameWords name_words(std::string_view name) {
  NameWords result;
  std::string folded;
  fold(name, folded);
  bool titled = true;  // titles stand in front
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = std::min(folded.find_first_of(" ,\t", at), folded.size());
    std::string_view text = std::string_view(folded).substr(at, end - at);
    at = end + 1;
    while (text.ends_with('.')) text.remove_suffix(1);
    if (text.empty()) continue;
    if (const std::size_t hyphen = text.find('-'); hyphen <= 3 && holds(particles, text.substr(0, hyphen)))
      text.remove_prefix(hyphen + 1);
    if (holds(generations, text) && !result.words.empty()) {
      result.generation = text == "junior" ? "jr" : text == "senior" ? "sr" : text;
      continue;
    }
    // "Ben Okonkwo", "An Nguyen": what stands first may be a given name.
    const bool particle = holds(particles, text) && (!result.words.empty() || holds(first_particles, text));
    if ((titled && holds(titles, text)) || particle) continue;
    titled = false;
    NameWords::Word word{.initial = count_code_points(text) == 1 || (text.size() == 3 && text[1] == '.')};
    append_without_diacritics(text, word.plain);
    std::erase_if(word.plain, [](char c) { return c == '-' || c == '\'' || c == '.'; });
    if (word.plain.empty()) continue;
    word.key = name_key(text);
    word.liquids = count_liquids(word.key);
    result.words.push_back(std::move(word));
  }
  if (!result.words.empty()) result.feminine = ends_feminine(result.words.back().plain);
  return result;
}

}  // namespace copydesk
