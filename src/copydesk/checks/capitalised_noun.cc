#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "copydesk/checks/article_memo.h"
#include "copydesk/checks/checks.h"
#include "copydesk/checks/english.h"
#include "copydesk/checks/often_capitalised.h"
#include "copydesk/checks/sentence_reader.h"

namespace copydesk {
namespace {

constexpr std::string_view rule = "garble/capitalised-noun";
constexpr std::size_t german_style = 6;  // so many different nouns with capitals: the article has the habit

/// How an article writes a word inside of its sentences.
struct Uses {
  std::uint32_t lower = 0, capital = 0;
};
using UsesOf = std::unordered_map<WordId, Uses>;

/// A usual noun that is no name, no title and not often written with a capital.
bool is_common_noun(const SentenceReader& s, std::uint32_t i) {
  if (!s.is_word(i) || s.token(i).shape != CaseShape::title || s.text(i).size() < 4) return false;
  const WordInfo info = s.info(i);
  if (!has(info.spelling, Spelling::lower) || has(info.spelling, Spelling::upper | Spelling::mixed)) return false;
  // Some are names too by the dictionaries ("Latin Quarter"): after a number they are none.
  if (has(info.spelling, Spelling::title) && !s.has_class(i - 1, WordClass::number_word) && !s.is_number(i - 1))
    return false;
  if (!has(info.classes, WordClass::noun | WordClass::plural_noun) || info.frequency < 350) return false;
  if (has(info.classes, any_name | any_title) || s.mention(i) != nullptr) return false;
  const bool often =
      is_often_capitalised(s.folded(i)) ||
      (info.noun_lemma != no_word && is_often_capitalised(s.article().vocabulary.folded(info.noun_lemma)));
  return !often;
}

bool follows_capital(const SentenceReader& s, std::uint32_t i) {
  return s.is_capitalised(i) && !s.token(i).starts_sentence;
}

/// Part of a longer name: "Food and Agriculture", "Ministry of Defence", "Room 5", "Article-12".
bool is_part_of_name(const SentenceReader& s, std::uint32_t i) {
  const std::uint32_t next = i + 1;
  if (s.is<"and", "of", "for", "the", "&", "de", "in", "on", "to", "or", "a", "an", "with">(i - 1)) {
    const std::uint32_t before = s.is<"the">(i - 1) && s.is<"of", "for", "in", "on", "and">(i - 2) ? i - 3 : i - 2;
    if (follows_capital(s, before)) return true;
  }
  if (s.is<"of", "for", "and", "&", "in", "on", "to", "the", "or", "with", "at">(next)) {
    const std::uint32_t after = s.is<"the", "a">(next + 1) ? next + 2 : next + 1;
    if (s.is_capitalised(after)) return true;
  }
  return s.is_capitalised(next) || s.is_number(next) || s.is_hyphenated(i);
}

/// The capital stands between plain words: "one Quarter to".
bool stands_in_plain_words(const SentenceReader& s, std::uint32_t i) {
  const std::uint32_t next = i + 1;
  if (!s.is_lower(i - 1) && !s.is_number(i - 1)) return false;
  if (s.is<"called", "named", "titled", "entitled", "dubbed", "the", "nicknamed", "aka", "as">(i - 1) &&
      !s.is<"the">(i - 1))
    return false;
  return !s.inside(next) || s.is_lower(next) || s.is<".", ",", ";", "!", "?", "...">(next);
}

/// "one Quarter", "40 Percent", "several Bottles". Not "6th Avenue" or "Note 10 Plus".
bool follows_numeral(const SentenceReader& s, std::uint32_t i) {
  if (s.is_number(i - 1)) {
    const bool ordinal = s.text(i - 1).find_first_not_of("0123456789.,") != std::string_view::npos;
    return !ordinal && !s.is_capitalised(i - 2) &&
           (s.is<"percent", "degrees", "grams", "minutes", "hours">(i) ||
            (s.has_class(i, WordClass::plural_noun) && s.is_lower(i - 2)));
  }
  return s.is<"every", "each", "several", "many", "few", "these", "those">(i - 1) ||
         s.has_class(i - 1, WordClass::number_word);
}

struct Suspect {
  Span span = {};
  WordId word = no_word;
  bool numeral = false;  ///< stands behind one
  bool after_the = false;
};

/// By their place alone.
std::vector<Suspect> find_suspects(const Article& article) {
  std::vector<Suspect> suspects;
  EnglishJudge judge(article);
  const auto wanted = [&](std::uint32_t i) {
    const Token& token = article.document.tokens[i];
    return token.shape == CaseShape::title && !token.starts_sentence && !token.in_quote &&
           !has(token.traits, WordTrait::in_name | WordTrait::rare);  // no usual noun
  };
  for_each_token_if(wanted, article.traits.with_capital(), article, {BlockKind::paragraph},
                    [&](const SentenceReader& s, std::uint32_t i) {
                      if (has(s.block().marks, BlockMark::title_case | BlockMark::all_caps)) return;
                      if (!stands_in_plain_words(s, i) || !is_common_noun(s, i) || is_part_of_name(s, i)) return;
                      if (!judge.is_english(s)) return;
                      suspects.push_back({.span = s.token(i).span,
                                          .word = s.token(i).word,
                                          .numeral = follows_numeral(s, i),
                                          .after_the = s.is<"the">(i - 1)});
                    });
  return suspects;
}

/// How the article writes the words of the suspects elsewhere.
UsesOf count_uses(const Article& article, std::span<const Suspect> suspects) {
  UsesOf uses;
  std::vector<WordId> words;
  for (const Suspect& suspect : suspects)
    if (uses.try_emplace(suspect.word).second) words.push_back(suspect.word);
  for_each_token(places_of(article, words), article, prose, [&](const SentenceReader& s, std::uint32_t i) {
    if (!s.is_word(i) || s.token(i).starts_sentence) return;
    const CaseShape shape = s.token(i).shape;
    if (shape == CaseShape::lower) ++uses[s.token(i).word].lower;
    if (shape == CaseShape::title) ++uses[s.token(i).word].capital;
  });
  return uses;
}

}  // namespace

void capitalised_noun(const Article& article, FindingSink& sink) {
  std::vector<Suspect> suspects = find_suspects(article);
  const UsesOf uses = count_uses(article, suspects);
  // A term that the article defines keeps its capital.
  std::erase_if(suspects, [&](const Suspect& suspect) {
    const Uses& of_word = uses.at(suspect.word);
    return of_word.capital > 2 && of_word.lower == 0;
  });
  std::vector<WordId> different;
  for (const Suspect& suspect : suspects) different.push_back(suspect.word);
  std::sort(different.begin(), different.end());
  different.erase(std::unique(different.begin(), different.end()), different.end());
  const bool habit = different.size() >= german_style;
  for (const Suspect& suspect : suspects) {
    std::string lower(article.document.at(suspect.span));
    lower.front() = static_cast<char>(lower.front() | 0x20);
    Finding& finding = sink.add(rule, suspect.span, {{"lower", lower}});
    finding.suggestions.push_back({.span = suspect.span, .text = lower});
    const Uses& of_word = uses.at(suspect.word);
    const bool strong = of_word.capital == 1 && (suspect.numeral || (of_word.lower >= 2 && !suspect.after_the));
    if (strong || habit) continue;
    finding.severity = Severity::advice;
    finding.confidence = 0.4F;
  }
}

}  // namespace copydesk
