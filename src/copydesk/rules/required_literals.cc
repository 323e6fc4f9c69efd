#include "copydesk/rules/required_literals.h"

#include <algorithm>
#include <numeric>

#include <re2/filtered_re2.h>
#include <re2/re2.h>

namespace copydesk {
namespace {

constexpr std::size_t most_clauses = 4;

/// Whether the expression may match where all literals stand but those in `missing`.
bool may_match_without(const re2::FilteredRE2& filter, std::size_t literals, const std::vector<int>& missing) {
  std::vector<int> present, matching;
  for (int i = 0; i < static_cast<int>(literals); ++i) {
    if (std::find(missing.begin(), missing.end(), i) == missing.end()) present.push_back(i);
  }
  filter.AllPotentials(present, &matching);
  return !matching.empty();
}

}  // namespace

Result<RequiredLiterals> required_literals(const std::string& regex, int shortest) {
  re2::FilteredRE2 filter(shortest);
  RE2::Options options;
  options.set_log_errors(false);
  int id = 0;
  if (filter.Add(regex, options, &id) != RE2::NoError) {
    return fail("", "not a valid RE2 expression: " + RE2(regex, options).error(),
                "RE2 has no look-around and no back-references");
  }
  std::vector<std::string> literals;
  filter.Compile(&literals);
  RequiredLiterals required{.groups = filter.GetRE2(id).NumberOfCapturingGroups()};
  LiteralClauses& clauses = required.clauses;
  std::vector<int> order(literals.size());
  std::iota(order.begin(), order.end(), 0);
  // Short literals are the first to be given up: they stand everywhere.
  std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
    return literals[static_cast<std::size_t>(a)].size() < literals[static_cast<std::size_t>(b)].size();
  });
  while (clauses.size() < most_clauses) {
    // A clause is a least set of literals without which the expression cannot match.
    std::vector<int> clause = order;
    if (may_match_without(filter, literals.size(), clause)) break;
    for (const int literal : order) {
      std::vector<int> smaller = clause;
      std::erase(smaller, literal);
      if (!may_match_without(filter, literals.size(), smaller)) clause = std::move(smaller);
    }
    std::vector<std::string> texts;
    for (const int literal : clause) texts.push_back(literals[static_cast<std::size_t>(literal)]);
    std::sort(texts.begin(), texts.end());
    if (std::find(clauses.begin(), clauses.end(), texts) != clauses.end()) break;
    clauses.push_back(std::move(texts));
    // The next clause shall do without the literals of this one, if it can.
    std::stable_partition(order.begin(), order.end(), [&](int literal) {
      return std::find(clause.begin(), clause.end(), literal) != clause.end();
    });
  }
  return required;
}

}  // namespace copydesk
