#include "copydesk/rules/leading_literals.h"

#include <gmock/gmock.h>

namespace copydesk {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Case {
  std::string_view regex;
  std::vector<std::string> texts;
};

TEST(LeadingLiterals, KnowsHowAnchoredExpressionsBegin) {
  const Case cases[] = {
      {"^Share this", {"share "}},
      {"(?i)^(?:Follow|Like|Join) us", {"follow", "join u", "like u"}},
      {"^[\\[(]?READ MORE", {"(read ", "[read ", "read m"}},
      {"^Sha?re", {"share", "shre"}},
      {"^ab*c", {"ab", "ac"}},
      {"^ab+c", {"ab"}},
      {"^ab{2}c", {"ab"}},
      {"^a(?:b|c{0,2})d", {"abd", "ac", "ad"}},
      {"^\\[ad\\]$", {"[ad]"}},
      {"^\\bby ", {"by "}},
      {"^“Go”", {"“go\xE2"}},
      {"^go(?i:NOW)", {"gonow"}},
      {"^(\\d+) of", {}},
      {"^[a-z]+ of", {}},
      {"^.{0,3}of", {}},
      {"^(?:\\w|a)b", {}},
      {"^É", {}},
      {"^a|b", {}},
      {"(?m)^a", {}},
      {"(?:^|x)a", {}},
      {"no anchor", {}},
      {"^", {}},
  };
  for (const auto& [regex, texts] : cases) EXPECT_EQ(leading_literals(regex), texts) << regex;
}

TEST(LeadingLiterals, LeavesOutWhatAShorterOneBegins) {
  EXPECT_THAT(leading_literals("^(?:foll|follow us|fo\\w)x"), ElementsAre("fo"));
}

TEST(LeadingLiterals, KnowsLessOfManyBranches) {
  EXPECT_THAT(leading_literals("^[abcde][abcde][abcde]x"), testing::SizeIs(25));
  EXPECT_THAT(leading_literals("^[abcdefg]x"), IsEmpty());
}

}  // namespace
}  // namespace copydesk
