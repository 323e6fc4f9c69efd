#include "copydesk/document/quotation.h"

#include <algorithm>
#include <array>

namespace copydesk {
namespace {

using namespace std::string_view_literals;

/// How the quotation marks of a block begin.
enum class QuotationEdge {
  none,    ///< no mark, or one that neither goes on from nor to another block
  opens,   ///< the block begins with an opening mark
  closes,  ///< its first mark closes what an earlier block opened
};
enum class Mark { none, opens, closes, either };

/// The places behind opening marks that wait for their closing ones; a third forgets the first.
class OpenMarks {
 public:
  [[nodiscard]] bool empty() const { return count_ == 0; }
  [[nodiscard]] std::uint32_t last() const { return places_[count_ - 1]; }
  void push(std::uint32_t place) {
    if (count_ == places_.size()) places_[0] = places_[--count_];
    places_[count_++] = place;
  }
  std::uint32_t pop() { return places_[--count_]; }

 private:
  std::array<std::uint32_t, 2> places_{};
  std::size_t count_ = 0;
};

class Quotations {
 public:
  Quotations(std::string_view text, std::span<Token> tokens, const BlockTokens& block)
      : text_(text), tokens_(tokens), others_(block.others), first_(block.first), end_(block.end) {}

  [[nodiscard]] QuotationEdge edge() const {
    for (const std::uint32_t i : others_) {
      if (!may_be_mark(i)) continue;
      const Mark mark = double_mark(i);
      if (mark == Mark::none) continue;
      if (mark == Mark::closes) return QuotationEdge::closes;
      return i == first_ ? QuotationEdge::opens : QuotationEdge::none;
    }
    return QuotationEdge::none;
  }

  bool mark(const BlockTokens& next, bool inside) {
    OpenMarks open;
    if (inside && edge() == QuotationEdge::closes) open.push(first_);
    bool first_closed = false;
    for (const std::uint32_t i : others_) {
      if (!may_be_mark(i) || tokens_[i].kind != TokenKind::punctuation) continue;
      if (const Mark mark = double_mark(i); mark != Mark::none) {
        if (!open.empty() && mark != Mark::opens) {
          first_closed |= open.last() == first_ + 1;
          fill(open.pop(), i);
        } else if (mark != Mark::closes) {
          open.push(i + 1);
        }
      } else {
        single_quotation(i);
      }
    }
    const bool starts_open = first_ < end_ && !first_closed && opens_block();
    if (starts_open) fill(first_ + 1, end_);
    if (!starts_open && !open.empty() && Quotations(text_, tokens_, next).edge() != QuotationEdge::none) {
      fill(open.last(), end_);
      return true;
    }
    return starts_open;
  }

 private:
  [[nodiscard]] std::string_view at(std::uint32_t i) const { return slice(text_, tokens_[i].span); }
  [[nodiscard]] bool space_after(std::uint32_t i) const { return i + 1 >= end_ || tokens_[i + 1].space_before; }

  [[nodiscard]] bool opens_block() const {
    const Mark mark = double_mark(first_);
    return mark == Mark::opens || mark == Mark::either;
  }

  /// By the first byte: a look that spares most tokens all others.
  [[nodiscard]] bool may_be_mark(std::uint32_t i) const {
    const char c = text_[tokens_[i].span.begin];
    return c == '"' || c == '\'' || c == '\xE2' || c == '\xC2';
  }

  [[nodiscard]] Mark double_mark(std::uint32_t i) const {
    if (tokens_[i].kind != TokenKind::punctuation) return Mark::none;
    switch (text_[tokens_[i].span.begin]) {
      case '"':
        return by_spaces(i);
      case '\xC2':
        return at(i) == "«" || at(i) == "»" ? guillemet(i) : Mark::none;
      case '\xE2':
        if (at(i) == "“") return by_spaces(i) == Mark::closes ? Mark::closes : Mark::opens;  // closes in German
        if (at(i) == "„") return Mark::opens;
        return at(i) == "”" ? Mark::closes : Mark::none;
      default:
        return Mark::none;
    }
  }

  /// « opens in French and Russian, closes in German.
  [[nodiscard]] Mark guillemet(std::uint32_t i) const {
    const Mark mark = by_spaces(i);
    return mark != Mark::either ? mark : at(i) == "«" ? Mark::opens : Mark::closes;
  }

  [[nodiscard]] Mark by_spaces(std::uint32_t i) const {
    const bool before = tokens_[i].space_before || (i > first_ && is_opener(i - 1));
    const bool after = space_after(i) || is_closer(i + 1);
    return before == after ? Mark::either : before ? Mark::opens : Mark::closes;
  }

  [[nodiscard]] bool is_opener(std::uint32_t i) const {
    constexpr std::array openers{"("sv, "["sv, "—"sv, "–"sv, "-"sv, "--"sv, "‘"sv, "/"sv};
    return tokens_[i].kind == TokenKind::punctuation &&
           std::find(openers.begin(), openers.end(), at(i)) != openers.end();
  }
  [[nodiscard]] bool is_closer(std::uint32_t i) const {
    constexpr std::array closers{"."sv, ","sv, ";"sv, ":"sv, "!"sv, "?"sv, ")"sv, "]"sv, "—"sv, "–"sv, "--"sv};
    return tokens_[i].kind == TokenKind::clitic || (tokens_[i].kind == TokenKind::punctuation &&
                                                    std::find(closers.begin(), closers.end(), at(i)) != closers.end());
  }

  /// Single marks only count where spaces show their direction: most of them are apostrophes.
  [[nodiscard]] Mark single_mark(std::uint32_t i) const {
    const char lead = text_[tokens_[i].span.begin];
    if (lead != '\'' && lead != '\xE2') return Mark::none;
    const std::string_view mark = at(i);
    if (mark == "‘") return Mark::opens;
    if (mark != "'" && mark != "’") return Mark::none;
    const bool before = tokens_[i].space_before || (i > first_ && is_opener(i - 1));
    const bool after = space_after(i) || tokens_[i + 1].kind == TokenKind::punctuation;
    if (before == after) return Mark::none;
    if (before) return mark == "'" ? Mark::opens : Mark::none;
    return Mark::closes;
  }

  /// ‘…’ and '…': fills from the opening mark to the first closing one.
  void single_quotation(std::uint32_t i) {
    const Mark mark = single_mark(i);
    if (mark == Mark::opens) single_ = i + 1;
    if (mark != Mark::closes || single_ == nowhere) return;
    fill(single_, i);
    // "‘The workers’ rights …’": a mark behind an s may be a plural's, so a later one may still close.
    const Token& before = tokens_[i - 1];
    single_ = before.kind == TokenKind::word && text_[before.span.end - 1] == 's' ? i : nowhere;
  }

  void fill(std::uint32_t begin, std::uint32_t end) {
    for (std::uint32_t i = begin; i < end; ++i) tokens_[i].in_quote = true;
  }

  static constexpr std::uint32_t nowhere = 0xFFFFFFFF;

  std::string_view text_;
  std::span<Token> tokens_;
  std::span<const std::uint32_t> others_;  // the marks are among these
  std::uint32_t first_, end_;
  std::uint32_t single_ = nowhere;  // place behind the single mark that is open
};

}  // namespace

bool mark_quotations(std::string_view utf8, std::span<Token> tokens, const BlockTokens& block, const BlockTokens& next,
                     bool inside) {
  return Quotations(utf8, tokens, block).mark(next, inside);
}

}  // namespace copydesk
