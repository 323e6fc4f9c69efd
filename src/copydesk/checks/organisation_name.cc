#include <algorithm>
#include <string>

#include "copydesk/checks/article_memo.h"
#include "copydesk/checks/checks.h"
#include "copydesk/checks/english.h"
#include "copydesk/checks/language_name.h"
#include "copydesk/checks/letter_case.h"
#include "copydesk/checks/organisation.h"

namespace copydesk {
namespace {

constexpr std::string_view back_translated_rule = "entity/back-translated-name";
constexpr std::string_view foreign_rule = "entity/foreign-organisation-name";

/// A capitalised neighbour with which the name may be part of a longer one: "Credit Union European". A demonym, a title
/// and a word that opens the sentence are none.
bool may_join(const SentenceReader& s, std::uint32_t i) {
  if (!s.is_capitalised(i) || s.has_class(i, any_title | WordClass::demonym | WordClass::country)) return false;
  if (has(s.entity_kinds(i), EntityKind::office | EntityKind::person)) return false;
  return !(s.token(i).starts_sentence && s.article().lexicon.accepts(s.token(i).word, CaseShape::lower));
}

/// Most words of the line have capitals: in a headline of that style any phrase looks like a name.
bool in_title_case(const SentenceReader& s) {
  if (s.is<".", "?", "!">(s.end() - 1)) return false;
  std::uint32_t capitalised = 0, words = 0;
  for (std::uint32_t i = s.first(); i < s.end(); ++i) {
    if (!s.is_word(i) || s.text(i).size() < 4) continue;
    ++words;
    capitalised += s.is_capitalised(i) ? 1 : 0;
  }
  return words >= 4 && capitalised * 10 > words * 7;
}

/// A single word needs to be none of English, and no name: "Weltbank".
bool is_plainly_foreign(const SentenceReader& s, const OrganisationMention& m) {
  if (m.end - m.first > 1) return true;
  const WordInfo info = s.info(m.first);
  return s.text(m.first).size() >= 5 && info.spelling == Spelling::none &&
         !has(info.classes, WordClass::surname | WordClass::given_name) && !is_acronym(s, m.first);
}

void check(const SentenceReader& s, const OrganisationMention& m, EnglishJudge& judge, FindingSink& sink) {
  if (m.form.kind != FormKind::foreign || s.token(m.first).in_quote) return;
  if (may_join(s, m.first - 1) || may_join(s, m.end)) return;
  if (s.is<"&", "#", "@", "/", "“", "\"", "‘">(m.first - 1) || s.is_hyphen(m.first - 1) || s.is_hyphen(m.end)) return;
  const bool back_translated = m.form.language.empty();
  if (back_translated ? in_title_case(s) : !is_plainly_foreign(s, m) || is_acronym(s, m.first)) return;
  if (!back_translated) {
    // "the Weltbank (World Bank)", "the World Bank (Weltbank)", "the newspaper Duma": a foreign name that is explained.
    if (s.is<"(">(m.end) || s.is<"(", "or", "as", "called">(m.first - 1) ||
        (s.is<",", ")">(m.end) && s.is<"or", "the">(m.end + 1)))
      return;
    if (is_foreign_particle(s, m.first - 1) || is_foreign_particle(s, m.end)) return;
  }
  if (!judge.is_english(s)) return;
  const Article& article = s.article();
  const Span span = article.span_of(m.first, m.end);
  const std::string preferred = with_case_of(article.document.at(span), m.entity.name);
  Finding& finding =
      back_translated
          ? sink.add(back_translated_rule, span, {{"preferred", preferred}})
          : sink.add(foreign_rule, span, {{"preferred", preferred}, {"language", language_name(m.form.language)}});
  finding.suggestions.push_back({.span = span, .text = preferred});
  // A party or a parliament often keeps the name of its country in English.
  if (!back_translated && is_national(article, m.entity)) finding.severity = Severity::advice;
  if (const auto right = mention_index(s.article()).first_right(m.id))
    finding.related.push_back(
        {.span = *right, .message = "called “" + std::string(article.document.at(*right)) + "” here"});
}

}  // namespace

void organisation_name(const Article& article, FindingSink& sink) {
  EnglishJudge judge(article);
  for_each_organisation(
      article, {BlockKind::paragraph, BlockKind::caption, BlockKind::list, BlockKind::subhead, BlockKind::headline},
      [&](const SentenceReader& s, const OrganisationMention& found) { check(s, found, judge, sink); });
}

}  // namespace copydesk
