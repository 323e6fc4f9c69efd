#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "copydesk/checks/article_memo.h"
#include "copydesk/checks/checks.h"
#include "copydesk/checks/english.h"
#include "copydesk/checks/known_person.h"
#include "copydesk/checks/letter_case.h"
#include "copydesk/lexicon/near_miss.h"
#include "copydesk/names/name_distance.h"
#include "copydesk/names/name_key.h"
#include "copydesk/text/utf8.h"

namespace copydesk {
namespace {

constexpr std::string_view rule = "name/near-miss-surname";
constexpr std::size_t most_surnames = 400;  // a page with more is a list of results, not an article

struct Candidate {
  const Surname* surname = nullptr;
  std::string_view folded = {};
  std::size_t letters = 0;
  std::string key = {};
  std::uint32_t liquids = 0;  ///< count_liquids() of the key
  bool known = false;         ///< to the dictionaries, as whatever
  bool standard = false;      ///< in use
};

bool has_other_letters(const Candidate& candidate) {
  return candidate.letters != candidate.folded.size();
}

/// "Armenia" and "Armenian", "Ivanov" and "Ivanova", "Kowalski" and "Kowalska": two words, not two spellings.
bool is_derived(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.starts_with(a)) {
    const std::string_view rest = b.substr(a.size());
    for (const std::string_view suffix :
         {"s",    "es", "a",   "e",  "n",  "an", "ian", "i",   "is", "y",   "ese", "ist", "ism",
          "ists", "in", "ina", "va", "na", "o",  "er",  "ers", "ic", "ish", "son", "ov",  "ev"})
      if (rest == suffix) return true;
  }
  // "Pachomius" and "Pachomian", "Salafis" and "Salafism": one stem, two endings.
  std::size_t shared = 0;
  while (shared < a.size() && a[shared] == b[shared]) ++shared;
  const auto is_ending = [](std::string_view rest) {
    constexpr std::array<std::string_view, 14> endings = {"",    "s", "an", "us", "m",  "ism", "is",
                                                          "ist", "a", "ah", "i",  "id", "ids", "ns"};
    return std::find(endings.begin(), endings.end(), rest) != endings.end();
  };
  if (shared >= 4 && is_ending(a.substr(shared)) && is_ending(b.substr(shared))) return true;
  constexpr std::string_view endings = "aeiosny";
  return a.size() == b.size() && a.substr(0, a.size() - 1) == b.substr(0, b.size() - 1) &&
         endings.find(a.back()) != endings.npos && endings.find(b.back()) != endings.npos;
}

class Comparison {
 public:
  Comparison(const Article& article, std::span<const PersonName> names) : article_(article), names_(names) {}

  /// Two romanisations of one name.
  [[nodiscard]] static bool is_variant(const Candidate& a, const Candidate& b) { return distance(a, b) <= 0.05F; }

  /// Close enough for one surname in two spellings: another romanisation, or a slip.
  [[nodiscard]] static bool is_near(const Candidate& a, const Candidate& b) {
    const std::size_t shorter = std::min(a.letters, b.letters);
    if (shorter < 5) return false;
    if (is_variant(a, b)) return true;
    if (a.key.front() != b.key.front()) return false;
    const EditDistance edits = edit_distance(letters_of(a.folded), letters_of(b.folded), 2);
    return (edits.edits == 1 && shorter >= 6) || (edits.edits == 2 && shorter >= 9 && edits.cost <= 1.8F) ||
           (shorter >= 7 && distance(a, b) <= 0.08F);
  }

  /// A consonant for another is seldom a slip: "Shubin" and "Shulin" are two, unless something else makes them one.
  [[nodiscard]] static bool is_exchange(const Candidate& a, const Candidate& b) {
    return a.letters == b.letters && a.letters < 9 && !is_variant(a, b) &&
           edit_distance(letters_of(a.folded), letters_of(b.folded), 2).cost >= 0.95F;
  }

