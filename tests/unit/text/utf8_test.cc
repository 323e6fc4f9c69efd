#include "copydesk/text/utf8.h"

#include <gmock/gmock.h>

namespace copydesk {
namespace {

TEST(Utf8, ReadsOneCodePoint) {
  struct Row {
    std::string_view name, text;
    char32_t value;
    int width;
  };
  constexpr Row rows[] = {
      {"ASCII", "a", 'a', 1},
      {"two bytes", "é", 0xE9, 2},
      {"three bytes", "”", 0x201D, 3},
      {"four bytes", "😉", 0x1F609, 4},
      {"last code point", "\xF4\x8F\xBF\xBF", 0x10FFFF, 4},
      {"beyond the last", "\xF4\x90\x80\x80", invalid_code_point, 1},
      {"lone continuation", "\x80", invalid_code_point, 1},
      {"cut off", "\xE2\x80", invalid_code_point, 1},
      {"lead before ASCII", "\xC3x", invalid_code_point, 1},
      {"overlong slash", "\xC0\xAF", invalid_code_point, 1},
      {"overlong in three", "\xE0\x80\xAF", invalid_code_point, 1},
      {"overlong in four", "\xF0\x80\x80\xAF", invalid_code_point, 1},
      {"surrogate", "\xED\xA0\x80", invalid_code_point, 1},
      {"no lead at all", "\xFF", invalid_code_point, 1},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const CodePoint c = read_code_point(row.text, 0);
    EXPECT_EQ(c.value, row.value);
    EXPECT_EQ(c.width, row.width);
  }
}

TEST(Utf8, AppendsWhatItReads) {
  for (const char32_t c : {U'a', U'\x7F', U'\x80', U'\x7FF', U'\x800', U'\xFFFD', U'\x10000', U'\x10FFFF'}) {
    std::string text;
    append_code_point(c, text);
    EXPECT_EQ(read_code_point(text, 0).value, c);
    EXPECT_EQ(read_code_point(text, 0).width, text.size());
  }
}

TEST(Utf8, CountsCodePointsAndInvalidBytes) {
  EXPECT_EQ(count_code_points(""), 0U);
  EXPECT_EQ(count_code_points("“Łódź” 😉"), 8U);
  EXPECT_EQ(count_code_points("a\xFF\xE2\x80z"), 5U);
}

}  // namespace
}  // namespace copydesk
