#include "copydesk/checks/headline_like.h"

#include <algorithm>
#include <string_view>

namespace copydesk {
namespace {

constexpr std::uint32_t fewest_words = 4, most_words = 28;
constexpr std::uint32_t most_name_words = 5;

constexpr auto finite_verb = WordClass::verb_s | WordClass::verb_past | WordClass::verb_ing |
                             WordClass::verb_participle | WordClass::auxiliary | WordClass::modal;

bool ends_like_headline(std::string_view last) {
  constexpr std::string_view not_last[] = {".", ",", ";", ":", "-", "–", "—", "/", "|", "("};
  return std::find(std::begin(not_last), std::end(not_last), last) == std::end(not_last);
}

}  // namespace

HeadlineSigns headline_signs(const Article& article, const Block& block) {
  HeadlineSigns signs;
  bool lower_first = false;
  for (const auto& token : article.document.tokens_of(block)) {
    signs.numbers += token.kind == TokenKind::number;
    if (token.kind != TokenKind::word) continue;
    if (signs.words == 0 && signs.numbers == 0) lower_first = token.shape == CaseShape::lower;
    if (signs.words++ > 0) signs.capitalised += token.shape == CaseShape::title || token.shape == CaseShape::upper;
    const auto classes = article.info(token).classes;
    const bool month = has(classes, WordClass::month) && token.shape != CaseShape::lower;
    signs.has_verb |= (has(classes, finite_verb) && !month) || article.folded(token) == "to";
  }
  const auto all = signs.words + signs.numbers;
  const auto tokens = article.document.tokens_of(block);
  signs.title_case = has(block.marks, BlockMark::title_case | BlockMark::all_caps);
  signs.may_be = all >= fewest_words && all <= most_words && signs.words >= 3 && signs.numbers * 3 <= signs.words &&
                 !lower_first && ends_like_headline(article.at(tokens.back()));
  return signs;
}

bool is_name_line(const Article& article, const Block& block) {
  std::uint32_t words = 0;
  for (const auto& token : article.document.tokens_of(block)) {
    if (token.kind == TokenKind::number || token.kind == TokenKind::invalid) return false;
    if (token.kind == TokenKind::punctuation && article.at(token) != "-" && article.at(token) != ".") return false;
    if (token.kind != TokenKind::word) continue;
    ++words;
    if (token.shape == CaseShape::lower && (words == 1 || token.span.size() > 3)) return false;
  }
  return words >= 1 && words <= most_name_words;
}

}  // namespace copydesk
