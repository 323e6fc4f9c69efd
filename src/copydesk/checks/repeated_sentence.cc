#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "copydesk/checks/article_memo.h"
#include "copydesk/checks/checks.h"

namespace copydesk {
namespace {

constexpr std::size_t shortest_sentence = 9;
constexpr std::size_t shortest_paragraph = 20;
constexpr std::uint32_t shingle_words = 4;
// Share of a paragraph's shingles that another must have. Reports of one agency on one event share half at most.
constexpr std::size_t near_percent = 75;
static_assert(near_percent > 50, "Shingles looks for a majority");

/// Recipes, results and forecasts say nearly the same again.
bool is_list_of_amounts(const Block& block, const WordRow::Stretch& words) {
  return words.numbers * 8 >= block.end_token - block.first_token;
}

/// Tells which sentences have a quotation in them, for sentences in order: it begins at the first token or at a mark.
class QuotedSentences {
 public:
  explicit QuotedSentences(const Article& article)
      : tokens_(article.document.tokens), marks_(article.traits.with(WordTrait::mark)) {}

  [[nodiscard]] bool holds(const Sentence& sentence) {
    bool quoted = tokens_[sentence.first_token].in_quote;
    while (next_ < marks_.size() && marks_[next_] < sentence.first_token) ++next_;
    for (; next_ < marks_.size() && marks_[next_] < sentence.end_token; ++next_) {
      const std::uint32_t mark = marks_[next_];
      quoted |= tokens_[mark].in_quote || (mark + 1 < sentence.end_token && tokens_[mark + 1].in_quote);
    }
    return quoted;
  }

 private:
  std::span<const Token> tokens_;
  std::span<const std::uint32_t> marks_;
  std::size_t next_ = 0;
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
 public:
  Shingles(const Article& article, FirstWith& first_with) : row_(word_row(article)), first_with_(first_with) {
    first_with_.begin(article.document.tokens.size());
  }

  /// The words of a paragraph are remembered for those behind it.
  std::optional<std::uint32_t> add(WordRow::Stretch words, std::uint32_t block) {
    row_.hash_groups(words, shingle_words, hashes_);
    // Who has more than half of them wins against all others together (Boyer and Moore's vote).
    shared_.clear();
    std::uint32_t twin = block;
    std::size_t votes = 0;
    first_with_.find_or_add_all(hashes_, block, [&](std::uint32_t first) {
      shared_.push_back(first);
      if (votes == 0) twin = first;
      first == twin ? ++votes : --votes;
    });
    const auto is_most = [this](std::size_t count) { return count * 100 >= hashes_.size() * near_percent; };
    if (!is_most(shared_.size())) return {};
    const auto times = std::count(shared_.begin(), shared_.end(), twin);
    return is_most(static_cast<std::size_t>(times)) ? std::optional(twin) : std::nullopt;
  }

 private:
  const WordRow& row_;
  FirstWith& first_with_;
  std::vector<std::uint64_t> hashes_ = {};
  std::vector<std::uint32_t> shared_ = {};  // where the shingles of the paragraph in hand stand before
};

}  // namespace

void repeated_sentence(const Article& article, FindingSink& sink) {
  const auto& blocks = article.document.blocks;
  const auto& all_sentences = article.document.sentences;
  const WordRow& row = word_row(article);
  auto& [shingle_table, paragraphs, sentences] = article.memo.first_with;
  paragraphs.begin(blocks.size());
  sentences.begin(all_sentences.size());
  Shingles shingles(article, shingle_table);
  QuotedSentences quoted(article);
  for (std::uint32_t b = 0; b < blocks.size(); ++b) {
    const auto& block = blocks[b];
    if (block.kind != BlockKind::paragraph) continue;
    const WordRow::Stretch words = row.of(block.first_token, block.end_token);
    // The same paragraph again is the matter of repeated_block.
    if (paragraphs.find_or_add(row.hash(words), b) != b) continue;
    if (words.size() >= shortest_paragraph && !is_list_of_amounts(block, words)) {
      if (const auto twin = shingles.add(words, b)) {
        report(sink, "structure/near-repeated-paragraph", block.span, block.span, blocks[*twin].span);
        continue;
      }
    }
    // A stretch of sentences that stand before is one flaw; what is too short or quoted does not part it.
    Repeat repeat;
    for (std::uint32_t n = block.first_sentence; n < block.end_sentence; ++n) {
      const Sentence& sentence = all_sentences[n];
      const WordRow::Stretch said = row.of(sentence.first_token, sentence.end_token);
      if (said.size() < shortest_sentence || quoted.holds(sentence)) continue;
      if (const std::uint32_t first = sentences.find_or_add(row.hash(said), n); first == n) {
        report(article, sink, repeat);
        repeat = {};
      } else {
        if (repeat.span.empty()) repeat = {.span = sentence.span, .first = all_sentences[first].span};
        repeat.span.end = sentence.span.end;
      }
    }
    report(article, sink, repeat);
  }
}

}  // namespace copydesk
