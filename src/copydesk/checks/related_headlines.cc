#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "copydesk/checks/checks.h"

namespace copydesk {
namespace {

// Words of the labels that stand above lists of other articles, and of a player's or page's controls.
constexpr std::array<std::string_view, 24> label_words{
    "articles", "latest",   "last",  "more",        "most",    "news",    "next",  "popular",
    "posts",    "previous", "read",  "recommended", "related", "stories", "story", "trending",
    "article",  "also",     "watch", "topics",      "today",   "top",     "like",  "section"};
constexpr std::array<std::string_view, 14> control_words{
    "wait",     "loading",       "media",     "embed", "player", "share",       "video",
    "download", "advertisement", "subscribe", "auto",  "copied", "unavailable", "available"};
constexpr std::uint32_t shortest_headline = 4;  // words
constexpr std::size_t fewest_without_label = 3;

template <std::size_t n>
bool has_word(const Article& article, const Block& block, const std::array<std::string_view, n>& words) {
  const auto tokens = article.document.tokens_of(block);
  return std::any_of(tokens.begin(), tokens.end(), [&](const Token& t) {
    return std::find(words.begin(), words.end(), article.folded(t)) != words.end();
  });
}

std::uint32_t word_count(const Article& article, const Block& block) {
  const auto tokens = article.document.tokens_of(block);
  return static_cast<std::uint32_t>(
      std::count_if(tokens.begin(), tokens.end(), [](const Token& t) { return t.kind == TokenKind::word; }));
}

bool is_label(const Article& article, const Block& block) {
  return word_count(article, block) <= 5 && has_word(article, block, label_words);
}

// "0:00 0:02:54 0:00", "please wait"
bool is_control(const Article& article, const Block& block) {
  const auto tokens = article.document.tokens_of(block);
  const bool times = std::all_of(tokens.begin(), tokens.end(), [&](const Token& t) {
    return t.kind != TokenKind::word &&
           (t.kind != TokenKind::number || article.at(t).find(':') != std::string_view::npos);
  });
  return (times && !tokens.empty()) || (word_count(article, block) <= 6 && has_word(article, block, control_words));
}

bool is_headline_like(const Article& article, const Block& block) {
  const auto tokens = article.document.tokens_of(block);
  if (word_count(article, block) < shortest_headline || has(block.marks, BlockMark::terminal_stop)) return false;
  const auto first = std::find_if(tokens.begin(), tokens.end(), [](const Token& t) {
    return t.kind == TokenKind::word || t.kind == TokenKind::number;
  });
  // Verse and lists of results break their lines too.
  const auto last = article.at(tokens.back());
  const auto numbers =
      std::count_if(tokens.begin(), tokens.end(), [](const Token& t) { return t.kind == TokenKind::number; });
  return first != tokens.end() && first->shape != CaseShape::lower && last != "," && last != ";" && last != ":" &&
         numbers <= 2;
}

bool is_name(const Article& article, const Block& block) {
  const auto tokens = article.document.tokens_of(block);
  return tokens.size() <= 4 && std::all_of(tokens.begin(), tokens.end(), [](const Token& t) {
           return t.shape == CaseShape::title || t.shape == CaseShape::upper || t.shape == CaseShape::mixed ||
                  t.kind == TokenKind::punctuation;
         });
}

void report(const Block& block, FindingSink& sink, float confidence) {
  auto& finding = sink.add("boilerplate/related-headline", block.span);
  finding.confidence = confidence;
  finding.suggestions.push_back({.span = block.span, .text = ""});
}

// A run behind the article: headlines of other articles, with a label above them or several in a row.
void judge_tail(const Article& article, std::span<const Block> run, FindingSink& sink) {
  const auto headlines = static_cast<std::size_t>(
      std::count_if(run.begin(), run.end(), [&](const Block& b) { return is_headline_like(article, b); }));
  bool labelled = false;
  for (const auto& block : run) {
    if (is_label(article, block)) {
      labelled = true;
    } else if (is_headline_like(article, block) && (labelled || headlines >= fewest_without_label)) {
      report(block, sink, labelled ? 0.9F : 0.75F);
    } else if (labelled && is_name(article, block)) {
      report(block, sink, 0.7F);
    }
  }
}

// A run in the middle: the teaser of another article above the remains of a player.
void judge_middle(const Article& article, std::span<const Block> run, FindingSink& sink) {
  for (std::size_t i = 0; i + 1 < run.size(); ++i) {
    if (is_headline_like(article, run[i]) && is_control(article, run[i + 1])) report(run[i], sink, 0.85F);
  }
}

}  // namespace

void related_headlines(const Article& article, FindingSink& sink) {
  const std::span<const Block> blocks(article.document.blocks);
  for (std::size_t begin = 0; begin < blocks.size();) {
    if (blocks[begin].kind != BlockKind::furniture && blocks[begin].kind != BlockKind::subhead) {
      ++begin;
      continue;
    }
    auto end = begin;
    while (end < blocks.size() && (blocks[end].kind == BlockKind::furniture || blocks[end].kind == BlockKind::subhead))
      ++end;
    const auto run = blocks.subspan(begin, end - begin);
    if (has(run.front().marks, BlockMark::after_prose)) {
      judge_tail(article, run, sink);
    } else if (!has(run.front().marks, BlockMark::before_prose)) {
      judge_middle(article, run, sink);
    }
    begin = end;
  }
}

}  // namespace copydesk
