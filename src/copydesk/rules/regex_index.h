#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "copydesk/document/block.h"
#include "copydesk/result.h"
#include "copydesk/rules/lazy_regex.h"
#include "copydesk/rules/leading_literals.h"
#include "copydesk/rules/line_starts.h"
#include "copydesk/rules/literal_scan.h"
#include "copydesk/rules/required_characters.h"
#include "copydesk/text/span.h"

namespace copydesk {

/// The blocks in which a regular expression is to run.
struct RegexScope {
  std::uint16_t kinds = 0xFFFF;       ///< bits 1 << BlockKind
  BlockMark place = BlockMark::none;  ///< a mark that the block must have
};

/// Many regular expressions over the same text: one scan for the literals that they need and a look at how the text
/// begins, then only those run whose literals are there and that are meant for such a block. Immutable after `compile`,
/// so any thread may use it, each with a Scratch of its own.
class RegexIndex {
 public:
  static constexpr std::size_t max_groups = 10;  ///< the whole match and nine groups

  struct Match {
    std::uint32_t regex = 0;       ///< as returned by `add`
    Span groups[max_groups] = {};  ///< 0 is the whole match; empty at 0 for a group that took no part
    std::uint8_t group_count = 0;
  };
  struct Scratch {
    std::vector<int> found = {};
    std::string lowered = {};
    std::vector<std::uint32_t> candidates = {};
    std::vector<std::uint32_t> clause_seen_in = {};  // the window in which one of its literals was last seen
    std::vector<std::uint64_t> fulfilled = {};       // per expression: window << 32 | its clauses seen there
    std::uint32_t window = 0;
  };
  /// Fails on bad syntax, on more than nine groups, and on an expression that needs no literal of two bytes or more and
  /// so would have to run on every line.
  [[nodiscard]] Result<std::uint32_t> add(const std::string& regex, RegexScope scope = {});
  /// To be called once, after the last `add`. `sample` are lines of text like that which will be searched: from them is
  /// counted which literals are rare.
  void compile(std::string_view sample = {});

  /// Appends the non-overlapping matches of each expression in the bytes `window` of `utf8`, which lie in a block of
  /// this kind and marks; by expression, then place.
  void find(std::string_view utf8, Span window, BlockKind kind, BlockMark marks, Scratch& scratch,
            std::vector<Match>& out) const;

  /// All fields, for the compiled rules.
  template <class Archive>
  void serialize(Archive& archive) {
    archive(expressions_, marked_, line_starts_, clause_of_, expression_of_clause_, clauses_begin_, scan_);
  }

 private:
  struct Expression {
    LazyRegex regex = {};
    RegexScope scope = {};
    CharacterSet characters = 0;
    std::uint32_t clauses = 0;
    std::vector<std::string> one_of = {};  // of one in `line_starts_`: literals, lower case

    [[nodiscard]] bool has_literal(std::string_view lowered) const;
  };
  template <class Archive>
  friend void serialize(Archive& archive, Expression& expression) {
    archive(expression.regex, expression.scope.kinds, expression.scope.place, expression.characters, expression.clauses,
            expression.one_of);
  }

  std::vector<Expression> expressions_ = {};
  struct Clause {
    std::uint32_t expression = 0;
    std::vector<std::string> literals = {};
  };
  void index(const std::vector<Clause>& clauses, std::string_view sample);
  struct Shares {
    std::vector<double> clauses = {}, starts = {};
  };
  [[nodiscard]] Shares shares_of_lines(std::string_view sample) const;
  /// What an expression is tried for.
  enum class Gate : std::uint8_t { mark, start, clauses };

  std::vector<Clause> pending_ = {};           // until `compile`
  std::vector<LeadingLiterals> leading_ = {};  // per expression, until `compile`
  std::vector<std::uint32_t> marked_ = {};     // expressions that need a mark rare in news, and so no literal
  LineStarts line_starts_ = {};                // anchored expressions by how they begin; they need no literal either
  std::vector<std::uint32_t> expression_of_clause_ = {};
  std::vector<std::uint32_t> clauses_begin_ = {};  // per literal of the scan, into clause_of_
  std::vector<std::uint32_t> clause_of_ = {};
  LiteralScan scan_ = {};
};

}  // namespace copydesk
