#include <algorithm>
#include <vector>

#include "copydesk/checks/checks.h"

namespace copydesk {
namespace {

constexpr std::size_t fewest_paragraphs = 3;  // of each article
constexpr std::uint32_t long_paragraph = 15;  // tokens
constexpr std::size_t head_lines = 3;         // below a headline, in which byline or stamp stand
constexpr std::uint32_t shortest_headline = 4, longest_headline = 22;  // tokens
constexpr std::size_t most_heads = 2;                                  // more are a digest or a live blog
constexpr std::size_t fewest_names = 4;
constexpr std::size_t most_shared_percent = 25;  // names of the second that the first has, too

bool is_paragraph(const Block& block) {
  return block.kind == BlockKind::paragraph && has(block.marks, BlockMark::terminal_stop) &&
         block.end_token - block.first_token >= long_paragraph;
}

bool may_be_headline(const Article& article, const Block& block) {
  const auto size = block.end_token - block.first_token;
  if (size < shortest_headline || size > longest_headline || has(block.marks, BlockMark::terminal_stop)) return false;
  if (has(block.marks, BlockMark::repeats_headline)) return false;
  const auto& first = article.document.tokens[block.first_token];
  return block.kind != BlockKind::byline && block.kind != BlockKind::stamp && block.kind != BlockKind::credit &&
         block.kind != BlockKind::caption && block.kind != BlockKind::list && first.shape != CaseShape::lower;
}

/// Which blocks are headlines with a byline or stamp below and running text below that.
std::vector<std::size_t> heads_of(const Article& article) {
  const auto& blocks = article.document.blocks;
  std::vector<std::size_t> heads;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (!may_be_headline(article, blocks[i])) continue;
    auto next = i + 1;
    bool named = false;
    for (; next < blocks.size() && next <= i + head_lines && !is_paragraph(blocks[next]); ++next)
      named |= blocks[next].kind == BlockKind::byline || blocks[next].kind == BlockKind::stamp;
    if (!named || next == blocks.size() || !is_paragraph(blocks[next])) continue;
    heads.push_back(i);
    i = next;
  }
  return heads;
}

/// The capitalised words of a stretch of blocks that do not open a sentence, each once.
std::vector<WordId> names_in(const Article& article, std::size_t first, std::size_t end) {
  std::vector<WordId> names;
  for (auto i = first; i < end; ++i) {
    if (!is_paragraph(article.document.blocks[i])) continue;
    for (const auto& token : article.document.tokens_of(article.document.blocks[i])) {
      if (token.kind == TokenKind::word && !token.starts_sentence &&
          (token.shape == CaseShape::title || token.shape == CaseShape::upper))
        names.push_back(token.word);
    }
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

bool speak_of_the_same(const std::vector<WordId>& first, const std::vector<WordId>& second) {
  const auto shared = std::count_if(second.begin(), second.end(),
                                    [&](WordId name) { return std::binary_search(first.begin(), first.end(), name); });
  return static_cast<std::size_t>(shared) * 100 > second.size() * most_shared_percent;
}

}  // namespace

void second_article(const Article& article, FindingSink& sink) {
  const auto& blocks = article.document.blocks;
  const auto heads = heads_of(article);
  if (heads.size() != most_heads) return;
  const auto second = heads[1];
  const auto paragraphs = [&](std::size_t first, std::size_t end) {
    return static_cast<std::size_t>(std::count_if(blocks.begin() + static_cast<std::ptrdiff_t>(first),
                                                  blocks.begin() + static_cast<std::ptrdiff_t>(end), is_paragraph));
  };
  if (paragraphs(heads[0], second) < fewest_paragraphs || paragraphs(second, blocks.size()) < fewest_paragraphs) return;
  const auto first_names = names_in(article, 0, second), second_names = names_in(article, second, blocks.size());
  if (second_names.size() < fewest_names || speak_of_the_same(first_names, second_names)) return;
  auto& finding = sink.add("structure/second-article", blocks[second].span);
  finding.related.push_back({.span = blocks[heads[0]].span, .message = "the first begins here"});
}

}  // namespace copydesk
