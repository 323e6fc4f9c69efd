#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "copydesk/checks/article_memo.h"
#include "copydesk/checks/checks.h"
#include "copydesk/checks/english.h"
#include "copydesk/checks/known_person.h"
#include "copydesk/checks/letter_case.h"
#include "copydesk/checks/sentence_reader.h"
#include "copydesk/lexicon/edit_distance.h"

namespace copydesk {
namespace {

constexpr std::string_view place_rule = "spelling/known-name", person_rule = "name/known-person";

/// Dictionaries and frequencies know nothing of it: only then it may be a slip.
bool is_unknown(const SentenceReader& s, std::uint32_t i) {
  if (!s.inside(i) || !has(s.token(i).traits, WordTrait::rare)) return false;
  const WordInfo info = s.info(i);
  return info.spelling == Spelling::none && info.classes == WordClass::none && info.frequency < 250;
}

/// A capitalised word of letters that is not written all in capitals.
bool is_candidate(const SentenceReader& s, std::uint32_t i) {
  return s.is_capitalised(i) && s.token(i).shape == CaseShape::title && s.text(i).size() >= 5 &&
         s.mention(i) == nullptr && s.text(i).find('.') == std::string_view::npos;
}

bool in_place_slot(const SentenceReader& s, std::uint32_t i) {
  if (s.is<"in", "at", "from", "near", "to", "outside", "across", "around", "towards", "toward", "into", "between",
           "throughout">(i - 1))
    return true;
  return s.is<"of">(i - 1) && s.is<"city", "town", "capital", "republic", "north", "south", "east", "west", "outskirts",
                                   "centre", "center", "suburb", "province", "government", "people", "parts">(i - 2);
}

/// "Ukranian president", "the Ukranian army", "Ukranian forces".
bool in_demonym_slot(const SentenceReader& s, std::uint32_t i) {
  if (has(s.entity_kinds(i + 1), EntityKind::office | EntityKind::rank)) return true;
  return s.is_lower(i + 1) && s.has_class(i + 1, WordClass::noun | WordClass::plural_noun | WordClass::adjective) &&
         !s.has_class(i + 1,
                      WordClass::preposition | WordClass::conjunction | WordClass::auxiliary | WordClass::speech_verb);
}

bool stands_alone(const SentenceReader& s, std::uint32_t i) {
  const bool before = s.is_capitalised(i - 1) && !(s.token(i - 1).starts_sentence &&
                                                   s.article().lexicon.accepts(s.token(i - 1).word, CaseShape::lower));
  return !before && !s.is_capitalised(i + 1) && !s.is_hyphenated(i);
}

Finding& report(const SentenceReader& s, std::string_view rule, Span span, std::string preferred, FindingSink& sink) {
  Finding& finding = sink.add(rule, span, {{"preferred", preferred}});
  if (const auto other = mention_index(s.article()).first_written(preferred)) {
    finding.related.push_back({.span = *other, .message = "spelt “" + preferred + "” here"});
  }
  finding.suggestions.push_back({.span = span, .text = std::move(preferred)});
  return finding;
}

/// Places and demonyms: one word.
bool check_place(const SentenceReader& s, std::uint32_t i, EnglishJudge& judge, FindingSink& sink) {
  if (!is_candidate(s, i) || !is_unknown(s, i)) return false;
  const Lexicon& lexicon = s.article().lexicon;
  const bool follows_title = s.has_class(i - 1, any_title | WordClass::given_name) && s.is_capitalised(i - 1);
  if (follows_title) return false;
  const std::size_t letters = s.text(i).size();
  const auto misses = s.article().near_misses(s.token(i));
  for (const NearMiss& miss : misses.first(std::min<std::size_t>(3, misses.size()))) {
    const WordInfo info = lexicon.info(miss.word);
    const bool slot = miss.cost <= 0.7F && in_place_slot(s, i) && stands_alone(s, i);
    const int least = (letters >= 7 && miss.cost <= 1.0F) || slot ? 180 : 300;
    if (miss.cost > (letters >= 9 ? 1.6F : 1.2F) || info.frequency < least) continue;
    const bool place = has(info.classes, any_place_name), demonym = has(info.classes, WordClass::demonym);
    if (!place && !demonym) continue;
    // A frequent word of the language as near explains the word at least as well.
    if (has(info.spelling, Spelling::lower)) continue;
    const std::string preferred = lexicon.written(miss.word);
    // The plural or genitive of a name: "Armenias".
    if (s.folded(i).starts_with(lexicon.folded(miss.word)) && letters <= preferred.size() + 2) continue;
    const bool fits =
        (place && stands_alone(s, i) && in_place_slot(s, i)) ||
        (demonym && in_demonym_slot(s, i) && (stands_alone(s, i) || has(s.entity_kinds(i + 1), EntityKind::office)));
    // "Fallujan insurgents": a people's name that no list has.
    if (place && !demonym && s.is_lower(i + 1) && (s.folded(i).ends_with('n') || s.folded(i).ends_with('i')) &&
        s.folded(i).back() != lexicon.folded(miss.word).back())
      continue;
    const bool likely = (letters >= 7 && miss.cost <= 1.0F && info.frequency >= 350) ||
                        (letters == 6 && miss.cost <= 0.5F && info.frequency >= 450);
    const bool sure = likely && stands_alone(s, i);
    const bool evident = miss.cost <= 1.2F && mention_index(s.article()).holds(miss.word) && !s.is_hyphenated(i);
    if ((!fits && !sure && !evident) || !judge.is_english(s)) continue;
    Finding& finding = report(s, place_rule, s.token(i).span, preferred, sink);
    if (fits && s.folded(i).front() == lexicon.folded(miss.word).front())
      finding.suggestions.front().safe = letters >= 8 && miss.cost <= 1.0F && !s.token(i).in_quote;
    if (!fits && !evident) finding.confidence = std::min(finding.confidence, 0.8F);
    return true;
  }
  return false;
}

std::string folded_word(std::string_view text) {
  std::string folded;
  fold(text, folded);
  return folded;
}

struct Spellings {
  std::array<WordId, 6> words = {};
  std::array<float, 6> costs = {};
  std::size_t count = 0;
};

/// The word itself and what an unknown one may stand for.
Spellings spellings_of(const SentenceReader& s, std::uint32_t i) {
  Spellings result;
  result.words[result.count++] = s.token(i).word;
  if (!is_unknown(s, i) || s.text(i).size() < 5) return result;
  static_assert(NearMissMemo::limit < result.words.size());
  for (const NearMiss& miss : s.article().near_misses(s.token(i))) {
    result.words[result.count] = miss.word;
    result.costs[result.count++] = miss.cost;
  }
  return result;
}

/// As the article itself writes a name, if it does so rightly; else the preferred form.
std::string usual_name(const Article& article, EntityId entity) {
  const auto elsewhere = mention_index(article).first_right(entity);
  return std::string(elsewhere ? article.document.at(*elsewhere) : article.lexicon.gazetteer().entity(entity).name);
}

/// A name of two words that sounds like a known person's: "Dzhejkhun Bajramov" for “Jeyhun Bayramov”.
bool check_romanised(const SentenceReader& s, std::uint32_t i, bool titled, EnglishJudge& judge, FindingSink& sink) {
  const std::uint32_t family = i + 1;
  const Article& article = s.article();
  const Span span = article.span_of(i, family + 1);
  const auto person = known_person(article, i, family + 1);
  if (!person) return false;
  // One bearer of a name like this is not another: both words must differ, and into no given name of its own, or more
  // than the name tell who is meant.
  const bool both_differ = !s.has_class(i, WordClass::given_name) &&
                           s.folded(i) != folded_word(person->form.substr(0, person->form.find(' '))) &&
                           s.folded(family) != folded_word(person->form.substr(person->form.rfind(' ') + 1));
  const bool evident = titled || mention_index(article).first_right(person->entity).has_value();
  if ((!both_differ && !evident) || !judge.is_english(s)) return false;
  Finding& finding = report(s, person_rule, span, usual_name(article, person->entity), sink);
  if (!evident) finding.confidence = std::min(finding.confidence, 0.85F);
  return true;
}

/// A name of two words that is nearly one of the gazetteer's: "Narenda Modi", "Unted States".
bool check_two_words(const SentenceReader& s, std::uint32_t i, EnglishJudge& judge, FindingSink& sink) {
  const std::uint32_t family = i + 1;
  const auto is_part = [&](std::uint32_t at) {
    return s.is_capitalised(at) && s.token(at).shape != CaseShape::upper && s.text(at).size() >= 3;
  };
  if (!is_part(i) || !is_part(family) || is_part(i + 2) || s.is_hyphenated(i) || s.is_hyphenated(family)) return false;
  if (!is_unknown(s, i) && !is_unknown(s, family)) return false;
  if (s.is<"al", "el", "bin", "ibn", "ben", "ul">(i + 2)) return false;  // the name goes on
  if (s.mention(i) != nullptr && s.mention(i) == s.mention(family)) return false;
  const Gazetteer& gazetteer = s.article().lexicon.gazetteer();
  const bool titled = has(s.entity_kinds(i - 1), EntityKind::office);
  // A known word with which no name begins.
  if (!is_unknown(s, i) && !gazetteer.begins_form(s.token(i).word)) return check_romanised(s, i, titled, judge, sink);
  const Spellings given = spellings_of(s, i);
  const auto given_words = std::span(given.words).first(given.count);
  if (std::none_of(given_words.begin(), given_words.end(), [&](WordId word) { return gazetteer.begins_form(word); }))
    return check_romanised(s, i, titled, judge, sink);
  const Spellings families = spellings_of(s, family);
  std::optional<std::uint32_t> best;
  float best_cost = 2.8F;
  for (std::size_t g = 0; g < given.count; ++g) {
    if (!gazetteer.begins_form(given.words[g])) continue;
    for (std::size_t f = 0; f < families.count; ++f) {
      const float cost = given.costs[g] + families.costs[f];
      if ((g == 0 && f == 0) || cost >= best_cost) continue;
      // One vowel makes another family of it: Father Vladimir Zelinsky is not the president.
      if (g == 0 && families.costs[f] <= 0.7F && !titled && !is_unknown(s, i)) continue;
      // A family name that is a word of the language is as near to many: George Busch is not the president either.
      if (g == 0 && !titled && has(s.article().lexicon.info(families.words[f]).spelling, Spelling::lower)) continue;
      const std::array words = {given.words[g], families.words[f]};
      const auto form = gazetteer.find(words);
      if (!form) continue;
      constexpr auto others = any_place | EntityKind::organisation | EntityKind::office;
      const Form known = gazetteer.form(*form);
      if (known.language == "ru") continue;  // by way of Russian: as much a guess as this
      const EntityKind kinds = known.entity_kinds;
      const bool one_slip = (g == 0 || f == 0) && cost <= 1.2F;
      if (!has(kinds, EntityKind::person) && !(one_slip && has(kinds, others))) continue;
      best = form;
      best_cost = cost;
    }
  }
  if (!best) return check_romanised(s, i, titled, judge, sink);
  if (!judge.is_english(s)) return false;
  const Form form = gazetteer.form(*best);
  const bool person = has(form.entity_kinds, EntityKind::person);
  const std::string preferred = person ? usual_name(s.article(), form.entities.front()) : std::string(form.text);
  Finding& finding = report(s, person ? person_rule : place_rule, s.article().span_of(i, family + 1), preferred, sink);
  if (best_cost > 1.5F) finding.confidence = std::min(finding.confidence, 0.85F);
  return true;
}

std::vector<std::string_view> words_of(std::string_view form) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < form.size();) {
    const std::size_t end = std::min(form.find(' ', at), form.size());
    words.push_back(form.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

/// A slip or a sound: "Merkle" for “Merkel”, "Stoltenburg" for “Stoltenberg”.
bool is_slip(std::string_view wrong, std::string_view right) {
  const auto right_letters = letters_of(right);
  const std::size_t most = right_letters.size() >= 8 ? 2 : 1;
  return wrong.size() >= 4 && wrong.front() == right.front() &&
         edit_distance(letters_of(wrong), right_letters, most).edits <= most;
}

/// Nobody is called so whom readers would know: "Merkle" is rare and in no list of names.
bool is_no_family(const SentenceReader& s, std::uint32_t i, WordId right) {
  constexpr int rare = 300, rarer_by = 80;  // six times
  const WordInfo info = s.info(i), meant = s.article().lexicon.info(right);
  if (has(info.classes, WordClass::surname | WordClass::given_name) || has(meant.spelling, Spelling::lower))
    return false;
  return info.frequency < rare || info.frequency + rarer_by <= meant.frequency;
}

/// "Macron" tells who is meant, whatever the given name; "Martin" and "Bush" do not.
bool is_told_by_family(const SentenceReader& s, const PersonName& name) {
  constexpr int common = 455;
  const WordInfo family = s.info(name.family);
  return !has(family.spelling, Spelling::lower) && family.frequency <= common;
}

/// "Angela Merkle", "Donald Tramp", "Emanuel Macron": a person whose name is written in Latin letters at home has one
/// spelling, and one word of it is wrong though dictionaries or other people have it.
void check_one_spelling(const SentenceReader& s, const PersonName& name, EnglishJudge& judge, FindingSink& sink) {
  const Article& article = s.article();
  if (name.given == no_token || name.known || s.token(name.first).in_quote) return;
  const auto person = known_person(article, name.first, name.end);
  if (!person || !has(article.lexicon.gazetteer().entity(person->entity).kind, EntityKind::latin)) return;
  const auto words = words_of(person->form);
  if (words.size() != name.end - name.first) return;
  std::optional<std::size_t> differs;
  for (std::size_t k = 0; k < words.size(); ++k) {
    const auto i = name.first + static_cast<std::uint32_t>(k);
    if (s.is_hyphenated(i)) return;
    if (s.folded(i) == folded_word(words[k])) continue;
    if (differs) return;
    differs = k;
  }
  if (!differs) return;
  const std::uint32_t at = name.first + static_cast<std::uint32_t>(*differs);
  const std::string right = folded_word(words[*differs]);
  const WordId right_word = article.lexicon.find(right);
  if (!is_slip(s.folded(at), right) || right_word == no_word) return;
  const bool evident = name.titled || mention_index(article).first_right(person->entity).has_value();
  if (!evident && !(at == name.family ? is_no_family(s, at, right_word) : is_told_by_family(s, name))) return;
  if (!judge.is_english(s)) return;
  Finding& finding =
      report(s, person_rule, article.span_of(name.first, name.end), usual_name(article, person->entity), sink);
  if (!evident) finding.confidence = std::min(finding.confidence, 0.8F);
}

}  // namespace

void known_name_misspelt(const Article& article, FindingSink& sink) {
  EnglishJudge judge(article);
  std::vector<std::uint32_t> reported;  // first tokens of names
  const auto has_capital = [&](std::uint32_t i) { return article.document.tokens[i].shape > CaseShape::lower; };
  for_each_token_if(has_capital, article.traits.with(WordTrait::rare), article, prose_and_credits,
                    [&](const SentenceReader& s, std::uint32_t i) {
                      if (!s.is_capitalised(i) || !is_unknown(s, i)) return;
                      // The word before, if it is a known one; an unknown one has been here itself.
                      if (s.is_capitalised(i - 1) && !is_unknown(s, i - 1) && check_two_words(s, i - 1, judge, sink))
                        reported.push_back(i - 1);
                      if (check_two_words(s, i, judge, sink)) {
                        reported.push_back(i);
                      } else {
                        check_place(s, i, judge, sink);
                      }
                    });
  SentenceCursor cursor(article, prose_and_credits);
  for (const PersonName& name : person_names(article)) {
    if (cursor.move_to(name.first) && !std::binary_search(reported.begin(), reported.end(), name.first))
      check_one_spelling(cursor.sentence(), name, judge, sink);
  }
}

}  // namespace copydesk
