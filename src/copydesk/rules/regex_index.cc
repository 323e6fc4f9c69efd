#include "copydesk/rules/regex_index.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <numeric>

#include <re2/re2.h>
#include <unicode/uniset.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "copydesk/rules/leading_literals.h"
#include "copydesk/rules/required_literals.h"
#include "copydesk/text/utf8.h"

namespace copydesk {
namespace {

// More clauses spare runs of an expression, and cost a step for each of their literals in the text.
constexpr double rare_enough = 0.0005;  // share of lines
constexpr double too_common = 0.2;
// A look at how a line begins costs less than a literal met anywhere in it.
constexpr double cheaper_start = 2;

// Less than one line of news in a hundred has any of these (WMT 2021 references): a better gate than any literal.
constexpr std::string_view rare_marks = "<>{}[]\\^_|~@#*=+";

#ifdef __SSE2__
/// Which of sixteen bytes are such marks, by the patterns of their bits; DEL passes too.
__m128i rare_marks_of(__m128i bytes) {
  const auto are = [&](char value, char but_for_bits = 0) {
    return _mm_cmpeq_epi8(_mm_or_si128(bytes, _mm_set1_epi8(but_for_bits)), _mm_set1_epi8(value));
  };
  const __m128i in_upper_half = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
  const __m128i brackets_and_bars = _mm_cmpgt_epi8(in_upper_half, _mm_set1_epi8('z'));  // beyond ASCII is negative
  return _mm_or_si128(_mm_or_si128(_mm_or_si128(brackets_and_bars, are('=', 1)), _mm_or_si128(are('>'), are('+', 1))),
                      _mm_or_si128(are('@'), are('#')));
}
#endif

/// May say so of a text that has none, never the reverse.
bool may_have_rare_mark(std::string_view text) {
#ifdef __SSE2__
  if (text.size() >= 16) {
    const auto at = [&](std::size_t place) {
      return rare_marks_of(_mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + place)));
    };
    __m128i any = at(text.size() - 16);  // the last ones, whatever their number
    for (std::size_t place = 0; place + 16 <= text.size(); place += 16) any = _mm_or_si128(any, at(place));
    return _mm_movemask_epi8(any) != 0;
  }
#endif
  return text.find_first_of(rare_marks) != text.npos;
}

// All letters that are the same but for case, the letter itself first: µ (micro sign), Μ, μ.
std::vector<char32_t> cases_of(char32_t letter) {
  std::vector<char32_t> cases{letter};
  icu::UnicodeSet set(static_cast<UChar32>(letter), static_cast<UChar32>(letter));
  set.closeOver(USET_CASE_INSENSITIVE);
  for (std::int32_t range = 0; range < set.getRangeCount(); ++range) {
    for (auto c = set.getRangeStart(range); c <= set.getRangeEnd(range); ++c) {
      if (static_cast<char32_t>(c) != letter) cases.push_back(static_cast<char32_t>(c));
    }
  }
  return cases;
}

// RE2 folds the literals it asks for. The scan folds ASCII alone, so a literal with other letters is looked for in all
// cases of each; from the fourth such letter on it is cut, which only makes it easier to find.
std::vector<std::string> spellings(std::string_view literal) {
  std::vector<std::string> result(1);
  int varied = 0;
  for (std::size_t i = 0; i < literal.size();) {
    const auto c = read_code_point(literal, i);
    const auto raw = literal.substr(i, c.width);
    i += c.width;
    if (c.value == invalid_code_point || c.width == 1) {
      for (auto& spelling : result) spelling += raw;
      continue;
    }
    const auto cases = cases_of(c.value);
    if (cases.size() > 1 && ++varied > 3) break;
    std::vector<std::string> longer;
    for (const auto& spelling : result) {
      for (const auto letter : cases) {
        longer.push_back(spelling);
        append_code_point(letter, longer.back());
      }
    }
    result = std::move(longer);
  }
  return result;
}

}  // namespace

