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
      {"^(\\d+) of", {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}},
      {"^Page\\s", {"page\t", "page\n", "page\f", "page\r", "page "}},
      {"^[a-z]+ of", {}},
      {"^.{0,3}of", {}},
      {"^(?:\\w|a)b", {}},
      {"^É", {"É"}},
      {"(?i)^É", {}},
      {"^", {}},
  };
  for (const auto& [regex, texts] : cases) {
    EXPECT_EQ(leading_literals(regex).texts, texts) << regex;
    EXPECT_TRUE(leading_literals(regex).anchored) << regex;
  }
}

TEST(LeadingLiterals, KnowsHowOthersBeginToo) {
  const Case cases[] = {
      {"no anchor", {"no anc"}},
      {"^a|b", {"a", "b"}},
      {"(?:^|x)a", {"a", "xa"}},
      {"\\b(?:à|om) \\d", {"om 0", "om 1", "om 2", "om 3", "om 4", "om 5", "om 6", "om 7", "om 8", "om 9",
                           "à 0",  "à 1",  "à 2",  "à 3",  "à 4",  "à 5",  "à 6",  "à 7",  "à 8",  "à 9"}},
      {"(?i)\\b(?:à|om)", {}},
      {"(?m)^a", {"a"}},
      {"\\w+ of", {}},
  };
  for (const auto& [regex, texts] : cases) {
    EXPECT_EQ(leading_literals(regex).texts, texts) << regex;
    EXPECT_FALSE(leading_literals(regex).anchored) << regex;
  }
}

TEST(LeadingLiterals, LeavesOutWhatAShorterOneBegins) {
  EXPECT_THAT(leading_literals("^(?:foll|follow us|fo\\w)x").texts, ElementsAre("fo"));
}

TEST(LeadingLiterals, KnowsLessOfManyBranches) {
  EXPECT_THAT(leading_literals("^[abcde][abcde][abcde]x").texts, testing::SizeIs(25));
  EXPECT_THAT(leading_literals("^[abcdefg]x").texts, IsEmpty());
}

}  // namespace
}  // namespace copydesk
