#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "copydesk/checks/article_memo.h"
#include "copydesk/checks/checks.h"
#include "copydesk/checks/english.h"
#include "copydesk/checks/language_name.h"
#include "copydesk/checks/letter_case.h"
#include "copydesk/checks/sentence_reader.h"

namespace copydesk {
namespace {

constexpr std::string_view rule = "name/foreign-spelling";

/// A word in lower case that English does not know: beside it a name may be quoted in its own language.
bool is_foreign_word(const SentenceReader& s, std::uint32_t i) {
  if (!s.is_lower(i)) return false;
  return s.is<"der", "die", "das", "und", "von", "zu", "zum", "zur", "im", "el", "la", "le", "les", "des", "du", "de",
              "del", "della", "di", "da", "do", "dos", "et", "y", "e", "van", "och", "v", "w", "na", "née", "nee">(i) ||
         (!s.article().lexicon.accepts(s.token(i).word, CaseShape::lower) && s.info(i).frequency < 300);
}

/// A capitalised word that may belong to a longer name with its neighbour.
bool may_join_name(const SentenceReader& s, std::uint32_t i) {
  if (!s.is_capitalised(i)) return false;
  if (s.has_class(i, any_title | WordClass::month | WordClass::weekday | WordClass::demonym)) return false;
  constexpr auto stands_alone =
      any_place | EntityKind::demonym | EntityKind::office | EntityKind::royal | EntityKind::rank;
  if (has(s.entity_kinds(i), stands_alone)) return false;
  // "In Moskau", "Meanwhile Wladimir Putin": the capital is the sentence's.
  return !(s.token(i).starts_sentence && s.article().lexicon.accepts(s.token(i).word, CaseShape::lower));
}

/// Inside of quotation marks around a few capitalised words: the title of a work or a name as its bearer writes it.
bool in_quoted_title(const SentenceReader& s, std::uint32_t first) {
  if (!s.token(first).in_quote) return false;
  std::uint32_t begin = first, end = first;
  while (s.inside(begin - 1) && s.token(begin - 1).in_quote) --begin;
  while (s.inside(end) && s.token(end).in_quote) ++end;
  std::uint32_t lower = 0, words = 0;
  for (std::uint32_t i = begin; i < end; ++i) {
    words += s.is_word(i) ? 1 : 0;
    lower += s.is_lower(i) ? 1 : 0;
  }
  return words <= 8 && lower <= words / 2;
}

bool has_neighbour_of_its_language(const SentenceReader& s, std::uint32_t first, std::uint32_t end) {
  if (is_foreign_word(s, first - 1) || is_foreign_word(s, end)) return true;
  return s.is<"(", "[">(end) ? false : is_foreign_word(s, first - 2) && is_foreign_word(s, first - 3);
}

/// A title stands before, or a man of the office is spoken of: the name is a person's.
bool follows_title(const SentenceReader& s, std::uint32_t first) {
  return has(s.entity_kinds(first - 1), EntityKind::office | EntityKind::rank) || s.has_class(first - 1, any_title);
}

/// After "in" and the like a name is a place.
bool in_place_slot(const SentenceReader& s, std::uint32_t first) {
  return s.is<"in", "at", "from", "to", "near", "of", "outside", "around", "towards", "toward", "into", "between",
              "through", "via", "and", "across", "for", "within", "with", "against", "leave", "leaves", "left", "visit",
              "visits", "visited", "reach", "reached">(first - 1) ||
         s.block().kind == BlockKind::dateline;
}

/// The form is also a usual surname, given name or word, so that only its place tells what it is: "Rom", "Wien".
bool is_ambiguous(const SentenceReader& s, std::uint32_t first, std::uint32_t end) {
  if (end - first > 1) return false;
  const WordInfo info = s.info(first);
  return has(info.spelling, Spelling::lower) || has(info.classes, WordClass::surname | WordClass::given_name) ||
         s.text(first).size() < 5;
}

bool has_lower_word(const SentenceReader& s) {
  for (std::uint32_t i = s.first(); i < s.end(); ++i) {
    if (s.is_lower(i)) return true;
  }
  return false;
}

/// "Lukaschenko said": the family name of a known person alone. The lexicon has only such as are nobody else's; that
/// the person is meant shows by a title, or where the article names him or her in full.
void check_family(const SentenceReader& s, const Mention& mention, EnglishJudge& judge, FindingSink& sink) {
  const Article& article = s.article();
  const Form form = article.lexicon.gazetteer().form(mention.form);
  const Entity entity = article.lexicon.gazetteer().entity(form.entities.front());
  const bool person_is_meant =
      follows_title(s, mention.first_token) || mention_index(article).holds_person(form.entities.front());
  // "Peter Lukaschenko" is somebody else, also where the capital of "Peter" might be the sentence's.
  if (s.is_capitalised(mention.first_token - 1) &&
      s.has_class(mention.first_token - 1, WordClass::given_name | WordClass::surname))
    return;
  if (entity.family.empty() || !s.is_capitalised(mention.first_token) || !judge.is_english(s)) return;
  const Span span = s.token(mention.first_token).span;
  const std::string preferred = with_case_of(article.document.at(span), entity.family);
  if (preferred == article.document.at(span)) return;
  Finding& finding = sink.add(rule, span, {{"preferred", preferred}, {"language", language_name(form.language)}});
  finding.suggestions.push_back(
      {.span = span, .text = preferred, .safe = person_is_meant && !s.token(mention.first_token).in_quote});
  if (!person_is_meant) {
    finding.severity = Severity::warning;
    finding.confidence = std::min(finding.confidence, 0.75F);
  }
  if (const auto right = mention_index(article).first_right(form.entities.front()))
    finding.related.push_back(
        {.span = *right, .message = "spelt “" + std::string(article.document.at(*right)) + "” here"});
}

/// Whether the sentence speaks of the country: "Ukrainian", "Kyiv".
bool names_country(const SentenceReader& s, std::string_view country) {
  const Gazetteer& gazetteer = s.article().lexicon.gazetteer();
  for (std::uint32_t i = s.first(); i < s.end(); ++i) {
    const Mention* mention = s.mention(i);
    if (mention == nullptr || mention->first_token != i) continue;
    const Form form = gazetteer.form(mention->form);
    if (!has(form.entity_kinds, any_place | EntityKind::demonym) || form.entities.empty()) continue;
    if (gazetteer.entity(form.entities.front()).country == country) return true;
  }
  return false;
}

void check_mention(const SentenceReader& s, const Mention& mention, EnglishJudge& judge, FindingSink& sink) {
  const Article& article = s.article();
  const Form form = article.lexicon.gazetteer().form(mention.form);
  if (form.kind != FormKind::foreign || form.entities.empty()) return;
  constexpr auto wanted = any_place | EntityKind::person;
  if (!has(form.entity_kinds, wanted)) return;
  const std::uint32_t first = mention.first_token, end = first + mention.token_count;
  if (may_join_name(s, first - 1) || may_join_name(s, end)) return;
  // "Moskau-Express", but not "MOSKAU - Reuters".
  const bool hyphen_before = s.is_hyphen(first - 1) && !s.token(first).space_before;
  const bool hyphen_behind = s.is_hyphen(end) && !s.token(end).space_before;
  if (hyphen_before || hyphen_behind || s.is<"'">(end)) return;
  if (s.is<"&", "#", "@", "/">(first - 1) || in_quoted_title(s, first)) return;
  if (has_neighbour_of_its_language(s, first, end)) return;
  if (has(form.entity_kinds, EntityKind::person) && end - first == 1) return check_family(s, mention, judge, sink);
  const bool person = has(form.entity_kinds, EntityKind::person);
  if (!person && is_ambiguous(s, first, end) && !in_place_slot(s, first)) return;
  // "Moskau (Moscow)", "Moscow (Moskau)": the writer explains a foreign name.
  if (s.is<"(">(first - 1) && s.is<")">(end)) return;
  // A bare line of names may be a menu of languages or countries; of persons it is a list of tags.
  if (!person && (s.block().kind == BlockKind::furniture || s.block().kind == BlockKind::list) && !has_lower_word(s))
    return;
  if (!judge.is_english(s)) return;

  const Entity entity = article.lexicon.gazetteer().entity(form.entities.front());
  const Span span = article.span_of(first, end);
  // Of the forms that are right the one that the article itself uses.
  const auto right = mention_index(article).first_right(form.entities.front());
  // "Mikhail Fyodorov" by way of Russian is a name that many bear: the country tells who is meant.
  if (person && form.language == "ru" && !right && !names_country(s, entity.country)) return;
  const bool by_article = right && person && article.document.at(*right).find(' ') != std::string_view::npos;
  const std::string preferred =
      with_case_of(article.document.at(span), by_article ? article.document.at(*right) : entity.name);
  if (preferred == article.document.at(span)) return;
  const auto language = language_name(form.language);
  Finding& finding = sink.add(rule, span, {{"preferred", preferred}, {"language", language}});
  finding.suggestions.push_back({.span = span, .text = preferred, .safe = person && !s.token(first).in_quote});
  if (right) {
    finding.related.push_back(
        {.span = *right, .message = "spelt “" + std::string(article.document.at(*right)) + "” here"});
    finding.confidence = std::max(finding.confidence, 0.98F);
  }
}

/// Where an article first has a given name, with a capital, before another word on its line.
std::optional<Span> first_pair(const Article& article, WordId given, WordId family) {
  if (!has(article.vocabulary.info(given).classes, WordClass::given_name)) return std::nullopt;
  const auto& tokens = article.document.tokens;
  for (const std::uint32_t i : places_of(article, std::array{given})) {
    if (i + 1 < tokens.size() && tokens[i + 1].word == family && !tokens[i + 1].starts_line &&
        tokens[i].kind == TokenKind::word && tokens[i].shape > CaseShape::lower)
      return article.span_of(i, i + 2);
  }
  return std::nullopt;
}

/// "Wladimir" before a surname with which the article, or the gazetteer, has "Vladimir".
void check_given_name(const SentenceReader& s, std::uint32_t i, FindingSink& sink) {
  const Article& article = s.article();
  const std::uint32_t family = i + 1;
  if (!s.is_capitalised(i) || s.token(i).in_quote) return;
  if (!s.is_capitalised(family) || !s.token(family).space_before || s.is_capitalised(i + 2)) return;
  if (!s.has_class(i, WordClass::given_name)) return;
  for (const Equivalent& equivalent : article.lexicon.given_name_equivalents(s.token(i).word)) {
    const std::vector<WordId> known = {equivalent.preferred, s.token(family).word};
    const auto form = article.lexicon.gazetteer().find(known);
    const bool is_known = form && has(article.lexicon.gazetteer().form(*form).entity_kinds, EntityKind::person) &&
                          article.lexicon.gazetteer().form(*form).kind != FormKind::foreign;
    const auto elsewhere = first_pair(article, equivalent.preferred, s.token(family).word);
    if (!is_known && !elsewhere) continue;
    const Span span = s.token(i).span;
    const std::string preferred = with_case_of(s.text(i), article.lexicon.written(equivalent.preferred));
    Finding& finding =
        sink.add(rule, span, {{"preferred", preferred}, {"language", language_name(equivalent.language)}});
    finding.suggestions.push_back({.span = span, .text = preferred, .safe = elsewhere.has_value()});
    if (elsewhere) finding.related.push_back({.span = *elsewhere, .message = "spelt “" + preferred + "” here"});
    return;
  }
}

}  // namespace

void foreign_spelling(const Article& article, FindingSink& sink) {
  EnglishJudge judge(article);
  for_each_mention(article, prose_and_credits,
                   [&](const SentenceReader& s, const Mention& mention) { check_mention(s, mention, judge, sink); });
  const auto& tokens = article.document.tokens;
  const auto before_another = [&](std::uint32_t i) {
    return !has(tokens[i].traits, WordTrait::in_name) && !tokens[i].in_quote && i + 1 < tokens.size() &&
           tokens[i + 1].shape > CaseShape::lower && tokens[i + 1].space_before;
  };
  for_each_token_if(before_another, article.traits.with_capital(), article, prose_and_credits,
                    [&](const SentenceReader& s, std::uint32_t i) { check_given_name(s, i, sink); });
}

}  // namespace copydesk