Result<std::uint32_t> RegexIndex::add(const std::string& regex, RegexScope scope) {
  auto required = required_literals(regex, LiteralScan::shortest);
  if (!required) return tl::unexpected(required.error());
  if (required->groups >= static_cast<int>(max_groups)) return fail("", "more than nine groups", "use (?:…)");
  if (required->clauses.empty()) {
    return fail("", "needs no literal of two bytes or more on some path, so it would run on every line",
                "spell out a literal, or use a token pattern");
  }
  const auto id = static_cast<std::uint32_t>(expressions_.size());
  expressions_.push_back({.regex = LazyRegex(regex), .scope = scope, .characters = required_characters(regex)});
  for (auto& literals : required->clauses) pending_.push_back({.expression = id, .literals = std::move(literals)});
  auto leading = leading_literals(regex);
  // What all matches begin with is a clause of its own, often a rarer one: RE2 spells out no digits and no spaces.
  const auto is_long = [](const std::string& text) { return text.size() >= LiteralScan::shortest; };
  if (!leading.anchored && !leading.texts.empty() && std::all_of(leading.texts.begin(), leading.texts.end(), is_long))
    pending_.push_back({.expression = id, .literals = leading.texts});
  leading_.push_back(std::move(leading));
  return id;
}

void RegexIndex::index(const std::vector<Clause>& clauses, std::string_view sample) {
  std::map<std::string, std::vector<std::uint32_t>> clauses_of;
  expression_of_clause_.clear();
  for (std::uint32_t clause = 0; clause < clauses.size(); ++clause) {
    expression_of_clause_.push_back(clauses[clause].expression);
    for (const auto& literal : clauses[clause].literals) {
      for (const auto& spelling : spellings(literal)) {
        auto& of_spelling = clauses_of[spelling];
        if (of_spelling.empty() || of_spelling.back() != clause) of_spelling.push_back(clause);
      }
    }
  }
  std::vector<std::string> literals;
  clause_of_.clear();
  clauses_begin_ = {0};
  for (const auto& [literal, of_literal] : clauses_of) {
    literals.push_back(literal);
    clause_of_.insert(clause_of_.end(), of_literal.begin(), of_literal.end());
    clauses_begin_.push_back(static_cast<std::uint32_t>(clause_of_.size()));
  }
  scan_ = LiteralScan(literals, sample);
}

/// Per clause the share of the lines that fulfil it, and per expression that of the lines that it may begin.
RegexIndex::Shares RegexIndex::shares_of_lines(std::string_view sample) const {
  LineStarts starts;
  for (std::uint32_t id = 0; id < expressions_.size(); ++id) {
    if (!leading_[id].anchored) continue;
    for (const auto& text : leading_[id].texts) starts.add(text, id);
  }
  starts.compile();
  Shares shares{.clauses = std::vector<double>(expression_of_clause_.size(), 1),
                .starts = std::vector<double>(expressions_.size(), 1)};
  double lines = 2;  // as if one line more had each, and one none
  std::string lowered;
  std::vector<int> found;
  std::vector<std::uint32_t> clauses, begun;
  while (!sample.empty()) {
    const auto end = std::min(sample.find('\n'), sample.size() - 1) + 1;
    found.clear();
    clauses.clear();
    begun.clear();
    scan_.find(sample.substr(0, end), lowered, found);
    for (const int literal : found) {
      const auto at = static_cast<std::size_t>(literal);
      clauses.insert(clauses.end(), clause_of_.begin() + clauses_begin_[at],
                     clause_of_.begin() + clauses_begin_[at + 1]);
    }
    std::sort(clauses.begin(), clauses.end());
    clauses.erase(std::unique(clauses.begin(), clauses.end()), clauses.end());
    for (const auto clause : clauses) ++shares.clauses[clause];
    starts.find(std::string_view(lowered.data(), end), begun);
    for (const auto id : begun) ++shares.starts[id];
    ++lines;
    sample.remove_prefix(end);
  }
  for (auto& share : shares.clauses) share /= lines;
  for (auto& share : shares.starts) share /= lines;
  return shares;
}

