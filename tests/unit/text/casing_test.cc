#include "copydesk/text/casing.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

namespace copydesk {
namespace {

TEST(LetterRun, ReadsTheSameAllAtOnceAndOneByOne) {
  constexpr std::string_view characters = "abzAZm@[`{' .0\x80\xC3\xE9\n";
  std::mt19937 random(7);
  for (int round = 0; round < 20000; ++round) {
    std::string text(16, ' ');
    const auto letters = random() % 17;  // before anything may stand
    for (std::size_t i = 0; i < text.size(); ++i)
      text[i] = characters[random() % (i < letters ? 6 : characters.size())];
    const LetterRun fast = letters_in(text.data()), slow = letters_one_by_one(text.data());
    ASSERT_EQ(fast.length, slow.length) << text;
    ASSERT_EQ(fast.capitals, slow.capitals) << text;
    Casing casing;
    for (std::size_t i = 0; i < slow.length; ++i) casing.add(byte_class(text[i]));
    ASSERT_EQ(fast.shape(), casing.shape()) << text;
    ASSERT_EQ(fast.casing().shape(), casing.shape()) << text;
  }
}

}  // namespace
}  // namespace copydesk
