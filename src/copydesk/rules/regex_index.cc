#include "copydesk/rules/regex_index.h"

#include <algorithm>
#include <map>

#include <re2/re2.h>
#include <unicode/uchar.h>

#include "copydesk/rules/required_literals.h"
#include "copydesk/text/utf8.h"

namespace copydesk {
namespace {

constexpr int shortest_literal = 2;
constexpr std::size_t longest_literal = 6;  // the rest of a longer one says little more and makes the automaton large

// RE2 folds the literals it asks for. The scan folds ASCII alone, so a literal with other letters is looked for in both
// cases of each; from the fourth such letter on it is cut, which only makes it easier to find.
std::vector<std::string> spellings(std::string_view literal) {
  std::vector<std::string> result(1);
  int varied = 0;
  for (std::size_t i = 0; i < literal.size();) {
    const auto c = read_code_point(literal, i);
    const auto raw = literal.substr(i, c.width);
    i += c.width;
    const auto upper = c.value == invalid_code_point || c.width == 1
                           ? c.value
                           : static_cast<char32_t>(u_toupper(static_cast<UChar32>(c.value)));
    if (upper != c.value && ++varied > 3) break;
    const auto count = result.size();
    for (std::size_t k = 0; k < count; ++k) {
      if (upper != c.value) {
        auto other = result[k];
        append_code_point(upper, other);
        result.push_back(std::move(other));
      }
      result[k] += raw;
    }
  }
  return result;
}

}  // namespace

Result<std::uint32_t> RegexIndex::add(const std::string& regex, RegexScope scope) {
  auto required = required_literals(regex, shortest_literal);
  if (!required) return tl::unexpected(required.error());
  if (required->groups >= static_cast<int>(max_groups)) return fail("", "more than nine groups", "use (?:…)");
  if (required->clauses.empty()) {
    return fail("", "needs no literal of two bytes or more on some path, so it would run on every line",
                "spell out a literal, or use a token pattern");
  }
  const auto id = static_cast<std::uint32_t>(expressions_.size());
  expressions_.push_back(
      {.regex = LazyRegex(regex), .scope = scope, .clauses = static_cast<std::uint32_t>(required->clauses.size())});
  for (auto& literals : required->clauses) {
    pending_.push_back(std::move(literals));
    expression_of_clause_.push_back(id);
  }
  return id;
}

void RegexIndex::compile() {
  std::map<std::string, std::vector<std::uint32_t>> clauses_of;
  for (std::uint32_t clause = 0; clause < pending_.size(); ++clause) {
    for (const auto& literal : pending_[clause]) {
      for (const auto& spelling : spellings(literal)) {
        auto& clauses = clauses_of[spelling.substr(0, longest_literal)];
        if (clauses.empty() || clauses.back() != clause) clauses.push_back(clause);
      }
    }
  }
  pending_.clear();
  std::vector<std::string> literals;
  clauses_begin_.push_back(0);
  for (const auto& [literal, clauses] : clauses_of) {
    literals.push_back(literal);
    clause_of_.insert(clause_of_.end(), clauses.begin(), clauses.end());
    clauses_begin_.push_back(static_cast<std::uint32_t>(clause_of_.size()));
  }
  scan_ = LiteralScan(literals);
}

void RegexIndex::find(std::string_view utf8, Span window, BlockKind kind, BlockMark marks, Scratch& scratch,
                      std::vector<Match>& out) const {
  if (scratch.fulfilled.size() != expressions_.size() || ++scratch.window == 0) {
    scratch.clause_seen_in.assign(expression_of_clause_.size(), 0);
    scratch.fulfilled.assign(expressions_.size(), 0);
    scratch.window = 1;
  }
  scratch.found.clear();
  scan_.find(slice(utf8, window), scratch.found);
  scratch.candidates.clear();
  const std::uint64_t stamp = static_cast<std::uint64_t>(scratch.window) << 32U;
  for (const int found : scratch.found) {
    const auto literal = static_cast<std::size_t>(found);
    for (auto i = clauses_begin_[literal]; i < clauses_begin_[literal + 1]; ++i) {
      auto& seen = scratch.clause_seen_in[clause_of_[i]];
      if (seen == scratch.window) continue;
      seen = scratch.window;
      const auto id = expression_of_clause_[clause_of_[i]];
      auto& fulfilled = scratch.fulfilled[id];
      fulfilled = (fulfilled >= stamp ? fulfilled : stamp) + 1;
      const auto& expression = expressions_[id];
      if (fulfilled - stamp == expression.clauses &&
          (expression.scope.kinds >> static_cast<unsigned>(kind) & 1U) != 0 &&
          (expression.scope.place == BlockMark::none || has(marks, expression.scope.place)))
        scratch.candidates.push_back(id);
    }
  }
  std::sort(scratch.candidates.begin(), scratch.candidates.end());
  const re2::StringPiece text(utf8.data() + window.begin, window.size());
  for (const auto id : scratch.candidates) {
    const auto& regex = expressions_[id].regex.get();
    const int groups = regex.NumberOfCapturingGroups() + 1;
    re2::StringPiece found[max_groups];
    std::size_t from = 0;
    while (from <= text.size() && regex.Match(text, from, text.size(), RE2::UNANCHORED, found, groups)) {
      Match match{.regex = id, .group_count = static_cast<std::uint8_t>(groups)};
      for (int g = 0; g < groups; ++g) {
        if (found[g].data() == nullptr) continue;
        const auto begin = static_cast<std::uint32_t>(found[g].data() - utf8.data());
        match.groups[g] = {.begin = begin, .end = begin + static_cast<std::uint32_t>(found[g].size())};
      }
      const auto end = static_cast<std::size_t>(found[0].data() - text.data()) + found[0].size();
      if (!match.groups[0].empty()) out.push_back(match);
      from = std::max(end, from + (found[0].empty() ? 1 : 0));
    }
  }
}

}  // namespace copydesk
