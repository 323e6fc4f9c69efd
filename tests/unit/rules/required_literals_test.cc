#include "copydesk/rules/required_literals.h"

#include <string>

#include <gtest/gtest.h>

namespace copydesk {
namespace {

TEST(RequiredLiterals, AreNoneWhereAMatchCanDoWithout) {
  for (const char* regex : {"\\d+", "(?:foo|\\d)", "(?:click)?[a-z]"}) {
    const auto required = required_literals(regex, 2);
    ASSERT_TRUE(required);
    EXPECT_TRUE(required->clauses.empty()) << regex;
  }
}

TEST(RequiredLiterals, AreAlternativesInOneClause) {
  const auto required = required_literals("(foo|bar)x", 2);
  ASSERT_TRUE(required);
  EXPECT_EQ(required->clauses, (LiteralClauses{{"barx", "foox"}}));
  EXPECT_EQ(required->groups, 1);
}

TEST(RequiredLiterals, HaveOneClauseForEachPart) {
  const auto required = required_literals("Click +here", 2);
  ASSERT_TRUE(required);
  EXPECT_EQ(required->clauses.size(), 2);
  EXPECT_EQ(required->groups, 0);
}

}  // namespace
}  // namespace copydesk
