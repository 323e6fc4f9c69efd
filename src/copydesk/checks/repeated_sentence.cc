#include <algorithm>
#include <unordered_map>
#include <vector>

#include "copydesk/checks/checks.h"
#include "copydesk/checks/word_sequence.h"

namespace copydesk {
namespace {

constexpr std::size_t shortest_sentence = 9;
constexpr std::size_t shortest_paragraph = 20;
constexpr std::size_t shingle_words = 4;
// Share of a paragraph's shingles that another must have. Reports of one agency on one event share half at most.
constexpr std::size_t near_percent = 75;

bool is_quoted(const Article& article, const Sentence& sentence) {
  return std::any_of(article.document.tokens.begin() + sentence.first_token,
                     article.document.tokens.begin() + sentence.end_token, [](const Token& t) { return t.in_quote; });
}

/// Recipes, results and forecasts say nearly the same again.
bool is_list_of_amounts(const Article& article, const Block& block) {
  const auto tokens = article.document.tokens_of(block);
  const auto numbers =
      std::count_if(tokens.begin(), tokens.end(), [](const Token& t) { return t.kind == TokenKind::number; });
  return static_cast<std::size_t>(numbers) * 8 >= tokens.size();
}

Span with_space_before(const Article& article, Span span) {
  while (span.begin > 0 && article.document.text[span.begin - 1] == ' ') --span.begin;
  return span;
}

void report(FindingSink& sink, std::string_view rule, Span span, Span deleted, Span first) {
  auto& finding = sink.add(rule, span);
  finding.suggestions.push_back({.span = deleted, .text = ""});
  finding.related.push_back({.span = first, .message = "it stands here first"});
}

struct Repeat {
  Span span = {};
  Span first = {};  ///< where its first sentence stands before
};

void report(const Article& article, FindingSink& sink, const Repeat& repeat) {
  if (repeat.span.empty()) return;
  report(sink, "structure/repeated-sentence", repeat.span, with_space_before(article, repeat.span), repeat.first);
}

/// Which earlier paragraph has most of a paragraph's shingles. Each shingle knows the paragraph that had it first, so
/// that a document costs its length.
class Shingles {
 public:
  struct Twin {
    std::size_t block = 0;
    bool found = false;
  };

  Twin add(const Article& article, const Block& of, std::size_t block) {
    shared_.clear();
    words_.clear();
    for (const auto& token : article.document.tokens_of(of)) {
      if (is_counted(token)) words_.push_back(token.word);
    }
    const auto count = words_.size() + 1 - shingle_words;
    for (std::size_t i = 0; i < count; ++i) {
      WordSequence shingle;
      for (std::size_t k = 0; k < shingle_words; ++k) shingle.push_back(words_[i + k]);
      const auto [first, is_new] = first_.emplace(shingle.hash, block);
      if (!is_new && first->second != block) ++shared_[first->second];
    }
    Twin best;
    std::size_t most = 0;
    for (const auto& [other, times] : shared_) {
      if (times > most || (times == most && other < best.block)) {
        most = times;
        best.block = other;
      }
    }
    best.found = most * 100 >= count * near_percent;
    return best;
  }

 private:
  std::unordered_map<std::uint64_t, std::size_t> first_ = {};
  std::unordered_map<std::size_t, std::size_t> shared_ = {};  // of the paragraph in hand, by the other
  std::vector<WordId> words_ = {};
};

}  // namespace

void repeated_sentence(const Article& article, FindingSink& sink) {
  const auto& blocks = article.document.blocks;
  std::unordered_map<WordSequence, Span, WordSequenceHash> sentences, paragraphs;
  Shingles shingles;
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    const auto& block = blocks[b];
    if (block.kind != BlockKind::paragraph) continue;
    const auto words = words_of(article, block.first_token, block.end_token);
    // The same paragraph again is the matter of repeated_block.
    if (!paragraphs.emplace(words, block.span).second) continue;
    if (words.size >= shortest_paragraph && !is_list_of_amounts(article, block)) {
      if (const auto twin = shingles.add(article, block, b); twin.found) {
        report(sink, "structure/near-repeated-paragraph", block.span, block.span, blocks[twin.block].span);
        continue;
      }
    }
    // A stretch of sentences that stand before is one flaw; what is too short or quoted does not part it.
    Repeat repeat;
    for (const auto& sentence : article.document.sentences_of(block)) {
      const auto key = words_of(article, sentence.first_token, sentence.end_token);
      if (key.size < shortest_sentence || is_quoted(article, sentence)) continue;
      const auto [first, is_new] = sentences.emplace(key, sentence.span);
      if (is_new) {
        report(article, sink, repeat);
        repeat = {};
      } else {
        if (repeat.span.empty()) repeat = {.span = sentence.span, .first = first->second};
        repeat.span.end = sentence.span.end;
      }
    }
    report(article, sink, repeat);
  }
}

}  // namespace copydesk
