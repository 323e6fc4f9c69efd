#include <algorithm>
#include <tsl/robin_map.h>
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
    std::uint32_t block = 0;
    bool found = false;
  };

  explicit Shingles(const Article& article) : article_(article) { first_.reserve(article.document.tokens.size()); }

  /// The words of a paragraph are remembered for those behind it.
  Twin add(const Block& of, std::uint32_t block) {
    words_.clear();
    shared_.clear();
    for (const auto& token : article_.document.tokens_of(of)) {
      if (is_counted(token)) words_.push_back(token.word);
    }
    const auto count = words_.size() + 1 - shingle_words;
    for (std::size_t i = 0; i < count; ++i) {
      WordSequence shingle;
      for (std::size_t k = 0; k < shingle_words; ++k) shingle.push_back(words_[i + k]);
      const auto [first, is_new] = first_.emplace(shingle.hash, block);
      if (!is_new && first->second != block) shared_.push_back(first->second);
    }
    Twin best;
    std::sort(shared_.begin(), shared_.end());
    std::size_t most = 0;
    for (auto at = shared_.begin(); at != shared_.end();) {
      const auto next = std::upper_bound(at, shared_.end(), *at);
      const auto times = static_cast<std::size_t>(next - at);
      if (times > most) {
        most = times;
        best.block = *at;
      }
      at = next;
    }
    best.found = most * 100 >= count * near_percent;
    return best;
  }

 private:
  const Article& article_;
  tsl::robin_map<std::uint64_t, std::uint32_t> first_ = {};
  std::vector<std::uint32_t> shared_ = {};  // where the shingles of the paragraph in hand stand before
  std::vector<WordId> words_ = {};
};

}  // namespace

void repeated_sentence(const Article& article, FindingSink& sink) {
  const auto& blocks = article.document.blocks;
  tsl::robin_map<WordSequence, Span, WordSequenceHash> sentences, paragraphs;
  Shingles shingles(article);
  sentences.reserve(article.document.sentences.size());
  paragraphs.reserve(blocks.size());
  for (std::uint32_t b = 0; b < blocks.size(); ++b) {
    const auto& block = blocks[b];
    if (block.kind != BlockKind::paragraph) continue;
    const auto words = words_of(article, block.first_token, block.end_token);
    // The same paragraph again is the matter of repeated_block.
    if (!paragraphs.emplace(words, block.span).second) continue;
    if (words.size >= shortest_paragraph && !is_list_of_amounts(article, block)) {
      if (const auto twin = shingles.add(block, b); twin.found) {
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
