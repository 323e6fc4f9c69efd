#include <optional>
#include <string>
#include <tsl/robin_map.h>
#include <vector>

#include "copydesk/checks/article_memo.h"
#include "copydesk/checks/checks.h"
#include "copydesk/checks/english.h"
#include "copydesk/checks/named_thing.h"
#include "copydesk/checks/organisation.h"
#include "copydesk/checks/word_set.h"

namespace copydesk {
namespace {

constexpr std::string_view rule = "entity/quoted-name";
constexpr std::uint32_t most_words = 6;  // tokens of a name between the marks

/// Words between quotation marks that look like a name. Numbers are tokens of the document.
struct Quoted {
  std::uint32_t open = 0, close = 0;  ///< the marks
  bool flagged = false;
};

constexpr auto players = std::to_array<std::string_view>({"striker", "forward", "midfielder", "defender", "defenseman",
                                                          "goalkeeper", "goalie", "winger", "halfback", "footballer",
                                                          "player", "players", "captain", "coach", "fans", "prospect"});
constexpr auto plays = std::to_array<std::string_view>({"play", "plays", "played", "playing"});
constexpr auto doubts =
    std::to_array<std::string_view>({"called", "styled", "proclaimed", "named", "dubbed", "nicknamed", "known"});
constexpr auto no_names = std::to_array<std::string_view>(
    {"letters", "initials", "called", "named", "dubbed", "word",  "words",  "term",     "name",  "title", "titled",
     "label",   "as",       "slogan", "says",  "said",   "say",   "sing",   "sings",    "sang",  "chant", "chants",
     "shout",   "read",     "reads",  "wrote", "write",  "film",  "movie",  "song",     "album", "book",  "novel",
     "series",  "play",     "show",   "game",  "poem",   "opera", "ballet", "operation"});

/// What shows that words in quotation marks are the name of a thing.
class Evidence {
 public:
  explicit Evidence(const Article& article)
      : players_(word_set(article, players)),
        plays_(word_set(article, plays)),
        doubts_(word_set(article, doubts)),
        no_names_(word_set(article, no_names)) {}

  /// "the newspaper “Izvestia”", "the striker of “Dynamo”", "Kyiv “Dynamo”", "“Gazprom”".
  [[nodiscard]] bool speaks_for(const SentenceReader& s, const Quoted& quoted) const {
    const std::uint32_t before = quoted.open - 1;
    if (s.is<"(">(before) && s.is<")">(quoted.close + 1)) return false;  // lawyers define names so
    if (s.is_word(before)) {
      if (is_named_thing(s.folded(before))) return !doubts_.contains(word(s, before - 1)) && !s.is_hyphenated(before);
      if (s.is<"of">(before) && players_.contains(word(s, before - 1))) return true;
      if (s.is<"for">(before) && plays_.contains(word(s, before - 1))) return true;
      if (is_city(s, before) && !s.has_class(before - 1, WordClass::preposition)) return true;
      if (no_names_.contains(word(s, before))) return false;
    }
    return is_known_body(s, quoted);
  }

 private:
  static WordId word(const SentenceReader& s, std::uint32_t i) { return s.inside(i) ? s.token(i).word : no_word; }
  static bool is_city(const SentenceReader& s, std::uint32_t i) {
    return has(s.token(i).traits, WordTrait::in_name) && has(s.entity_kinds(i), EntityKind::city | EntityKind::capital);
  }
  /// A body that the gazetteer knows, and all that stands between the marks. What the press doubts is left alone:
  /// “Islamic State”.
  static bool is_known_body(const SentenceReader& s, const Quoted& quoted) {
    if (!has(s.token(quoted.open + 1).traits, WordTrait::in_name)) return false;
    const auto body = organisation_at(s, quoted.open + 1);
    return body && body->end == quoted.close && body->entity.name != "Islamic State";
  }

  const WordSet &players_, &plays_, &doubts_, &no_names_;
};

bool is_mark(const SentenceReader& s, std::uint32_t i) {
  if (!s.inside(i) || !has(s.token(i).traits, WordTrait::mark) || s.token(i).kind != TokenKind::punctuation)
    return false;
  const std::string_view mark = s.text(i);
  return mark == "\"" || mark == "“" || mark == "”" || mark == "„" || mark == "«" || mark == "»";
}

/// "Admiral Makarov", "France-3", "Bank of Asia": capitals at both ends, and between them but for small words.
bool looks_like_name(const SentenceReader& s, std::uint32_t first, std::uint32_t end) {
  if (first == end || end > first + most_words || !s.is_capitalised(first)) return false;
  if (!s.is_capitalised(end - 1) && !s.is_number(end - 1)) return false;
  for (std::uint32_t i = first; i < end; ++i) {
    const bool joins = s.is_hyphen(i) || s.is<"of", "the", "and", "for", "de", "la", "du", "von", "al">(i);
    if (!s.is_capitalised(i) && !s.is_number(i) && !joins) return false;
  }
  return true;
}

class Check {
 public:
  Check(const Article& article, FindingSink& sink) : article_(article), sink_(sink), judge_(article) {}

