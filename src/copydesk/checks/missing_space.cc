#include <span>
#include <string>
#include <string_view>

#include "copydesk/checks/checks.h"
#include "copydesk/checks/sentence_reader.h"
#include "copydesk/text/abbreviation.h"

namespace copydesk {
namespace {

constexpr std::size_t shortest_word = 2;

bool is_known(const SentenceReader& s, std::uint32_t i) {
  return s.is_word(i) && s.token(i).span.size() >= shortest_word &&
         (s.article().lexicon.accepts(s.token(i).word, s.token(i).shape) ||
          s.has_class(i, any_name | WordClass::surname));
}

bool is_joined(const SentenceReader& s, std::uint32_t i) {
  return s.inside(i) && !s.token(i).space_before && !s.token(i).starts_line;
}

bool is_closing_quote(std::string_view text) {
  return text == "”" || text == "\"" || text == "’" || text == "»";
}

/// "open.Ferries", "open?Ferries": a lower-case word, a stop, a capitalised word, all without space.
bool joins_sentences(const SentenceReader& s, std::uint32_t mark) {
  const auto text = s.text(mark);
  if (text != "." && text != "?" && text != "!") return false;
  if (!is_joined(s, mark) || !is_joined(s, mark + 1)) return false;
  if (s.token(mark + 1).shape != CaseShape::title || !is_known(s, mark + 1) || !is_known(s, mark - 1)) return false;
  if (s.token(mark - 1).shape != CaseShape::lower || abbreviation(s.text(mark - 1)) != Abbreviation::none) return false;
  // "port.Open()", "port.Open.Fast", "index.Html/a": names of programs and files
  const auto next = mark + 2;
  if (s.inside(next) && !s.token(next).space_before &&
      (s.text(next) == "(" || s.text(next) == "/" || s.text(next) == "_"))
    return false;
  return !(s.inside(next) && s.text(next) == "." && is_joined(s, next + 1) && s.is_word(next + 1));
}

/// "open,and"
bool joins_clauses(const SentenceReader& s, std::uint32_t mark) {
  const auto text = s.text(mark);
  if (text != "," && text != ";") return false;
  return is_joined(s, mark) && is_joined(s, mark + 1) && is_known(s, mark - 1) && is_known(s, mark + 1) &&
         (s.token(mark - 1).shape == CaseShape::lower || s.token(mark + 1).shape == CaseShape::lower);
}

/// "open.”Ferries": the mark before the closing quotation mark tells that it closes.
bool joins_behind_quote(const SentenceReader& s, std::uint32_t mark) {
  if (!is_closing_quote(s.text(mark)) || !is_joined(s, mark) || !is_joined(s, mark + 1)) return false;
  const auto before = s.text(mark - 1);
  if (before != "." && before != "," && before != "?" && before != "!") return false;
  return is_known(s, mark + 1) && s.is_word(mark - 2) && s.token(mark - 2).span.size() >= shortest_word;
}

}  // namespace

void missing_space(const Article& article, FindingSink& sink) {
  const std::span<const Token> tokens = article.document.tokens;
  const Block* block = article.document.blocks.data();
  for (const std::uint32_t i : article.document.places.others) {
    if (i == 0 || i + 1 == tokens.size()) continue;
    if (tokens[i].space_before || tokens[i].kind != TokenKind::punctuation || tokens[i + 1].space_before) continue;
    while (block->end_token <= i) ++block;
    if (block->kind == BlockKind::furniture || block->kind == BlockKind::stamp) continue;
    // Sentences are told by their spaces, so this looks at the whole line.
    const Sentence line{.span = block->span, .first_token = block->first_token, .end_token = block->end_token};
    const SentenceReader s(article, line, *block);
    if (i == s.first() || i + 1 == s.end()) continue;
    const bool behind_quote = joins_behind_quote(s, i);
    if (!behind_quote && !joins_sentences(s, i) && !joins_clauses(s, i)) continue;
    const Span span{.begin = s.token(behind_quote ? i : i - 1).span.begin, .end = s.token(i + 1).span.end};
    const Span gap{.begin = s.token(i).span.end, .end = s.token(i).span.end};
    const auto text = article.document.text;
    std::string with(slice(text, {.begin = span.begin, .end = gap.begin}));
    with.append(" ").append(slice(text, {.begin = gap.begin, .end = span.end}));
    sink.add("structure/missing-space", span).suggestions.push_back({.span = span, .text = std::move(with)});
  }
}

}  // namespace copydesk
