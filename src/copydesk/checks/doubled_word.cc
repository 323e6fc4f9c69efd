#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>

#include "copydesk/checks/checks.h"
#include "copydesk/checks/sentence_reader.h"

namespace copydesk {
namespace {

constexpr std::string_view rule = "garble/doubled-word";

/// Words that stand twice in right sentences ("what he had had", "that that", "what it is is", "gave her her coat",
/// "what they do do"), that are doubled for their sound, or that are emphasis.
constexpr auto right_twice = std::to_array<std::string_view>(
    {"had",    "do",   "did",   "does",   "her",  "who",  "no",    "yes",  "ha",       "bye",  "ho",   "hey",
     "hi",     "hear", "there", "knock",  "now",  "tut",  "hush",  "aye",  "chop",     "la",   "na",   "blah",
     "bla",    "yeah", "woof",  "boo",    "tick", "clap", "click", "bang", "beep",     "drip", "pom",  "dum",
     "cha",    "yo",   "yum",   "choo",   "go",   "wee",  "hip",   "rah",  "tuk",      "can",  "come", "wait",
     "please", "stop", "ok",    "okay",   "well", "oh",   "um",    "uh",   "er",       "ah",   "mm",   "night",
     "goody",  "pooh", "what",  "please", "di",   "de",   "mahi",  "bon",  "couscous", "x",    "s"});
constexpr auto emphatic = std::to_array<std::string_view>(
    {"very", "really", "so",   "far",  "many",  "much",  "never",     "long",  "big",  "too",  "more", "good",
     "old",  "bad",    "nice", "ever", "again", "truly", "extremely", "super", "less", "such", "quite"});
/// Never right twice: one may go.
constexpr auto safe = std::to_array<std::string_view>(
    {"the",   "a",   "an",  "of", "to",   "and",  "for",   "with", "at",    "from",  "his",
     "their", "its", "our", "my", "be",   "been", "were",  "has",  "have",  "would", "but",
     "or",    "as",  "by",  "he", "they", "we",   "which", "into", "these", "those"});
constexpr auto particles =
    std::to_array<std::string_view>({"in", "on", "up", "out", "over", "off", "down", "by", "through"});

bool among(std::span<const std::string_view> list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

/// "the the", not "the The Hague", "Duran Duran" or "NO NO".
bool is_doubled(const SentenceReader& s, std::uint32_t i) {
  const std::uint32_t next = i + 1;
  if (s.token(i).word != s.token(next).word || !s.is_word(i) || !s.is_word(next)) return false;
  if (!s.token(next).space_before || s.token(next).starts_line || s.token(i).in_quote != s.token(next).in_quote)
    return false;
  if (s.token(i).shape == CaseShape::upper && s.text(i).size() > 1) return false;
  return s.token(next).shape == CaseShape::lower || s.token(i).shape == s.token(next).shape;
}

/// A name twice ("Russia Russia") is a slip only where nobody is called so: "Abdullah Abdullah", "Walla Walla".
bool is_name_twice(const SentenceReader& s, std::uint32_t i) {
  if (s.token(i + 1).shape == CaseShape::lower) return false;
  if (s.mention(i) != nullptr && s.mention(i) == s.mention(i + 1)) return true;
  if (s.is_capitalised(i - 1) || s.is_capitalised(i + 2)) return true;
  const bool usual =
      has(s.entity_kinds(i), EntityKind::country) ||
      s.has_class(i, WordClass::weekday | WordClass::month | WordClass::office_title | WordClass::demonym);
  return !usual || s.has_class(i, WordClass::given_name | WordClass::surname);
}

/// "What it is is a mess", "the man he was was kind": after a pronoun. "He said that that plan failed", not "that that
/// the".
bool is_two_clauses(const SentenceReader& s, std::uint32_t i) {
  if (s.is<"is", "was", "are", "were">(i))
    return s.has_class(i - 1, WordClass::pronoun) || s.is<"what", "there", "that">(i - 1);
  if (!s.is<"that">(i)) return false;
  const bool clause =
      s.is<"the", "a", "an", "he", "she", "they", "we", "it", "i", "there", "his", "their", "its", "these", "those",
           "all", "some", "any", "no">(i + 2) ||
      s.is_capitalised(i + 2) ||
      (s.has_class(i + 2, WordClass::plural_noun) && !s.has_class(i + 2, WordClass::noun | WordClass::verb_s));
  return !clause;
}

/// "He moved in in 2010", "went on on foot": the verb takes the first.
bool belongs_to_verb(const SentenceReader& s, std::uint32_t i) {
  constexpr auto verbs = std::to_array<std::string_view>(
      {"be",   "move", "come",  "go",   "get",   "break", "bring", "check", "fill", "give",  "hand", "join",
       "jump", "kick", "log",   "pull", "put",   "sign",  "step",  "take",  "turn", "weigh", "cave", "fit",
       "call", "drop", "dig",   "rush", "cash",  "let",   "close", "hold",  "sink", "stay",  "tune", "live",
       "pour", "roll", "carry", "pass", "run",   "walk",  "drive", "press", "push", "stand", "sit",  "look",
       "work", "keep", "hang",  "rely", "start", "end",   "set",   "show",  "pick", "blow",  "fly",  "fall"});
  const WordInfo info = s.info(i - 1);
  if (info.verb_lemma != no_word && among(verbs, s.article().vocabulary.folded(info.verb_lemma))) return true;
  return has(info.classes, WordClass::pronoun) || s.is<"back", "further", "later", "on", "right", "straight">(i - 1);
}

bool is_exempt(const SentenceReader& s, std::uint32_t i) {
  const std::string_view word = s.folded(i);
  if (among(right_twice, word) || s.has_class(i, WordClass::number_word)) return true;
  // "two two-year deals", "step-by-step step"; "bye bye bye".
  if (s.is_hyphen(i + 2) && !s.token(i + 2).space_before && !among(safe, word)) return true;
  if (s.is_hyphen(i - 1) && !s.token(i).space_before) return true;
  if (s.is(i + 2, word) || s.is(i - 1, word)) return true;
  if (!s.article().lexicon.accepts(s.token(i).word, s.token(i).shape)) return true;
  if (is_two_clauses(s, i) || (among(particles, word) && belongs_to_verb(s, i))) return true;
  return is_name_twice(s, i);
}

bool is_function_word(const SentenceReader& s, std::uint32_t i) {
  return s.has_class(i, WordClass::determiner | WordClass::preposition | WordClass::conjunction | WordClass::pronoun |
                            WordClass::auxiliary);
}

void check(const SentenceReader& s, std::uint32_t i, FindingSink& sink) {
  if (!is_doubled(s, i) || is_exempt(s, i)) return;
  const std::string_view word = s.folded(i);
  const bool emphasis = among(emphatic, word);
  // Speakers repeat themselves.
  if (s.token(i).in_quote && (emphasis || !is_function_word(s, i))) return;
  const Span span = s.article().span_of(i, i + 2);
  Finding& finding = sink.add(rule, span, {{"word", s.text(i + 1)}});
  if (emphasis) {
    finding.severity = Severity::advice;
    finding.confidence = 0.5F;
  } else if (!is_function_word(s, i)) {
    finding.confidence = 0.85F;
  }
  const bool certain = (among(safe, word) || among(particles, word)) && !s.token(i).in_quote;
  finding.suggestions.push_back({.span = span, .text = std::string(s.text(i)), .safe = certain});
}

}  // namespace

void doubled_word(const Article& article, FindingSink& sink) {
  for_each_token(article.traits.doubled(), article, prose_and_credits, [&](const SentenceReader& s, std::uint32_t i) {
    if (s.inside(i + 1)) check(s, i, sink);
  });
}

}  // namespace copydesk