  /// The mark at `i`, if it opens what looks like a name. To be called for each mark in order.
  void read(const SentenceReader& s, std::uint32_t i) {
    if (i < next_ || i + 2 >= s.end() || s.token(i).in_quote || !s.token(i + 1).in_quote || !is_mark(s, i)) return;
    std::uint32_t close = i + 1;
    while (close < s.end() && close <= i + 1 + most_words && s.token(close).in_quote) ++close;
    if (!is_mark(s, close) || !looks_like_name(s, i + 1, close)) return;
    if (!evidence_) evidence_.emplace(article_);
    Quoted quoted{.open = i, .close = close};
    quoted.flagged = (!quoted_.empty() && quoted_.back().flagged && continues_list(s, quoted_.back(), i)) ||
                     evidence_->speaks_for(s, quoted);
    quoted_.push_back(quoted);
    next_ = close + 1;
  }

  /// A name that is one once is one wherever the article has it in marks.
  void report() {
    tsl::robin_map<std::uint64_t, std::uint32_t> names;
    for (const Quoted& quoted : quoted_) {
      if (quoted.flagged) names.try_emplace(hash_of_words(quoted), quoted.open);
    }
    if (names.empty() || !judge_.is_english()) return;
    for (const Quoted& quoted : quoted_) {
      const auto name = names.find(hash_of_words(quoted));
      if (name != names.end()) report(quoted, name->second);
    }
  }

 private:
  /// "the clubs “Milan”, “Lazio” and “Roma”"; between the last two may stand nothing where a machine lost it.
  static bool continues_list(const SentenceReader& s, const Quoted& last, std::uint32_t open) {
    std::uint32_t i = last.close + 1;
    if (s.is<",">(i)) ++i;
    if (s.is<"and", "or", "-", "–", "/">(i)) ++i;
    return i == open;
  }

  [[nodiscard]] std::uint64_t hash_of_words(const Quoted& quoted) const {
    const WordRow& row = word_row(article_);
    return row.hash(row.of(quoted.open + 1, quoted.close));
  }

  void report(const Quoted& quoted, std::uint32_t evidence) {
    const auto& document = article_.document;
    const Span span = article_.span_of(quoted.open, quoted.close + 1);
    std::string name(document.at(article_.span_of(quoted.open + 1, quoted.close)));
    Finding& finding = sink_.add(rule, span, {{"name", name}});
    if (!quoted.flagged) finding.confidence -= 0.05F;
    // Machines lose the spaces around the marks as well.
    const bool glued_before = quoted.open > 0 && !document.tokens[quoted.open].space_before &&
                              document.tokens[quoted.open - 1].kind == TokenKind::word;
    const bool glued_behind = quoted.close + 1 < document.tokens.size() &&
                              !document.tokens[quoted.close + 1].space_before &&
                              document.tokens[quoted.close + 1].kind == TokenKind::word;
    finding.suggestions.push_back({.span = span, .text = (glued_before ? " " : "") + name + (glued_behind ? " " : "")});
    if (!quoted.flagged)
      finding.related.push_back({.span = document.tokens[evidence + 1].span, .message = "the name of a thing here"});
  }

  const Article& article_;
  FindingSink& sink_;
  EnglishJudge judge_;
  std::optional<Evidence> evidence_ = {};  // made when first asked
  std::vector<Quoted> quoted_ = {};
  std::uint32_t next_ = 0;  // behind the last name
};

}  // namespace

void quoted_name(const Article& article, FindingSink& sink) {
  Check check(article, sink);
  const auto& tokens = article.document.tokens;
  const auto opens_quote = [&](std::uint32_t i) {
    return !tokens[i].in_quote && i + 1 < tokens.size() && tokens[i + 1].in_quote;
  };
  for_each_token_if(
      opens_quote, article.traits.with(WordTrait::mark), article,
      {BlockKind::paragraph, BlockKind::caption, BlockKind::list, BlockKind::subhead, BlockKind::headline},
      [&](const SentenceReader& s, std::uint32_t i) { check.read(s, i); });
  check.report();
}

}  // namespace copydesk