void RegexIndex::compile(std::string_view sample) {
  auto clauses = std::move(pending_);
  index(clauses, sample);
  const auto shares = shares_of_lines(sample);
  std::vector<std::size_t> order(clauses.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::pair(clauses[a].expression, shares.clauses[a]) < std::pair(clauses[b].expression, shares.clauses[b]);
  });
  std::vector<double> rarest(expressions_.size(), 1);
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    auto& share = rarest[clauses[i].expression];
    share = std::min(share, shares.clauses[i]);
  }
  std::vector<Gate> gates(expressions_.size(), Gate::clauses);
  for (std::uint32_t id = 0; id < expressions_.size(); ++id) {
    if ((expressions_[id].characters & characters_of(rare_marks)) != 0) {
      gates[id] = Gate::mark;
      marked_.push_back(id);
    } else if (const auto& leading = leading_[id];
               leading.anchored && !leading.texts.empty() && shares.starts[id] <= cheaper_start * rarest[id]) {
      gates[id] = Gate::start;
      for (const auto& text : leading.texts) line_starts_.add(text, id);
    }
  }
  line_starts_.compile();
  std::vector<Clause> kept;
  double together = 1;
  for (const auto i : order) {
    auto& expression = expressions_[clauses[i].expression];
    const auto gate = gates[clauses[i].expression];
    const bool is_dear = expression.regex.pattern() != widened(expression.regex.pattern());
    if (gate == Gate::start && expression.one_of.empty() && (is_dear || clauses[i].literals.size() <= 2)) {
      // Without one of these a run would fail, but late, or at once: then some more looks cost more than the run.
      for (const auto& literal : clauses[i].literals) {
        for (auto& spelling : spellings(literal)) expression.one_of.push_back(std::move(spelling));
      }
    }
    if (gate != Gate::clauses) continue;
    if (expression.clauses > 0 && (together < rare_enough || shares.clauses[i] > too_common)) continue;
    together = expression.clauses == 0 ? shares.clauses[i] : together * shares.clauses[i];
    ++expression.clauses;
    kept.push_back(std::move(clauses[i]));
  }
  leading_.clear();
  index(kept, sample);
}

bool RegexIndex::Expression::has_literal(std::string_view lowered) const {
  return one_of.empty() || std::any_of(one_of.begin(), one_of.end(), [&](const std::string& literal) {
           return ::memmem(lowered.data(), lowered.size(), literal.data(), literal.size()) != nullptr;
         });
}

void RegexIndex::find(std::string_view utf8, Span window, BlockKind kind, BlockMark marks, Scratch& scratch,
                      std::vector<Match>& out) const {
  if (scratch.fulfilled.size() != expressions_.size() || ++scratch.window == 0) {
    scratch.clause_seen_in.assign(expression_of_clause_.size(), 0);
    scratch.fulfilled.assign(expressions_.size(), 0);
    scratch.window = 1;
  }
  scratch.found.clear();
  scan_.find(slice(utf8, window), scratch.lowered, scratch.found);
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
      if (fulfilled - stamp == expression.clauses) scratch.candidates.push_back(id);
    }
  }
  const std::string_view lowered(scratch.lowered.data(), window.size());
  line_starts_.find(lowered, scratch.candidates);
  if (may_have_rare_mark(slice(utf8, window)))
    scratch.candidates.insert(scratch.candidates.end(), marked_.begin(), marked_.end());
  CharacterSet asked = 0;
  std::erase_if(scratch.candidates, [&](std::uint32_t id) {
    const auto& expression = expressions_[id];
    const auto& scope = expression.scope;
    const bool elsewhere = (scope.kinds >> static_cast<unsigned>(kind) & 1U) == 0 ||
                           (scope.place != BlockMark::none && !has(marks, scope.place)) ||
                           !expression.has_literal(lowered);
    if (!elsewhere) asked |= expression.characters;
    return elsewhere;
  });
  if (asked != 0) {
    const auto missing = asked & ~characters_of(slice(utf8, window));
    std::erase_if(scratch.candidates, [&](std::uint32_t id) { return (expressions_[id].characters & missing) != 0; });
  }
  std::sort(scratch.candidates.begin(), scratch.candidates.end());
  const re2::StringPiece text(utf8.data() + window.begin, window.size());
  for (const auto id : scratch.candidates) {
    if (!expressions_[id].regex.may_match({text.data(), text.size()})) continue;
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
