#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "copydesk/checks/checks.h"

namespace copydesk {
namespace {

using namespace std::string_view_literals;

// Blocks over which a quotation may go on without a mark of its own: its end may be lost.
constexpr std::size_t longest_quotation = 15;
constexpr std::string_view straight = "\"";

enum class Role { none, opens, closes, either };

struct Mark {
  std::uint32_t token = 0;
  Role role = Role::none;
};

/// What the marks of one block leave over.
struct Balance {
  std::optional<std::uint32_t> open = {};   ///< the mark that nothing closes
  std::optional<std::uint32_t> close = {};  ///< the first mark that closes what no mark of the block opened
  bool begins_with_mark = false;            ///< with one that opens
  bool first_closes = false;
};

class BlockReader {
 public:
  /// `marks`: the tokens of the block that are marks; `memory` for those of quotations.
  BlockReader(const Article& article, const Block& block, std::span<const std::uint32_t> marks,
              std::vector<Mark>& memory)
      : article_(article), block_(block), marks_(memory) {
    marks_.clear();
    read_marks(marks);
  }

  [[nodiscard]] bool has_marks() const { return !marks_.empty(); }

  [[nodiscard]] Balance read(FindingSink& sink) const {
    Balance balance;
    if (marks_.empty()) return balance;
    balance.begins_with_mark = marks_.front().token == block_.first_token && marks_.front().role != Role::closes;
    balance.first_closes = marks_.front().role == Role::closes;
    // An even number of straight marks makes pairs, whatever spaces stand beside them.
    if (!has_curly_ && marks_.size() % 2 == 0) return balance;
    for (const auto& mark : marks_) {
      const auto role = mark.role == Role::either ? (balance.open ? Role::closes : Role::opens) : mark.role;
      if (role == Role::opens) {
        balance.open = mark.token;  // of two that open, the second is more likely to have lost its partner
      } else if (!balance.open) {
        if (!balance.close) balance.close = mark.token;
      } else {
        report_mixed_pair(*balance.open, mark.token, sink);
        balance.open.reset();
      }
    }
    return balance;
  }

 private:
  [[nodiscard]] std::string_view at(std::uint32_t i) const { return article_.at(article_.document.tokens[i]); }

  void read_marks(std::span<const std::uint32_t> marks) {
    for (const auto i : marks) {
      if (article_.document.tokens[i].kind != TokenKind::punctuation) continue;
      const auto text = at(i);
      if (text.front() != '"' && text.front() != '\xE2') continue;
      Role role = Role::none;
      if (text == straight) {
        role = role_of_straight(i);
      } else if (text == "„") {
        role = Role::opens;
      } else if (text == "”") {
        role = Role::closes;
      } else if (text == "“") {
        // It closes in German and its neighbours, and where a program took the wrong curl.
        const bool low = !marks_.empty() && at(marks_.back().token) == "„";
        role = low || (glued_before(i) && !glued_after(i)) ? Role::closes : Role::opens;
      }
      if (role == Role::none) continue;
      has_curly_ |= text != straight;
      marks_.push_back({.token = i, .role = role});
    }
  }

  [[nodiscard]] bool glued_before(std::uint32_t i) const {
    constexpr std::array free{"("sv, "["sv, "-"sv, "–"sv, "—"sv, "--"sv, "/"sv, "‘"sv, "'"sv};
    if (i == block_.first_token || article_.document.tokens[i].space_before) return false;
    return std::find(free.begin(), free.end(), at(i - 1)) == free.end();
  }
  [[nodiscard]] bool glued_after(std::uint32_t i) const {
    constexpr std::array free{")"sv, "]"sv, "."sv, ","sv,  ";"sv, ":"sv, "!"sv, "?"sv,
                              "-"sv, "–"sv, "—"sv, "--"sv, "/"sv, "’"sv, "'"sv};
    if (i + 1 >= block_.end_token || article_.document.tokens[i + 1].space_before) return false;
    return article_.document.tokens[i + 1].kind != TokenKind::clitic &&
           std::find(free.begin(), free.end(), at(i + 1)) == free.end();
  }

  [[nodiscard]] Role role_of_straight(std::uint32_t i) const {
    const bool before = glued_before(i), after = glued_after(i);
    if (is_inches(i)) return Role::none;
    if (before == after) return Role::either;
    return before ? Role::closes : Role::opens;
  }

  /// 6'2", 27" monitor: behind a number, and no quotation is open that it could close.
  [[nodiscard]] bool is_inches(std::uint32_t i) const {
    if (i == block_.first_token || article_.document.tokens[i].space_before) return false;
    if (article_.document.tokens[i - 1].kind != TokenKind::number) return false;
    const bool feet = i >= block_.first_token + 2 && (at(i - 2) == "'" || at(i - 2) == "’");
    return feet || at(i - 1).find('\'') != std::string_view::npos || marks_.empty() ||
           marks_.back().role == Role::closes;
  }

  void report_mixed_pair(std::uint32_t open, std::uint32_t close, FindingSink& sink) const {
    if ((at(open) == straight) == (at(close) == straight)) return;
    const auto span = article_.document.tokens[close].span;
    auto& finding = sink.add("style/mixed-quote-pair", span);
    finding.related.push_back(
        {.span = article_.document.tokens[open].span, .message = "the quotation begins with another kind of mark"});
    finding.suggestions.push_back({.span = span, .text = at(open) == straight ? "\"" : "”"});
  }

  const Article& article_;
  const Block& block_;
  std::vector<Mark>& marks_;
  bool has_curly_ = false;
};

}  // namespace

void unbalanced_quotes(const Article& article, FindingSink& sink) {
  const auto& document = article.document;
  const auto report = [&](std::uint32_t token) {
    sink.add("structure/unbalanced-quotes", document.tokens[token].span);
  };
  std::optional<std::uint32_t> waiting;  // a mark that an earlier block left open
  std::size_t waited = 0;                // blocks without a mark since
  const auto marks = article.traits.with(WordTrait::mark);
  std::vector<Mark> memory;
  auto mark = marks.begin();
  for (const auto& block : document.blocks) {
    if (block.kind == BlockKind::furniture || block.kind == BlockKind::stamp || block.kind == BlockKind::dateline)
      continue;
    while (mark != marks.end() && *mark < block.first_token) ++mark;
    const auto first = mark;
    while (mark != marks.end() && *mark < block.end_token) ++mark;
    const BlockReader reader(article, block, {first, mark}, memory);
    const auto balance = reader.read(sink);
    if (waiting) {
      // A quotation over several paragraphs opens each anew; some desks open the first only.
      if (!reader.has_marks() && ++waited < longest_quotation) continue;
      if (!balance.begins_with_mark && !balance.first_closes) report(*waiting);
      waiting.reset();
    } else if (balance.close) {
      report(*balance.close);
    }
    waiting = balance.open;
    waited = 0;
  }
  if (waiting && !article.goes_on) report(*waiting);
}

}  // namespace copydesk
