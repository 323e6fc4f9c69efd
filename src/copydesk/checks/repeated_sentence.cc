#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>
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

/// The words of a paragraph, put together in one walk over its tokens.
class ParagraphWords {
 public:
  struct Part {
    const Sentence* sentence = nullptr;
    std::size_t begin = 0, end = 0;  ///< of its words
    bool quoted = false;
  };

  void read(const Article& article, const Block& block) {
    parts_.clear();
    words_.resize(block.end_token - block.first_token);
    std::size_t count = 0;
    numbers_ = 0;
    for (const Sentence& sentence : article.document.sentences_of(block)) {
      Part part{.sentence = &sentence, .begin = count};
      for (std::uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
        const Token& token = article.document.tokens[i];
        words_[count] = token.word;
        count += is_counted(token);
        numbers_ += token.kind == TokenKind::number;
        part.quoted |= token.in_quote;
      }
      part.end = count;
      parts_.push_back(part);
    }
    tokens_ = words_.size();
    words_.resize(count);
  }

  [[nodiscard]] std::span<const WordId> all() const { return words_; }
  [[nodiscard]] std::span<const Part> parts() const { return parts_; }
  [[nodiscard]] std::span<const WordId> of(const Part& part) const {
    return all().subspan(part.begin, part.end - part.begin);
  }
  /// Recipes, results and forecasts say nearly the same again.
  [[nodiscard]] bool is_list_of_amounts() const { return numbers_ * 8 >= tokens_; }

 private:
  std::vector<WordId> words_ = {};
  std::vector<Part> parts_ = {};
  std::size_t numbers_ = 0, tokens_ = 0;
};

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
      : slots_(std::min(std::bit_ceil(2 * article.document.tokens.size() + 2), most_slots)) {}

  /// The words of a paragraph are remembered for those behind it.
  Twin add(std::span<const WordId> words, std::uint32_t block) {
    if (block > most_blocks) return {};
    shared_.clear();
    const std::size_t count = words.size() + 1 - shingle_words;
    hashes_.resize(count);
    // The slots lie far apart: all are asked for before the first is read.
    for (std::size_t i = 0; i < count; ++i) {
      hashes_[i] = hash_of_shingle(words.data() + i);
      __builtin_prefetch(&slots_[slot_of(hashes_[i])]);
    }
    for (const std::uint64_t hash : hashes_) {
      const std::uint32_t first = first_with(hash, block);
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
  /// Not 0 above the bits of a block. Two different ones in a text are taken for the same with odds of one in 10^8.
  static std::uint64_t hash_of_shingle(const WordId* words) {
    constexpr std::uint64_t a = 0x9E3779B97F4A7C15ULL, b = 0xC2B2AE3D27D4EB4FULL;
    const std::uint64_t first = static_cast<std::uint64_t>(words[0]) << 32U | words[1],
                        last = static_cast<std::uint64_t>(words[2]) << 32U | words[3];
    const std::uint64_t both = first * a ^ std::rotl(last * b, 31);
    return (both ^ both >> 32U) * a | std::uint64_t{1} << 63U;
  }

  [[nodiscard]] std::size_t slot_of(std::uint64_t shingle) const { return shingle & (slots_.size() - 1); }

  /// The first paragraph with a shingle: this one, if none before has it.
  std::uint32_t first_with(std::uint64_t shingle, std::uint32_t block) {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = slot_of(shingle);; at = (at + 1) & mask) {
      std::uint64_t& slot = slots_[at];
      if (slot != 0 && (slot ^ shingle) >> block_bits == 0) return static_cast<std::uint32_t>(slot & most_blocks);
      if (slot != 0) continue;
      if (++used_ > slots_.size() / 2) {
        slots_.assign(slots_.size(), 0);
        used_ = 0;
      } else {
        slot = (shingle & ~most_blocks) | block;
      }
      return block;
    }
  }

  // A slot: above, what the hash of a shingle has there; below, the paragraph's number. 0: empty. A part of a text
  // (engine/parts.h) has fewer paragraphs than bytes.
  static constexpr unsigned block_bits = 20;
  static constexpr std::uint64_t most_blocks = (std::uint64_t{1} << block_bits) - 1;

  std::vector<std::uint64_t> slots_;  // open addressing, half full at most
  std::size_t used_ = 0;
  std::vector<std::uint32_t> shared_ = {};  // where the shingles of the paragraph in hand stand before
  std::vector<std::uint64_t> hashes_ = {};
};

WordSequence sequence_of(std::span<const WordId> words) {
  WordSequence sequence;
  for (const WordId word : words) sequence.push_back(word);
  return sequence;
}

}  // namespace

void repeated_sentence(const Article& article, FindingSink& sink) {
  const auto& blocks = article.document.blocks;
  tsl::robin_map<WordSequence, Span, WordSequenceHash> sentences, paragraphs;
  Shingles shingles(article);
  ParagraphWords words;
  sentences.reserve(std::min<std::size_t>(article.document.sentences.size(), 1024));
  paragraphs.reserve(std::min<std::size_t>(blocks.size(), 1024));
  for (std::uint32_t b = 0; b < blocks.size(); ++b) {
    const auto& block = blocks[b];
    if (block.kind != BlockKind::paragraph) continue;
    words.read(article, block);
    // The same paragraph again is the matter of repeated_block.
    if (!paragraphs.emplace(sequence_of(words.all()), block.span).second) continue;
    if (words.all().size() >= shortest_paragraph && !words.is_list_of_amounts()) {
      if (const auto twin = shingles.add(words.all(), b); twin.found) {
        report(sink, "structure/near-repeated-paragraph", block.span, block.span, blocks[twin.block].span);
        continue;
      }
    }
    // A stretch of sentences that stand before is one flaw; what is too short or quoted does not part it.
    Repeat repeat;
    for (const auto& part : words.parts()) {
      if (part.end - part.begin < shortest_sentence || part.quoted) continue;
      const Sentence& sentence = *part.sentence;
      const auto key = sequence_of(words.of(part));
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
