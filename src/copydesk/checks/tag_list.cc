#include <algorithm>
#include <string_view>

#include "copydesk/checks/checks.h"

namespace copydesk {
namespace {

constexpr int fewest_items = 6;
constexpr int longest_item = 4;  // words, on average at most; "Azerbaijan Armenia Conflict" has three

bool separates(std::string_view text) {
  return text == "," || text == "|" || text == "•" || text == "·" || text == ";" || text == "/";
}

// Items between separators, all capitalised, without a word that only sentences have.
bool is_tag_list(const Article& article, const Block& block) {
  int items = 0, words = 0, words_in_item = 0;
  for (const auto& token : article.document.tokens_of(block)) {
    const auto text = article.at(token);
    if (separates(text)) {
      if (words_in_item == 0) return false;
      ++items;
      words_in_item = 0;
    } else if (token.kind == TokenKind::word) {
      const auto classes = article.info(token).classes;
      const bool small = token.shape == CaseShape::lower;
      if (small && has(classes, WordClass::auxiliary | WordClass::pronoun | WordClass::speech_verb)) return false;
      if (words_in_item == 0 && small) return false;
      if (text == "And" || text == "and") return false;
      if (++words_in_item > longest_item + 1) return false;
      ++words;
    } else if (text == "." || text == "!" || text == "?" || text == ":" || token.kind == TokenKind::number) {
      return false;
    }
  }
  items += words_in_item > 0;
  return items >= fewest_items && words <= items * longest_item;
}

}  // namespace

void tag_list(const Article& article, FindingSink& sink) {
  for (const auto& block : article.document.blocks) {
    if (has(block.marks, BlockMark::terminal_stop) ||
        !has(block.marks, BlockMark::before_prose | BlockMark::after_prose))
      continue;
    if (block.kind == BlockKind::byline || block.kind == BlockKind::credit || block.kind == BlockKind::dateline)
      continue;
    if (is_tag_list(article, block))
      sink.add("boilerplate/tag-list", block.span).suggestions.push_back({.span = block.span, .text = ""});
  }
}

}  // namespace copydesk
