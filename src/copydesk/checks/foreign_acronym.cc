#include <span>
#include <string>
#include <unordered_map>

#include "copydesk/checks/article_memo.h"
#include "copydesk/checks/checks.h"
#include "copydesk/checks/english.h"
#include "copydesk/checks/language_name.h"
#include "copydesk/checks/organisation.h"

namespace copydesk {
namespace {

constexpr std::string_view rule = "entity/foreign-acronym-beside-english";

/// Part of a longer name: "CPI Aerostructures", "OTAN-Gipfel", "ONU Mujeres".
bool is_joined(const SentenceReader& s, std::uint32_t i) {
  if (s.is_hyphenated(i)) return true;
  if (s.is_capitalised(i + 1) && s.token(i + 1).space_before && !has(s.entity_kinds(i + 1), EntityKind::office))
    return true;
  const bool before = s.is_capitalised(i - 1) && !s.token(i - 1).starts_sentence;
  return before && !s.has_class(i - 1, WordClass::demonym | WordClass::country | any_title);
}

/// Behind which names an article has an acronym in brackets: "International Criminal Court (CPI)", "consumer prices
/// (CPI)". Made when first asked.
class Definitions {
 public:
  explicit Definitions(const Article& article) : article_(&article) {}

  /// The bracket behind other words gives the letters a meaning of the article's own.
  [[nodiscard]] bool has_other(WordId acronym, EntityId body) {
    if (!made_) make();
    const auto found = by_acronym_.find(acronym);
    return found != by_acronym_.end() && found->second != body;
  }

 private:
  static constexpr EntityId no_body = static_cast<EntityId>(-1);

  void make() {
    made_ = true;
    const auto& tokens = article_->document.tokens;
    for (std::uint32_t i = 2; i < tokens.size(); ++i) {
      if (article_->at(tokens[i - 1]) != "(") continue;
      const Mention* before = article_->mention(i - 2);
      const auto ids =
          before == nullptr ? std::span<const EntityId>() : article_->lexicon.gazetteer().form(before->form).entities;
      const EntityId body = ids.empty() ? no_body : ids.front();
      const auto [at, is_new] = by_acronym_.try_emplace(tokens[i].word, body);
      if (!is_new && at->second != body) at->second = no_body;
    }
  }

  const Article* article_;
  bool made_ = false;
  std::unordered_map<WordId, EntityId> by_acronym_ = {};
};

void check(const SentenceReader& s, const OrganisationMention& m, EnglishJudge& judge, Definitions& definitions,
           FindingSink& sink) {
  if (m.form.kind != FormKind::foreign || m.form.language.empty() || m.end - m.first != 1) return;
  const std::uint32_t i = m.first;
  if (!is_acronym(s, i) || s.text(i).size() < 3 || s.token(i).in_quote || is_joined(s, i)) return;
  if (s.is<"(", "/", "“", "\"", "‘", "'", "#", "@", "&", "as", "acronym", "called">(i - 1) ||
      s.is<"(", "/", "&">(i + 1))
    return;
  if (is_foreign_particle(s, i - 1) || is_foreign_particle(s, i + 1)) return;
  // The acronym must be of one body only, and this body must stand elsewhere under its English name.
  if (m.form.entities.size() > 1 || definitions.has_other(s.token(i).word, m.id)) return;
  const auto right = mention_index(s.article()).first_right(m.id);
  if (!right || !judge.is_english(s)) return;
  const std::string preferred(m.entity.acronym.empty() ? m.entity.name : m.entity.acronym);
  const Span span = s.token(i).span;
  Finding& finding = sink.add(rule, span, {{"preferred", preferred}, {"language", language_name(m.form.language)}});
  finding.suggestions.push_back({.span = span, .text = preferred});
  finding.related.push_back(
      {.span = *right, .message = "called “" + std::string(s.article().document.at(*right)) + "” here"});
  if (is_national(s.article(), m.entity)) finding.severity = Severity::advice;
}

}  // namespace

void foreign_acronym(const Article& article, FindingSink& sink) {
  EnglishJudge judge(article);
  Definitions definitions(article);
  for_each_organisation(
      article, {BlockKind::paragraph, BlockKind::caption, BlockKind::list},
      [&](const SentenceReader& s, const OrganisationMention& found) { check(s, found, judge, definitions, sink); });
}

}  // namespace copydesk
