#include <string>
#include <string_view>
#include <unordered_map>

#include "copydesk/checks/checks.h"

namespace copydesk {
namespace {

// Shorter paragraphs are said twice on purpose ("No comment.").
constexpr std::uint32_t shortest_paragraph = 8;

// The words of a block, as a key: punctuation and case do not count.
std::string words_of(const Article& article, const Block& block, std::uint32_t& count) {
  std::string key;
  for (const auto& token : article.document.tokens_of(block)) {
    if (token.kind != TokenKind::word && token.kind != TokenKind::number && token.kind != TokenKind::clitic) continue;
    key.append(reinterpret_cast<const char*>(&token.word), sizeof token.word);
    ++count;
  }
  return key;
}

void report(const Article& article, FindingSink& sink, std::string_view rule, const Block& block, Span first) {
  auto& finding = sink.add(rule, block.span);
  auto whole = block.span;
  // With its line end, or an empty line stays behind.
  if (whole.end < article.document.text.size() && article.document.text[whole.end] == '\n') ++whole.end;
  finding.suggestions.push_back({.span = whole, .text = ""});
  finding.related.push_back({.span = first, .message = "the same stands here first"});
}

}  // namespace

void repeated_block(const Article& article, FindingSink& sink) {
  std::unordered_map<std::string, Span> headlines, paragraphs;
  for (const auto& block : article.document.blocks) {
    const bool headline = block.kind == BlockKind::headline;
    const bool prose = block.kind == BlockKind::paragraph || block.kind == BlockKind::caption;
    if (!headline && !prose && !has(block.marks, BlockMark::repeats_headline)) continue;
    std::uint32_t count = 0;
    auto key = words_of(article, block, count);
    const auto title = headlines.find(key);
    if (title != headlines.end() && count >= 3) {
      report(article, sink, "structure/repeated-headline", block, title->second);
    } else if (headline) {
      headlines.emplace(std::move(key), block.span);
    } else if (count >= shortest_paragraph) {
      const auto [first, is_new] = paragraphs.emplace(std::move(key), block.span);
      if (!is_new) report(article, sink, "structure/repeated-paragraph", block, first->second);
    }
  }
}

}  // namespace copydesk
