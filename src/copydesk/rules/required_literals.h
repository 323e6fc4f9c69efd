#pragma once

#include <string>
#include <vector>

#include "copydesk/result.h"

namespace copydesk {

/// Literals that a text must hold for an expression to match in it: of each clause at least one. Lower case, as RE2
/// folds them. A text may fulfil all clauses and still not match.
using LiteralClauses = std::vector<std::vector<std::string>>;

struct RequiredLiterals {
  LiteralClauses clauses = {};  ///< empty: the expression needs no literal of the wanted length on some path
  int groups = 0;               ///< capturing groups of the expression
};

/// Asks RE2's FilteredRE2, which knows the exact condition but compiles every expression at each start, and keeps what
/// it says as at most four clauses with literals of `shortest` bytes and more.
/// Fails on bad syntax. Some milliseconds.
[[nodiscard]] Result<RequiredLiterals> required_literals(const std::string& regex, int shortest);

}  // namespace copydesk
