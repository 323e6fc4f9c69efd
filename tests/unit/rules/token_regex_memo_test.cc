#include "copydesk/rules/token_regex_memo.h"

#include <string>

#include <gtest/gtest.h>

namespace copydesk {
namespace {

TEST(TokenRegexMemo, AnswersAsTheExpressionDoesHoweverOftenAndLong) {
  const LazyRegex digits("[0-9]+"), letters("(?i)[a-zé]+");
  TokenRegexMemo memo;
  for (int round = 0; round < 3; ++round) {
    for (int i = 0; i < 30'000; i += 7) {  // more than it has room for
      const auto number = std::to_string(i);
      ASSERT_TRUE(memo.matches(digits, number)) << number;
      ASSERT_FALSE(memo.matches(letters, number)) << number;
    }
    for (std::size_t size = 0; size <= 40; ++size) {
      const std::string text(size, 'A');
      EXPECT_EQ(memo.matches(letters, text), size > 0) << size;
      EXPECT_FALSE(memo.matches(digits, text)) << size;
      EXPECT_FALSE(memo.matches(letters, text + '\0')) << size;
    }
    EXPECT_TRUE(memo.matches(letters, "Café"));
    EXPECT_FALSE(memo.matches(letters, "Cafè"));
  }
}

}  // namespace
}  // namespace copydesk
