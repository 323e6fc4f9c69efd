#include <algorithm>
#include <cctype>
#include <string>
#include <unordered_map>
#include <vector>

#include "copydesk/checks/checks.h"
#include "copydesk/checks/organisation.h"

namespace copydesk {
namespace {

constexpr std::string_view acronym_rule = "entity/acronym-after-name";
constexpr std::string_view twice_rule = "entity/acronym-twice";

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_small_word(std::string_view folded) {
  for (const std::string_view word : {"of", "the", "for", "and", "in", "on", "to", "against", "with", "&", "-", ","})
    if (folded == word) return true;
  return false;
}

/// Whether the letters may be made of the name: initials of its words in their order, some left out.
bool may_abbreviate(std::string_view letters, std::string_view name) {
  std::size_t at = 0;
  bool begins = true;
  for (const char c : name) {
    const bool is_letter = std::isalpha(static_cast<unsigned char>(c)) != 0;
    // A capital inside a word counts too: "UNESCO World Heritage".
    if (at < letters.size() && is_letter && (begins || (c >= 'A' && c <= 'Z')) && lower(c) == lower(letters[at])) ++at;
    begins = !is_letter;
  }
  return at == letters.size();
}

std::string letters_of_acronym(std::string_view text) {
  std::string letters(text);
  std::erase(letters, '.');
  return letters;
}

/// "(IMF)" from `open` on: the index of the acronym.
std::optional<std::uint32_t> acronym_in_brackets(const SentenceReader& s, std::uint32_t open) {
  if (!s.is<"(">(open) || !s.is<")">(open + 2) || !is_acronym(s, open + 1)) return std::nullopt;
  return open + 1;
}

/// The acronym is that of some other body, and of nothing else.
bool is_of_other_body(const SentenceReader& s, std::uint32_t acronym) {
  const Mention* mention = s.mention(acronym);
  if (mention == nullptr || mention->token_count != 1 || s.text(acronym).size() < 3) return false;
  const Form form = s.article().lexicon.gazetteer().form(mention->form);
  return form.kind == FormKind::acronym && form.entity_kinds == EntityKind::organisation;
}

void check_acronym(const SentenceReader& s, const OrganisationMention& m, FindingSink& sink) {
  if (m.form.kind == FormKind::foreign || m.end - m.first < 2 || m.form.entities.size() > 1) return;
  const auto acronym = acronym_in_brackets(s, m.end);
  if (!acronym || m.entity.acronym.empty() || s.token(m.first).in_quote) return;
  const Article& article = s.article();
  const AcronymKind kind = acronym_kind(article.lexicon.gazetteer(), m.id, s.text(*acronym));
  if (kind == AcronymKind::english) return;
  const bool national = is_national(article, m.entity);
  const std::string letters = letters_of_acronym(s.text(*acronym));
  const bool of_other = is_of_other_body(s, *acronym);
  if (kind == AcronymKind::unknown) {
    if (national || may_abbreviate(letters, m.form.text) || may_abbreviate(letters, m.entity.name)) return;
    if (has(s.entity_kinds(*acronym), any_place)) return;  // "Amnesty International (UK)"
  }
  const Span span = s.token(*acronym).span;
  Finding& finding = sink.add(acronym_rule, span, {{"name", m.entity.name}, {"preferred", m.entity.acronym}});
  finding.suggestions.push_back({.span = span, .text = std::string(m.entity.acronym)});
  if (national || (kind == AcronymKind::unknown && !of_other)) finding.severity = Severity::advice;
}

/// What an article says letters stand for.
struct Expansion {
  Span span = {};
  std::vector<std::string> words = {};  ///< folded, without the small ones
};

/// The words right before the bracket whose initials are the letters.
std::optional<Expansion> expansion_before(const SentenceReader& s, std::uint32_t open, std::string_view letters) {
  Expansion expansion;
  std::uint32_t i = open;
  std::size_t left = letters.size();
  while (left > 0) {
    if (!s.inside(i - 1)) return std::nullopt;
    --i;
    if (is_small_word(s.folded(i)) || s.is<"'", "'s">(i)) continue;
    if (!s.is_word(i) || lower(s.text(i).front()) != lower(letters[left - 1])) return std::nullopt;
    expansion.words.emplace_back(s.folded(i));
    --left;
  }
  std::reverse(expansion.words.begin(), expansion.words.end());
  expansion.span = s.article().span_of(i, open);
  return expansion;
}

/// The same expansion in other words of the same stem: "Centre", "Centers"; "Organisation", "Organization".
bool are_same(const Expansion& a, const Expansion& b) {
  for (std::size_t w = 0; w < a.words.size(); ++w) {
    const std::string_view one = a.words[w], other = b.words[w];
    const std::size_t stem = std::min({one.size(), other.size(), std::size_t{4}});
    if (one.substr(0, stem) != other.substr(0, stem)) return false;
  }
  return true;
}

using Expansions = std::unordered_map<std::string, Expansion>;

void check_twice(const SentenceReader& s, std::uint32_t open, Expansions& known, FindingSink& sink) {
  const auto acronym = acronym_in_brackets(s, open);
  if (!acronym) return;
  std::string letters = letters_of_acronym(s.text(*acronym));
  if (letters.size() < 3) return;
  auto expansion = expansion_before(s, open, letters);
  if (!expansion) return;
  const auto [first, is_new] = known.try_emplace(std::move(letters), *expansion);
  if (is_new || are_same(first->second, *expansion)) return;
  const Article& article = s.article();
  const std::string before(article.document.at(first->second.span));
  const Span span = {.begin = expansion->span.begin, .end = s.token(open + 2).span.end};
  Finding& finding = sink.add(twice_rule, span, {{"acronym", s.text(*acronym)}, {"before", before}});
  finding.related.push_back({.span = first->second.span, .message = "“" + before + "” here"});
}

}  // namespace

void acronym_after_name(const Article& article, FindingSink& sink) {
  Expansions known;
  static constexpr std::initializer_list<BlockKind> kinds = {BlockKind::paragraph, BlockKind::caption, BlockKind::list};
  const auto opens_bracket = [&](std::uint32_t i) { return article.at(article.document.tokens[i]) == "("; };
  for_each_token_if(opens_bracket, article.traits.with(WordTrait::mark), article, kinds,
                    [&](const SentenceReader& s, std::uint32_t i) { check_twice(s, i, known, sink); });
  for_each_organisation(article, kinds, [&](const SentenceReader& s, const OrganisationMention& found) {
    check_acronym(s, found, sink);
  });
}

}  // namespace copydesk
