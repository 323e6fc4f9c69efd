#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <unordered_map>

#include "copydesk/checks/checks.h"
#include "copydesk/checks/english.h"
#include "copydesk/checks/letter_case.h"
#include "copydesk/checks/sentence_reader.h"

namespace copydesk {
namespace {

constexpr std::string_view rule = "spelling/typo";

// The frequency list counts misspellings too ("goverment" 266 beside "government" 560): what is meant is at least
// thirty times as frequent. Zipf × 100.
constexpr int rarer_by = 150;
constexpr std::uint16_t usual = 330;  ///< a word that readers know

bool is_known(const Lexicon& lexicon, std::string_view folded) {
  const WordId word = lexicon.find(folded);
  return word != no_word && lexicon.accepts(word, CaseShape::lower);
}

bool is_frequent(const Lexicon& lexicon, std::string_view folded, std::uint16_t frequency) {
  const WordId word = lexicon.find(folded);
  return word != no_word && lexicon.accepts(word, CaseShape::lower) && lexicon.info(word).frequency >= frequency;
}

/// Right though no dictionary has it: a known word with a prefix or suffix that makes new ones.
bool is_derived(const Lexicon& lexicon, std::string_view word) {
  constexpr std::array<std::string_view, 44> prefixes = {
      "re",    "un",     "anti",  "pre",   "post",    "non",   "co",      "over",  "under",  "mis",   "sub",
      "super", "inter",  "multi", "micro", "mini",    "mega",  "pro",     "semi",  "ultra",  "cyber", "bio",
      "eco",   "geo",    "neuro", "tele",  "auto",    "hyper", "counter", "out",   "de",     "dis",   "ex",
      "neo",   "pseudo", "quasi", "trans", "electro", "photo", "psycho",  "socio", "crypto", "nano",  "infra"};
  constexpr std::array<std::string_view, 33> suffixes = {
      "like",  "ness", "less", "ship", "wise",    "able",    "ible",  "ism",  "isms", "ist", "ists",
      "esque", "ish",  "hood", "dom",  "ward",    "wards",   "proof", "gate", "ly",   "ers", "er",
      "es",    "s",    "ing",  "ed",   "ization", "isation", "ize",   "ise",  "ful",  "y",   "est"};
  for (const std::string_view prefix : prefixes) {
    if (word.size() >= prefix.size() + 4 && word.starts_with(prefix) && is_known(lexicon, word.substr(prefix.size())))
      return true;
  }
  for (const std::string_view suffix : suffixes) {
    if (word.size() < suffix.size() + 4 || !word.ends_with(suffix)) continue;
    const std::string_view stem = word.substr(0, word.size() - suffix.size());
    // A short ending is as likely a slip: "thes", "governments" needs its stem to be a noun of some length.
    if (suffix.size() <= 2 && stem.size() < 5) continue;
    if (is_known(lexicon, stem)) return true;
    const bool drops_e = suffix == "ing" || suffix == "ed" || suffix == "er" || suffix == "ers" || suffix == "able" ||
                         suffix == "ism" || suffix == "ist";
    if (drops_e && is_known(lexicon, std::string(stem) + "e")) return true;
  }
  return false;
}

/// Two usual words in one: "paywall", "livestream". Not "ofthe", which is a lost space.
struct Parts {
  std::size_t cut = 0;  ///< 0: none
  bool lost_space = false;
};
Parts parts_of(const Lexicon& lexicon, std::string_view word) {
  constexpr std::size_t longest = 45;  // as near_misses: no word is longer
  Parts parts;
  if (word.size() > longest) return parts;
  for (std::size_t cut = 2; cut + 2 <= word.size(); ++cut) {
    const std::string_view head = word.substr(0, cut), tail = word.substr(cut);
    const auto is_function_word = [&](std::string_view part) {
      constexpr std::array<std::string_view, 22> list = {"of",   "the", "in",   "to",  "and",  "for",  "that",  "with",
                                                         "from", "was", "were", "has", "have", "this", "which", "their",
                                                         "his",  "is",  "at",   "by",  "an",   "are"};
      return std::find(list.begin(), list.end(), part) != list.end();
    };
    if (is_function_word(head) && is_function_word(tail)) return {.cut = cut, .lost_space = true};
    const bool starts = (head == "of" || head == "the" || head == "that" || head == "with" || head == "from" ||
                         head == "which" || head == "and") &&
                        tail.size() >= 4 && is_frequent(lexicon, tail, 450);
    const bool ends =
        (tail == "the" || tail == "that" || tail == "with" || tail == "from" || tail == "which" || tail == "and") &&
        head.size() >= 4 && is_frequent(lexicon, head, 450);
    if (starts || ends) parts = {.cut = cut, .lost_space = true};
    if (parts.cut == 0 && cut >= 3 && tail.size() >= 3 && is_frequent(lexicon, head, 330) &&
        is_frequent(lexicon, tail, 330))
      parts = {.cut = cut};
  }
  return parts;
}

bool is_plain_ascii(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool is_unknown_lower(const SentenceReader& s, std::uint32_t i) {
  return s.inside(i) && has(s.token(i).traits, WordTrait::rare) && s.is_lower(i) && s.text(i).size() >= 3;
}

/// Among words of another language, or in brackets behind a word it explains.
bool is_foreign(const SentenceReader& s, std::uint32_t i) {
  for (const std::uint32_t near : {i - 2, i - 1, i + 1, i + 2}) {
    if (is_unknown_lower(s, near)) return true;
  }
  if (s.is<"la", "le", "el", "los", "las", "les", "des", "der", "die", "das", "di", "da", "du", "del", "al", "de", "y",
           "et", "und">(i - 1))
    return true;
  // A coinage or a word of another language stands alone in its marks: “frunk,”.
  if (s.is<"(", "\"", "“", "‘", "'">(i - 1) && (s.is<")", "\"", "”", "’", "'", ",", ".">(i + 1))) return true;
  return s.is<"...", "…">(i + 1);  // cut off
}

bool is_suspect(const SentenceReader& s, std::uint32_t i) {
  if (!has(s.token(i).traits, WordTrait::rare) || !s.is_lower(i) || s.text(i).size() < 4 || s.mention(i) != nullptr ||
      !is_plain_ascii(s.text(i)))
    return false;
  const WordInfo info = s.info(i);
  if (info.spelling != Spelling::none || info.classes != WordClass::none || info.frequency > 400) return false;
  if (s.is_hyphenated(i) || s.is_hyphen(i + 1) || s.is<"'", "'s">(i + 1) || s.is<"'", "@", "#", "/", "_">(i - 1) ||
      s.is<"@", "/", "_">(i + 1))
    return false;
  // The capital of a large initial stands apart: "W hile".
  if (s.is_word(i - 1) && s.text(i - 1).size() == 1 && s.is_capitalised(i - 1) && !s.is<"a", "i">(i - 1)) return false;
  return !is_foreign(s, i);
}

/// "Aedes aegypti": the genus stands before the species.
bool may_be_species(const SentenceReader& s, std::uint32_t i) {
  return s.is_capitalised(i - 1) && !s.article().lexicon.accepts(s.token(i - 1).word, s.token(i - 1).shape);
}

std::optional<NearMiss> likeliest(const SentenceReader& s, std::uint32_t i) {
  const Lexicon& lexicon = s.article().lexicon;
  const std::string_view word = s.folded(i);
  const int own = s.info(i).frequency;
  if (own > usual) return std::nullopt;
  const bool derived = is_derived(lexicon, word);
  for (const NearMiss& miss : s.article().near_misses(s.token(i))) {
    const WordInfo info = lexicon.info(miss.word);
    if (!has(info.spelling, Spelling::lower)) continue;
    const std::uint16_t least = word.size() <= 5 ? 420 : word.size() >= 8 && miss.cost <= 0.7F ? 230 : usual;
    // "comission" is no mission that two share.
    const float dearest = derived || may_be_species(s, i) ? 0.55F
                          : word.size() <= 5              ? 0.8F
                          : word.size() <= 7              ? 1.0F
                                                          : 1.25F;
    if (miss.cost > dearest || info.frequency < least || info.frequency < own + rarer_by) continue;
    return miss;
  }
  return std::nullopt;
}

}  // namespace

void lower_case_typo(const Article& article, FindingSink& sink) {
  EnglishJudge judge(article);
  std::unordered_map<WordId, int> uses;  // of unknown words only
  const auto rare = article.traits.with(WordTrait::rare);
  const auto is_lower = [&](std::uint32_t i) { return article.document.tokens[i].shape == CaseShape::lower; };
  for_each_token_if(is_lower, rare, article, prose, [&](const SentenceReader& s, std::uint32_t i) {
    if (is_unknown_lower(s, i)) ++uses[s.token(i).word];
  });
  static constexpr std::initializer_list<BlockKind> kinds = {BlockKind::paragraph, BlockKind::caption, BlockKind::list,
                                                             BlockKind::headline, BlockKind::subhead};
  for_each_token_if(is_lower, rare, article, kinds, [&](const SentenceReader& s, std::uint32_t i) {
    if (!is_suspect(s, i) || uses[s.token(i).word] > 2) return;
    const Parts parts = parts_of(article.lexicon, s.folded(i));
    std::string meant;
    float cost = 0.5F;
    if (parts.lost_space) {
      meant = std::string(s.folded(i).substr(0, parts.cut)) + " " + std::string(s.folded(i).substr(parts.cut));
    } else {
      const auto miss = likeliest(s, i);
      // "netspaper" is two words as well, but nobody has joined them before.
      const bool better =
          miss && miss->cost <= 1.0F && s.info(i).frequency == 0 && article.lexicon.info(miss->word).frequency >= 450;
      if (!miss || (parts.cut > 0 && !better)) return;
      meant = article.lexicon.written(miss->word);
      cost = miss->cost;
    }
    if (meant.empty() || !judge.is_english(s)) return;
    const bool certain = cost <= 0.7F && s.text(i).size() >= 7 && !s.token(i).in_quote && !parts.lost_space;
    Finding& finding = sink.add(rule, s.token(i).span, {{"meant", meant}});
    if (cost > 1.0F) finding.confidence = std::min(finding.confidence, 0.75F);
    finding.suggestions.push_back({.span = s.token(i).span, .text = meant, .safe = certain});
  });
}

}  // namespace copydesk
