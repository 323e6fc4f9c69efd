#include <cstdint>
#include <string_view>

#include "copydesk/checks/article_memo.h"
#include "copydesk/checks/checks.h"

namespace copydesk {
namespace {

// Shorter lines are said twice on purpose: a one-word headline, "No comment."
constexpr std::uint32_t shortest_headline = 3, shortest_paragraph = 8;
// "HEADLINE - The Bay Times": words that a page's title may have more than its headline.
constexpr std::uint32_t longest_site_name = 6;

Span with_line_end(const Article& article, Span span) {
  // With its line end, or an empty line stays behind.
  if (span.end < article.document.text.size() && article.document.text[span.end] == '\n') ++span.end;
  return span;
}

void report(const Article& article, FindingSink& sink, std::string_view rule, Span span, Span first) {
  auto& finding = sink.add(rule, span);
  finding.suggestions.push_back({.span = with_line_end(article, span), .text = ""});
  finding.related.push_back({.span = first, .message = "the same stands here first"});
}

}  // namespace

void repeated_block(const Article& article, FindingSink& sink) {
  const auto& blocks = article.document.blocks;
  const WordRow& row = word_row(article);
  auto& [headlines, paragraphs, unused] = article.memo.first_with;
  headlines.begin(blocks.size());
  paragraphs.begin(blocks.size());
  bool has_headline = false;
  const Block* page_title = nullptr;
  WordRow::Stretch title;
  for (std::uint32_t b = 0; b < blocks.size(); ++b) {
    const Block& block = blocks[b];
    const bool headline = block.kind == BlockKind::headline;
    const bool prose =
        block.kind == BlockKind::paragraph || block.kind == BlockKind::caption || block.kind == BlockKind::subhead;
    if (!headline && !prose && !has(block.marks, BlockMark::repeats_headline)) continue;
    const WordRow::Stretch words = row.of(block.first_token, block.end_token);
    const std::uint32_t size = words.size();
    if (headline || has(block.marks, BlockMark::repeats_headline)) {
      const std::uint32_t first = headlines.find_or_add(row.hash(words), b);
      if (first != b && size >= shortest_headline) {
        report(article, sink, "structure/repeated-headline", block.span, blocks[first].span);
        continue;
      }
      const bool in_title = page_title != nullptr && size >= shortest_headline && title.size() > size &&
                            title.size() <= size + longest_site_name && row.hash(words) == row.hash(title.first(size));
      if (in_title) {
        report(article, sink, "structure/repeated-headline", page_title->span, block.span);
        page_title = nullptr;
      } else if (!has_headline) {
        page_title = &block;
        title = words;
      }
      has_headline = true;
    } else if (size >= shortest_paragraph) {
      const std::uint32_t first = paragraphs.find_or_add(row.hash(words), b);
      if (first != b) report(article, sink, "structure/repeated-paragraph", block.span, blocks[first].span);
    }
  }
}

}  // namespace copydesk
