#include <algorithm>
#include <string>

#include "copydesk/checks/boilerplate_lines.h"
#include "copydesk/checks/checks.h"

namespace copydesk {
namespace {

constexpr std::size_t most_between = 6;      // lines
constexpr std::uint32_t shortest_begin = 8;  // tokens of a sentence's begin
constexpr std::uint32_t shortest_rest = 3;   // tokens of its rest
constexpr std::uint32_t flagged_tokens = 2;

std::size_t lower_words(const Article& article, const Block& block) {
  const auto tokens = article.document.tokens_of(block);
  return static_cast<std::size_t>(std::count_if(tokens.begin(), tokens.end(), [](const Token& token) {
    return token.kind == TokenKind::word && token.shape == CaseShape::lower;
  }));
}

/// Running text whose last sentence has no end.
bool breaks_off(const Article& article, const Block& block) {
  const auto tokens = article.document.tokens_of(block);
  if (tokens.size() < shortest_begin || has(block.marks, BlockMark::terminal_stop)) return false;
  if (block.kind == BlockKind::headline || block.kind == BlockKind::caption || block.kind == BlockKind::list)
    return false;
  const auto& last = tokens.back();
  const bool open = (last.kind == TokenKind::word && last.shape == CaseShape::lower) || article.at(last) == ",";
  return open && lower_words(article, block) * 2 >= tokens.size();
}

bool goes_on(const Article& article, const Block& block) {
  const auto tokens = article.document.tokens_of(block);
  return tokens.size() >= shortest_rest && tokens[0].kind == TokenKind::word && tokens[0].shape == CaseShape::lower &&
         block.kind != BlockKind::list && lower_words(article, block) * 2 >= tokens.size();
}

}  // namespace

void broken_sentence(const Article& article, FindingSink& sink) {
  const auto& blocks = article.document.blocks;
  const BoilerplateLines lines(article, sink);
  // Only lines that are surely the page's part a sentence: verse goes on in small letters below short lines, too.
  const auto is_of_page = [&](std::size_t i) { return lines.is_firm(i) || blocks[i].kind == BlockKind::caption; };
  for (std::size_t i = 0; i + 2 < blocks.size(); ++i) {
    if (!is_of_page(i + 1) || is_of_page(i) || !breaks_off(article, blocks[i])) continue;
    auto next = i + 1;
    while (next < blocks.size() && next - i <= most_between && is_of_page(next)) ++next;
    if (next == blocks.size() || is_of_page(next) || !goes_on(article, blocks[next])) continue;
    const auto end = blocks[i].end_token;
    auto& finding = sink.add("structure/broken-sentence", article.span_of(end - flagged_tokens, end),
                             {{"rest", article.document.at(article.document.tokens[blocks[next].first_token])}});
    const Span between{blocks[i].span.end, blocks[next].span.begin};
    finding.suggestions.push_back({.span = {finding.span.begin, between.end},
                                   .text = std::string(slice(article.document.text, finding.span)) + " "});
    finding.related.push_back({.span = blocks[next].span, .message = "the sentence goes on here"});
  }
}

}  // namespace copydesk
