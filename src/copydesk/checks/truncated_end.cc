#include <algorithm>

#include "copydesk/checks/checks.h"

namespace copydesk {
namespace {

constexpr std::uint32_t shortest = 8;          // tokens of a paragraph that may be judged
constexpr std::uint32_t shortest_unsure = 15;  // of one that ends in an ordinary word

constexpr auto never_last = WordClass::determiner | WordClass::conjunction | WordClass::preposition;

bool is_prose(const Block& block) {
  return block.kind == BlockKind::paragraph;
}
// A short line that breaks off looks like a label of the page.
bool may_break_off(const Block& block) {
  return is_prose(block) || block.kind == BlockKind::furniture || block.kind == BlockKind::caption;
}

// Whether nearly all other paragraphs end in a stop: an article that is set without them is not cut off.
bool others_end_in_a_stop(const Article& article, const Block& last) {
  std::size_t paragraphs = 0, stopped = 0;
  for (const auto& block : article.document.blocks) {
    if (&block == &last || !is_prose(block)) continue;
    ++paragraphs;
    stopped += has(block.marks, BlockMark::terminal_stop);
  }
  return paragraphs >= 3 && stopped * 10 >= paragraphs * 8;
}

}  // namespace

void truncated_end(const Article& article, FindingSink& sink) {
  const auto& blocks = article.document.blocks;
  const auto last = std::find_if(blocks.rbegin(), blocks.rend(), may_break_off);
  if (last == blocks.rend() || has(last->marks, BlockMark::terminal_stop)) return;
  const auto tokens = article.document.tokens_of(*last);
  if (tokens.size() < shortest) return;
  const auto& end = tokens.back();
  const auto text = article.at(end);
  const bool cut =
      (end.kind == TokenKind::word && end.shape == CaseShape::lower && has(article.info(end).classes, never_last) &&
       !has(article.info(end).classes, WordClass::noun | WordClass::pronoun)) ||
      text == "," || text == "-" || text == "(";
  // A colon announces something; a bracket, quotation mark or address may end a text.
  const bool unsure = is_prose(*last) && end.kind == TokenKind::word && tokens.size() >= shortest_unsure &&
                      &*last == &blocks.back() && others_end_in_a_stop(article, *last);
  if (!cut && !unsure) return;
  const auto first = tokens.size() >= 3 ? tokens.size() - 3 : 0;
  auto& finding = sink.add("structure/truncated-end", {.begin = tokens[first].span.begin, .end = end.span.end});
  if (!cut) finding.confidence = 0.6F;
}

}  // namespace copydesk
