#include <string_view>
#include <unordered_map>

#include "copydesk/checks/checks.h"
#include "copydesk/checks/word_sequence.h"

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
  std::unordered_map<WordSequence, Span, WordSequenceHash> headlines, paragraphs;
  const Block* page_title = nullptr;
  std::uint32_t title_words = 0;
  for (const auto& block : article.document.blocks) {
    const bool headline = block.kind == BlockKind::headline;
    const bool prose =
        block.kind == BlockKind::paragraph || block.kind == BlockKind::caption || block.kind == BlockKind::subhead;
    if (!headline && !prose && !has(block.marks, BlockMark::repeats_headline)) continue;
    const auto words = words_of(article, block.first_token, block.end_token);
    if (headline || has(block.marks, BlockMark::repeats_headline)) {
      const auto first = headlines.find(words);
      if (first != headlines.end() && words.size >= shortest_headline) {
        report(article, sink, "structure/repeated-headline", block.span, first->second);
        continue;
      }
      const bool in_title = page_title != nullptr && words.size >= shortest_headline && title_words > words.size &&
                            title_words <= words.size + longest_site_name &&
                            words == words_of(article, page_title->first_token, page_title->end_token, words.size);
      if (in_title) {
        report(article, sink, "structure/repeated-headline", page_title->span, block.span);
        page_title = nullptr;
      } else if (headlines.empty()) {
        page_title = &block;
        title_words = words.size;
      }
      headlines.emplace(words, block.span);
    } else if (words.size >= shortest_paragraph) {
      const auto [first, is_new] = paragraphs.emplace(words, block.span);
      if (!is_new) report(article, sink, "structure/repeated-paragraph", block.span, first->second);
    }
  }
}

}  // namespace copydesk
