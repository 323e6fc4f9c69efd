#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "copydesk/checks/article_memo.h"
#include "copydesk/checks/checks.h"
#include "copydesk/checks/english.h"
#include "copydesk/checks/known_person.h"
#include "copydesk/checks/letter_case.h"
#include "copydesk/checks/sentence_reader.h"

namespace copydesk {
namespace {

constexpr std::string_view rule = "spelling/known-name";

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
  if (s.is(i - 1, {"in", "at", "from", "near", "to", "outside", "across", "around", "towards", "toward", "into",
                   "between", "throughout"}))
    return true;
  return s.is(i - 1, "of") &&
         s.is(i - 2, {"city", "town", "capital", "republic", "north", "south", "east", "west", "outskirts", "centre",
                      "center", "suburb", "province", "government", "people", "parts"});
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

Finding& report(const SentenceReader& s, Span span, std::string preferred, FindingSink& sink) {
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
    if (miss.cost > (letters >= 9 ? 1.6F : 1.2F) || info.frequency < (letters >= 7 && miss.cost <= 1.0F ? 180 : 300))
      continue;
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
    if (place && !demonym && s.is_lower(i + 1) && (s.folded(i).ends_with("n") || s.folded(i).ends_with("i")) &&
        s.folded(i).back() != lexicon.folded(miss.word).back())
      continue;
    const bool likely = (letters >= 7 && miss.cost <= 1.0F && info.frequency >= 350) ||
                        (letters == 6 && miss.cost <= 0.5F && info.frequency >= 450);
    const bool sure = likely && stands_alone(s, i);
    const bool evident = miss.cost <= 1.2F && mention_index(s.article()).holds(miss.word) && !s.is_hyphenated(i);
    if ((!fits && !sure && !evident) || !judge.is_english(s)) continue;
    Finding& finding = report(s, s.token(i).span, preferred, sink);
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
  Finding& finding = report(s, span, usual_name(article, person->entity), sink);
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
  if (s.mention(i) != nullptr && s.mention(i) == s.mention(family)) return false;
  const Gazetteer& gazetteer = s.article().lexicon.gazetteer();
  const Spellings given = spellings_of(s, i), families = spellings_of(s, family);
  const bool titled = has(s.entity_kinds(i - 1), EntityKind::office);
  std::optional<std::uint32_t> best;
  float best_cost = 2.8F;
  for (std::size_t g = 0; g < given.count; ++g) {
    if (!gazetteer.begins_form(given.words[g])) continue;
    for (std::size_t f = 0; f < families.count; ++f) {
      const float cost = given.costs[g] + families.costs[f];
      if ((g == 0 && f == 0) || cost >= best_cost) continue;
      // One vowel makes another family of it: Father Vladimir Zelinsky is not the president.
      if (g == 0 && families.costs[f] <= 0.7F && !titled && !is_unknown(s, i)) continue;
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
  Finding& finding = report(s, s.article().span_of(i, family + 1), preferred, sink);
  if (best_cost > 1.5F) finding.confidence = std::min(finding.confidence, 0.85F);
  return true;
}

}  // namespace

void known_name_misspelt(const Article& article, FindingSink& sink) {
  EnglishJudge judge(article);
  for_each_sentence_with(WordTrait::rare, article, prose_and_credits, [&](const SentenceReader& s) {
    for (std::uint32_t i = s.first(); i < s.end(); ++i) {
      if ((!is_unknown(s, i) && !is_unknown(s, i + 1)) || !s.is_capitalised(i)) continue;
      if (!check_two_words(s, i, judge, sink)) check_place(s, i, judge, sink);
    }
  });
}

}  // namespace copydesk