  /// Whether both may be one person: no given names of their own, or given names that are alike.
  [[nodiscard]] bool may_be_one_person(const Candidate& a, const Candidate& b, bool& same_given) const {
    bool both_have = false;
    same_given = false;
    for (const std::uint32_t i : a.surname->names) {
      for (const std::uint32_t j : b.surname->names) {
        if (are_neighbours(names_[i], names_[j])) return false;
        if (names_[i].given == no_token || names_[j].given == no_token) continue;
        both_have = true;
        same_given |= are_alike(names_[i].given, names_[j].given);
      }
    }
    return !both_have || same_given;
  }

 private:
  /// Of the sounds, for each of the longer name.
  [[nodiscard]] static float distance(const Candidate& a, const Candidate& b) {
    if (a.key == b.key) return 0;
    const auto length = static_cast<float>(std::max({a.key.size(), b.key.size(), std::size_t{4}}));
    const float least = least_key_distance(a.liquids, b.liquids), limit = length * 0.1F;
    return (least > limit ? least : key_distance(a.key, b.key, NamePart::family, limit)) / length;
  }
  /// "Hernandes and Hernandez": nobody is named twice in a list.
  [[nodiscard]] static bool are_neighbours(const PersonName& a, const PersonName& b) {
    return a.family < b.family ? b.first < a.family + 4 : a.first < b.family + 4;
  }
  [[nodiscard]] bool are_alike(std::uint32_t a, std::uint32_t b) const {
    const std::string_view one = article_.folded(article_.document.tokens[a]),
                           other = article_.folded(article_.document.tokens[b]);
    if (one == other) return true;
    const auto& tokens = article_.document.tokens;
    const bool known = has(article_.info(tokens[a]).classes, WordClass::given_name) &&
                       has(article_.info(tokens[b]).classes, WordClass::given_name);
    const std::string key_one = name_key(one), key_other = name_key(other);
    const auto length = static_cast<float>(std::max({key_one.size(), key_other.size(), std::size_t{4}}));
    const float distance = key_distance(key_one, key_other, NamePart::given, 0.08F * length);  // more does not matter
    return distance <= 0.02F * length ||
           (!known && (distance <= 0.08F * length || edit_distance(letters_of(one), letters_of(other), 1).edits <= 1));
  }

