#include <algorithm>
#include <tsl/robin_set.h>
#include <vector>

#include "copydesk/checks/article_memo.h"
#include "copydesk/checks/checks.h"
#include "copydesk/checks/english.h"

namespace copydesk {
namespace {

constexpr std::string_view rule = "name/never-introduced";
constexpr std::size_t shortest_article = 120;  // tokens; a brief need not introduce anybody

/// "Bayramov said", "said Bayramov.": what shows that the name is a person's.
bool speaks(const SentenceReader& s, const PersonName& name) {
  if (s.is_lower(name.end) && s.has_class(name.end, WordClass::speech_verb) &&
      s.has_class(name.end, WordClass::verb_past))
    return true;
  return s.is<"said">(name.first - 1) && (s.is_punctuation(name.end) || !s.inside(name.end));
}

/// Under this family name nobody is named in full or with a title.
bool is_bare(std::span<const PersonName> names, const Surname& surname) {
  for (const std::uint32_t i : surname.names) {
    if (names[i].given != no_token || names[i].titled || names[i].end != names[i].first + 1) return false;
  }
  return true;
}

bool is_capitalised(const Token& token) {
  return token.kind == TokenKind::word && (token.shape == CaseShape::title || token.shape == CaseShape::mixed);
}

/// The family names that stand alone wherever they stand. Any other capital beside one may be part of a full name:
/// "Governor of the Amur Region Pavel Bezrukov", "Kim Jong-un".
tsl::robin_set<WordId> bare_names(const Article& article, std::span<const PersonName> names) {
  tsl::robin_set<WordId> bare;
  for (const Surname& surname : surnames(article)) {
    if (is_bare(names, surname)) bare.insert(surname.word);
  }
  if (bare.empty()) return bare;
  const auto& tokens = article.document.tokens;
  const auto capitals = article.traits.with_capital();
  for (std::size_t c = 1; c < capitals.size(); ++c) {
    const std::uint32_t left = capitals[c - 1], right = capitals[c];
    if (left + 1 != right || !is_capitalised(tokens[left]) || !is_capitalised(tokens[right])) continue;
    bare.erase(tokens[left].word);
    bare.erase(tokens[right].word);
  }
  return bare;
}

}  // namespace

void never_introduced(const Article& article, FindingSink& sink) {
  if (article.document.tokens.size() < shortest_article) return;
  EnglishJudge judge(article);
  const std::span<const PersonName> names = person_names(article);
  const auto& document = article.document;
  const tsl::robin_set<WordId> bare = bare_names(article, names);
  if (bare.empty()) return;
  std::vector<WordId> told = {};
  std::size_t i = 0;
  for_each_sentence(article, {BlockKind::paragraph}, [&](const SentenceReader& s) {
    while (i < names.size() && names[i].first < s.first()) ++i;
    for (; i < names.size() && names[i].first < s.end(); ++i) {
      const WordId word = document.tokens[names[i].family].word;
      if (!bare.contains(word) || s.token(names[i].first).shape != CaseShape::title ||
          !s.has_class(names[i].first, WordClass::surname) ||
          has(s.entity_kinds(names[i].first), EntityKind::organisation) || s.token(names[i].first).in_quote ||
          !speaks(s, names[i]))
        continue;
      if (std::find(told.begin(), told.end(), word) != told.end() || !judge.is_english()) continue;
      told.push_back(word);
      sink.add(rule, s.token(names[i].family).span);
    }
  });
}

}  // namespace copydesk
