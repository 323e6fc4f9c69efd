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
    ASSERT_EQ(small_letters_in(text.data()), small_letters_one_by_one(text.data())) << text;
    ASSERT_EQ(capitals_in(text.data()), capitals_one_by_one(text.data())) << text;
    const LetterRun run = letters_in(text.data());
    Casing casing;
    std::size_t length = 0;
    for (; length < text.size() && is_ascii_letter(text[length]); ++length) casing.add(byte_class(text[length]));
    ASSERT_EQ(run.length, length) << text;
    ASSERT_EQ(run.casing().shape(), casing.shape()) << text;
  }
}

}  // namespace
}  // namespace copydesk
