#include <algorithm>
#include <string_view>

#include "copydesk/checks/checks.h"

namespace copydesk {
namespace {

constexpr int fewest_items = 6;
constexpr int longest_item = 6;  // words
constexpr int fewest_hashtags = 2;

bool separates(std::string_view text) {
  return text == "," || text == "|" || text == "•" || text == "·" || text == "/" || text == ";";
}

/// "#harbour #ferries"
bool is_hashtag_line(const Article& article, const Block& block) {
  int tags = 0;
  for (const auto& token : article.document.tokens_of(block)) {
    const auto text = article.at(token);
    if (token.kind == TokenKind::address && text.starts_with('#')) {
      ++tags;
    } else if (!separates(text)) {
      return false;
    }
  }
  return tags >= fewest_hashtags;
}

/// Items between separators of one kind, nearly all capitalised, without a word or mark that only sentences have.
bool is_tag_list(const Article& article, const Block& block) {
  int items = 0, words = 0, in_item = 0, capital_items = 0, persons = 0, given_names = 0;
  std::string_view separator;
  const auto tokens = article.document.tokens_of(block);
  const auto close_item = [&] {
    if (in_item == 0) return;
    ++items;
    persons += given_names == 1 && in_item <= 3;
    in_item = given_names = 0;
  };
  for (const auto& token : tokens) {
    const auto text = article.at(token);
    if (separates(text)) {
      if (separator.empty()) separator = text;
      if (text != separator) return false;
      close_item();
    } else if (token.kind == TokenKind::word) {
      const auto classes = article.info(token).classes;
      if (token.shape == CaseShape::lower &&
          has(classes, WordClass::auxiliary | WordClass::pronoun | WordClass::speech_verb))
        return false;
      if (in_item == 0) {
        // "…, Genoa and Faro" closes a sentence's list.
        if (text == "and" || text == "or" || text == "And") return false;
        capital_items += token.shape != CaseShape::lower;
        given_names += has(classes, WordClass::given_name) && token.shape == CaseShape::title;
      }
      if (++in_item > longest_item) return false;
      ++words;
    } else if (text == "." || text == "!" || text == "?" || text == ":" || text == "(" || text == "\"" || text == "“" ||
               token.kind == TokenKind::number || token.kind == TokenKind::address) {
      return false;
    }
  }
  const bool ends_open = separates(article.at(tokens.back()));
  close_item();
  if (items < fewest_items || words > items * 4 || capital_items * 10 < items * 7) return false;
  // A line of persons alone may be a team or a cast.
  return ends_open || persons * 10 < items * 8;
}

}  // namespace

void tag_list(const Article& article, FindingSink& sink) {
  for (const auto& block : article.document.blocks) {
    if (has(block.marks, BlockMark::terminal_stop) ||
        !has(block.marks, BlockMark::before_prose | BlockMark::after_prose))
      continue;
    if (block.kind == BlockKind::byline || block.kind == BlockKind::credit || block.kind == BlockKind::dateline)
      continue;
    if (!is_hashtag_line(article, block) && !is_tag_list(article, block)) continue;
    sink.add("boilerplate/tag-list", block.span).suggestions.push_back({.span = block.span, .text = ""});
  }
}

}  // namespace copydesk
