#include "copydesk/text/sentence.h"

#include <algorithm>
#include <array>

#include "copydesk/text/abbreviation.h"

namespace copydesk {
namespace {

using namespace std::string_view_literals;

constexpr std::uint32_t furthest_verb_of_saying = 4;  // tokens: `"Why?" Prime Minister Smith asked`

class Splitter {
 public:
  Splitter(std::string_view text, std::span<const Token> tokens, std::uint32_t end)
      : text_(text), tokens_(tokens), end_(end) {}

  /// A stop at token `i`, of a sentence that begins at `first`: where the tokens behind its closing quotes and brackets
  /// go on, and whether a new sentence begins there. `next` is i + 1 when `i` is no stop.
  struct Verdict {
    std::uint32_t next = 0;
    bool ends = false;
  };
  [[nodiscard]] Verdict judge(std::uint32_t first, std::uint32_t i) const {
    const Stop stop = stop_at(i);
    if (stop == Stop::none) return {i + 1, false};
    const Closers closers = closers_from(i + 1);
    const std::uint32_t word = first_word(closers.end);
    if (word == end_) return {end_, true};  // nothing but marks is left: they belong here
    const Case c{.first = first, .stop = i, .next = closers.end, .word = word, .quoted = closers.quoted};
    return {closers.end, begins_sentence(stop, c)};
  }

 private:
  enum class Stop { none, full, dotted, question, ellipsis, ideographic };

  [[nodiscard]] std::string_view at(std::uint32_t i) const { return slice(text_, tokens_[i].span); }
  [[nodiscard]] bool is_mark(std::uint32_t i) const { return tokens_[i].kind == TokenKind::punctuation; }

  [[nodiscard]] Stop stop_at(std::uint32_t i) const {
    const Token& token = tokens_[i];
    if (token.kind == TokenKind::word) return text_[token.span.end - 1] == '.' ? Stop::dotted : Stop::none;
    if (token.kind != TokenKind::punctuation) return Stop::none;
    switch (text_[token.span.begin]) {
      case '.':
        return token.span.size() == 1 ? Stop::full : Stop::ellipsis;
      case '!':
      case '?':
        return Stop::question;
      case '\xE2':
        return at(i) == "…" ? Stop::ellipsis : at(i) == "‼" || at(i) == "⁉" ? Stop::question : Stop::none;
      case '\xE3':
        return at(i) == "。" ? Stop::ideographic : Stop::none;
      case '\xEF':
        return at(i) == "！" || at(i) == "？" ? Stop::ideographic : Stop::none;
      case '\xD8':
        return at(i) == "؟" ? Stop::ideographic : Stop::none;
      case '\xDB':
        return at(i) == "۔" ? Stop::ideographic : Stop::none;
      case '\xE0':
        return at(i) == "।" ? Stop::ideographic : Stop::none;
      default:
        return Stop::none;
    }
  }

  /// What closes the sentence behind its stop: `."`, `.)`, `?!`, `.’”`.
  struct Closers {
    std::uint32_t end = 0;
    bool quoted = false;
  };
  [[nodiscard]] Closers closers_from(std::uint32_t i) const {
    constexpr std::array quotes{"\""sv, "”"sv, "’"sv, "'"sv, "»"sv, "“"sv, "』"sv, "」"sv};
    constexpr std::array others{")"sv, "]"sv, "}"sv, "!"sv, "?"sv};
    bool quoted = false;
    for (; i < end_ && is_mark(i) && !tokens_[i].space_before; ++i) {
      const std::string_view mark = at(i);
      const bool opens = mark == "“" && i + 1 < end_ && !tokens_[i + 1].space_before && !is_mark(i + 1);
      const bool quote = !opens && std::find(quotes.begin(), quotes.end(), mark) != quotes.end();
      if (!quote && std::find(others.begin(), others.end(), mark.substr(0, 1)) == others.end()) break;
      quoted = quoted || quote;
    }
    return {i, quoted};
  }

  /// The first word, number, sign or address from `i`, past what may open a sentence (quotes, brackets, dashes).
  [[nodiscard]] std::uint32_t first_word(std::uint32_t i) const {
    while (i < end_ && is_mark(i) && stop_at(i) == Stop::none && at(i) != "," && at(i) != ";" && at(i) != ":") ++i;
    return i;
  }

  /// A stop in its surroundings, as tokens: the sentence's first, the stop, the one behind its closing marks, the word
  /// that may begin the next sentence.
  struct Case {
    std::uint32_t first = 0, stop = 0, next = 0, word = 0;
    bool quoted = false;  ///< a quotation mark closes behind the stop
  };

