#include <algorithm>
#include <bit>
#include <cstdint>
#include <tsl/robin_map.h>
#include <vector>

#include "copydesk/checks/checks.h"
#include "copydesk/checks/word_sequence.h"
#include "copydesk/lexicon/hash.h"

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
  // Two thirds of a megabyte of text: what is longer is a file of many articles, and forgets those far above.
  static constexpr std::size_t most_slots = std::size_t{1} << 18U;

 public:
  struct Twin {
    std::uint32_t block = 0;
    bool found = false;
  };

  explicit Shingles(const Article& article)
      : article_(article), slots_(std::min(std::bit_ceil(2 * article.document.tokens.size() + 2), most_slots)) {}

  /// The words of a paragraph are remembered for those behind it.
  Twin add(const Block& of, std::uint32_t block) {
    words_.clear();
    shared_.clear();
    for (const auto& token : article_.document.tokens_of(of)) {
      if (is_counted(token)) words_.push_back(token.word);
    }
    const auto count = words_.size() + 1 - shingle_words;
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint32_t first = first_with(hash_of_shingle(words_.data() + i), block);
      if (first != block) shared_.push_back(first);
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
  static_assert(shingle_words == 4);
  /// Not 0. Two different ones are taken for the same with odds of one in 10^19.
  static std::uint64_t hash_of_shingle(const WordId* words) {
    constexpr std::uint64_t a = 0x9E3779B97F4A7C15ULL, b = 0xC2B2AE3D27D4EB4FULL;
    return mix((words[0] * a + words[1]) * b + (words[2] * b + words[3]) * a) | 1U;
  }

  /// The first paragraph with a shingle: this one, if none before has it.
  std::uint32_t first_with(std::uint64_t shingle, std::uint32_t block) {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = (shingle >> 1U) & mask;; at = (at + 1) & mask) {
      Slot& slot = slots_[at];
      if (slot.shingle == shingle) return slot.block;
      if (slot.shingle != 0) continue;
      if (++used_ > slots_.size() / 2) {
        slots_.assign(slots_.size(), {});
        used_ = 0;
      } else {
        slot = {.shingle = shingle, .block = block};
      }
      return block;
    }
  }

  struct Slot {
    std::uint64_t shingle = 0;  // 0: empty
    std::uint32_t block = 0;
  };

  const Article& article_;
  std::vector<Slot> slots_;  // open addressing, half full at most
  std::size_t used_ = 0;
  std::vector<std::uint32_t> shared_ = {};  // where the shingles of the paragraph in hand stand before
  std::vector<WordId> words_ = {};
};

}  // namespace

void repeated_sentence(const Article& article, FindingSink& sink) {
  const auto& blocks = article.document.blocks;
  tsl::robin_map<WordSequence, Span, WordSequenceHash> sentences, paragraphs;
  Shingles shingles(article);
  sentences.reserve(std::min<std::size_t>(article.document.sentences.size(), 1024));
  paragraphs.reserve(std::min<std::size_t>(blocks.size(), 1024));
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
