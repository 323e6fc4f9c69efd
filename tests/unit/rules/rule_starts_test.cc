#include "copydesk/rules/rule_starts.h"

#include <gtest/gtest.h>

namespace copydesk {
namespace {

TEST(RuleStarts, AsksTheNeighboursOnlyWhereTheyMatter) {
  RuleStarts starts;
  starts.add_pattern(3);
  starts.add_pattern_with_next(3, 10);
  starts.add_pattern_with_last(11, 4);
  starts.add_phrase(5);
  starts.add_phrase_with_next(600'000, 12);
  const auto at = [&](WordId last, WordId word, WordId next) { return starts.at(starts.at(word), last, word, next); };
  EXPECT_EQ(at(1, 3, 10), RuleStarts::pattern | RuleStarts::pattern_with_next);
  EXPECT_EQ(at(1, 3, 13), RuleStarts::pattern);
  EXPECT_EQ(at(11, 4, 1), RuleStarts::pattern_with_last);
  EXPECT_EQ(at(1, 4, 11), 0);
  EXPECT_EQ(at(no_word, 5, no_word), RuleStarts::phrase);
  EXPECT_EQ(at(1, 600'000, 12), RuleStarts::phrase_with_next);
  EXPECT_EQ(starts.at(2), 0);
  EXPECT_EQ(starts.at(no_word), 0);
}

TEST(RuleStarts, LetsFewPairsPassThatItDoesNotHold) {
  RuleStarts starts;
  for (WordId word = 0; word < 100; ++word) {
    for (WordId next = 0; next < 100; ++next) starts.add_phrase_with_next(word, 1000 + 7 * next);
  }
  int passed = 0;
  for (WordId word = 0; word < 100; ++word) {
    for (WordId next = 0; next < 1000; ++next) passed += starts.at(starts.at(word), 0, word, 50'000 + 3 * next);
  }
  EXPECT_LT(passed / RuleStarts::phrase_with_next, 12'000) << "of 100,000";
}

}  // namespace
}  // namespace copydesk
