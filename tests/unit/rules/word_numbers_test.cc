#include "copydesk/rules/word_numbers.h"

#include <gtest/gtest.h>

namespace copydesk {
namespace {

TEST(WordNumbers, KnowsTheNumbersOfItsWordsAlone) {
  WordNumbers numbers;
  EXPECT_EQ(numbers.find(0), 0U);
  EXPECT_EQ(numbers.find(no_word), 0U);
  for (WordId word = 3; word < 600'000; word += 611) numbers[word] = word + 1;
  numbers[3] = 7;
  for (WordId word = 0; word < 601'000; ++word) {
    const bool has_number = word >= 3 && word < 600'000 && (word - 3) % 611 == 0;
    ASSERT_EQ(numbers.find(word), !has_number ? 0U : word == 3 ? 7U : word + 1) << word;
  }
  EXPECT_EQ(numbers.find(no_word), 0U);
}

}  // namespace
}  // namespace copydesk