  const Article& article_;
  std::span<const PersonName> names_;
};

std::vector<Candidate> candidates_of(const Article& article, std::span<const PersonName> names,
                                     std::span<const Surname> surnames) {
  std::vector<Candidate> candidates;
  for (const Surname& surname : surnames) {
    const std::string_view folded = article.words.folded(surname.word);
    if (folded.size() < 5) continue;
    // "PADDIstocksHO": no name of a person.
    const std::string_view written = article.at(article.document.tokens[names[surname.names.front()].family]);
    if (std::count_if(written.begin() + 1, written.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) > 1) continue;
    const WordInfo info = article.vocabulary.info(surname.word);
    const bool known =
        info.spelling != Spelling::none ||
        has(info.classes, WordClass::surname | WordClass::given_name | WordClass::city | WordClass::region) ||
        info.frequency >= 350;
    // "The Tinkoff group" is a company, "the Lokomotiv" a club.
    if (std::all_of(surname.names.begin(), surname.names.end(), [&](std::uint32_t i) {
          return names[i].first > 0 && article.folded(article.document.tokens[names[i].first - 1]) == "the";
        }))
      continue;
    std::string key = name_key(folded);
    if (key.empty()) continue;
    const std::uint32_t liquids = count_liquids(key);
    candidates.push_back({.surname = &surname,
                          .folded = folded,
                          .letters = count_code_points(folded),
                          .key = std::move(key),
                          .liquids = liquids,
                          .known = known,
                          .standard = known || info.frequency > 0});
  }
  return candidates;
}

bool is_same_word(std::string_view a, std::string_view b) {
  std::string one, other;
  fold(a, one);
  fold(b, other);
  return one == other;
}

/// The family name of the gazetteer's person as whom one of these is meant in full; empty if there is none.
std::string known_family(const Article& article, std::span<const PersonName> names, const Candidate& a,
                         const Candidate& b) {
  for (const Candidate* candidate : {&a, &b}) {
    for (const std::uint32_t i : candidate->surname->names) {
      if (names[i].given == no_token) continue;
      const auto person = known_person(article, names[i].first, names[i].end);
      if (!person) continue;
      const std::string_view name = article.lexicon.gazetteer().entity(person->entity).name;
      return std::string(name.substr(name.find_last_of(' ') + 1));
    }
  }
  return {};
}

void report(const Article& article, std::span<const PersonName> names, const Candidate& wrong, const Candidate& usual,
            const std::string& known, float confidence, FindingSink& sink) {
  const auto& tokens = article.document.tokens;
  const Token& evidence = tokens[names[usual.surname->names.front()].family];
  const std::string count = std::to_string(usual.surname->names.size());
  const std::size_t shown = std::min<std::size_t>(wrong.surname->names.size(), 2);
  for (std::size_t i = 0; i < shown; ++i) {
    const Token& token = tokens[names[wrong.surname->names[i]].family];
    const std::string text = with_case_of(article.at(token), article.at(evidence));
    Finding& finding = sink.add(rule, token.span, {{"usual", text}, {"count", count}});
    finding.confidence = confidence;
    if (wrong.letters == usual.letters && wrong.key == usual.key &&
        has_other_letters(wrong) != has_other_letters(usual)) {
      finding.severity = Severity::advice;  // "Núñez" and "Nunez" differ in diacritics alone
    }
    // What the article uses elsewhere may be wrong itself: the gazetteer knows better.
    if (!known.empty() && !is_same_word(known, text))
      finding.suggestions.push_back({.span = token.span, .text = with_case_of(article.at(token), known)});
    finding.suggestions.push_back({.span = token.span, .text = text});
    finding.related.push_back(
        {.span = evidence.span, .message = "spelt “" + std::string(article.at(evidence)) + "” here"});
  }
}

}  // namespace

void near_miss_name(const Article& article, FindingSink& sink) {
  EnglishJudge judge(article);
  const std::span<const PersonName> names = person_names(article);
  if (surnames(article).size() > most_surnames) return;
  const std::vector<Candidate> candidates = candidates_of(article, names, surnames(article));
  const Comparison comparison(article, names);
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    for (std::size_t j = i + 1; j < candidates.size(); ++j) {
      const Candidate &a = candidates[i], &b = candidates[j];
      if (!Comparison::is_near(a, b) || is_derived(a.folded, b.folded)) continue;
      bool same_given = false;
      if (!comparison.may_be_one_person(a, b, same_given)) continue;
      const std::size_t uses_a = a.surname->names.size(), uses_b = b.surname->names.size();
      const bool variant = Comparison::is_variant(a, b);
      if (!same_given && ((a.known && b.known) || Comparison::is_exchange(a, b))) continue;
      if (!variant && !same_given && std::min(uses_a, uses_b) > 2) continue;
      if (!judge.is_english()) return;
      // The gazetteer sets the spelling; else the first use, unless the other is more usual in the article or in the
      // language.
      const std::string known = known_family(article, names, a, b);
      const bool a_is_known = is_same_word(known, a.folded), b_is_known = is_same_word(known, b.folded);
      const bool a_is_usual = a_is_known != b_is_known              ? a_is_known
                              : variant && a.standard != b.standard ? a.standard
                              : uses_a != uses_b                    ? uses_a > uses_b
                                                                    : a.known || !b.known;
      report(article, names, a_is_usual ? b : a, a_is_usual ? a : b, known, same_given || variant ? 0.92F : 0.85F,
             sink);
    }
  }
}

}  // namespace copydesk