  [[nodiscard]] bool begins_sentence(Stop stop, const Case& c) const {
    if (stop == Stop::ideographic) return true;
    const Token& word = tokens_[c.word];
    if (word.kind == TokenKind::punctuation || word.kind == TokenKind::clitic) return false;
    if (word.shape == CaseShape::lower && word.kind != TokenKind::number) return false;
    if (!tokens_[c.next].space_before) return glued(stop, c);
    switch (stop) {
      case Stop::question:
        return !(c.quoted && saying_follows(c.word));
      case Stop::ellipsis:
        return !(c.quoted && saying_follows(c.word)) && after_ellipsis(c);
      case Stop::dotted:
        return c.quoted || after_dotted(c);
      case Stop::full:
        return c.quoted || after_full_stop(c);
      default:
        return false;
    }
  }

  /// A lost space: "left.The", `said."The`. Only a small word before and a capitalised one after tell it from a name.
  [[nodiscard]] bool glued(Stop stop, const Case& c) const {
    if (stop == Stop::dotted || stop == Stop::ellipsis || tokens_[c.word].shape != CaseShape::title) return false;
    if (c.quoted || c.stop == c.first) return c.quoted;
    return tokens_[c.stop - 1].kind == TokenKind::word && tokens_[c.stop - 1].shape == CaseShape::lower;
  }

  [[nodiscard]] bool saying_follows(std::uint32_t word) const {
    const std::uint32_t last = std::min(end_, word + 1 + furthest_verb_of_saying);
    for (std::uint32_t i = word; i < last && tokens_[i].kind == TokenKind::word; ++i) {
      if (is_verb_of_saying(at(i))) return true;
    }
    return false;
  }

  [[nodiscard]] bool after_ellipsis(const Case& c) const {
    return opens_sentence(at(c.word)) || (tokens_[c.word].shape == CaseShape::title && !tokens_[c.stop].space_before);
  }

  /// After "U.S.", "a.m.", "J.".
  [[nodiscard]] bool after_dotted(const Case& c) const {
    if (opens_sentence(at(c.word))) return true;
    const bool hour = at(c.stop) == "a.m." || at(c.stop) == "p.m.";
    return hour && tokens_[c.word].kind == TokenKind::word && !is_calendar_word(at(c.word));
  }

  [[nodiscard]] bool after_full_stop(const Case& c) const {
    if (c.stop == c.first || tokens_[c.stop].space_before) return true;
    const Token& before = tokens_[c.stop - 1];
    if (before.kind == TokenKind::number) return c.stop != c.first + 1;  // not after an enumerator: "1. First item"
    if (before.kind != TokenKind::word) return true;
    const bool number = tokens_[c.word].kind == TokenKind::number;
    switch (abbreviation(slice(text_, before.span))) {
      case Abbreviation::none:
        return true;
      case Abbreviation::title:
        return slice(text_, before.span) == "St" && opens_sentence(at(c.word));  // "Main St. The"
      case Abbreviation::number:
        return !number;
      case Abbreviation::month:
      case Abbreviation::weekday:
        return !number && !is_calendar_word(at(c.word));
      case Abbreviation::inner:
      case Abbreviation::final:
        return opens_sentence(at(c.word));
    }
    return true;
  }

  std::string_view text_;
  std::span<const Token> tokens_;
  std::uint32_t end_;
};

}  // namespace

void split_sentences(std::string_view utf8, std::span<Token> tokens, const BlockTokens& block,
                     std::vector<Sentence>& out) {
  const Splitter splitter(utf8, tokens, block.end);
  auto other = block.others.begin();  // stops are among these
  for (std::uint32_t first = block.first; first < block.end;) {
    Splitter::Verdict verdict;
    while (other != block.others.end() && !verdict.ends) {
      verdict = splitter.judge(first, *other);
      do ++other;
      while (other != block.others.end() && *other < verdict.next);
    }
    const std::uint32_t next = verdict.ends ? verdict.next : block.end;
    out.push_back(
        {.span = {tokens[first].span.begin, tokens[next - 1].span.end}, .first_token = first, .end_token = next});
    for (std::uint32_t i = first; i < next; ++i) {
      const TokenKind kind = tokens[i].kind;
      if (kind != TokenKind::word && kind != TokenKind::number && kind != TokenKind::address) continue;
      tokens[i].starts_sentence = true;
      break;
    }
    first = next;
  }
}

}  // namespace copydesk
