#include "copydesk/engine/parts.h"

#include <string>

#include <gmock/gmock.h>

namespace copydesk {
namespace {

std::string repeated(std::string_view piece, std::size_t size) {
  std::string text;
  while (text.size() < size) text += piece;
  return text;
}

TEST(Parts, LeaveAnArticleWhole) {
  EXPECT_EQ(parts_of(""), (std::vector<Span>{{0, 0}}));
  EXPECT_EQ(parts_of("One.\n\nTwo."), (std::vector<Span>{{0, 10}}));
  const std::string text(longest_part, 'x');
  EXPECT_EQ(parts_of(text), (std::vector<Span>{{0, longest_part}}));
}

TEST(Parts, EndBehindTheBestBorder) {
  struct Case {
    std::string_view piece;
    std::string_view ending;
  };
  const Case cases[] = {
      {"A line.\n\nAnother line\nand a third. It goes on.", "\n\n"},
      {"A line.\r\n\r\nAnother line.\r\n", "\r\n\r\n"},
      {"A line. A sentence.\n", "\n"},
      {"A sentence in an endless line. ", ". "},
      {"words without a stop ", " "},
      {"größenwahn", "n"},
      {"\xF0\x9F\x98\x80", "\xF0\x9F\x98\x80"},
      {"\xE2\x82\xAC", "\xE2\x82\xAC"},
  };
  for (const auto& [piece, ending] : cases) {
    const std::string text = repeated(piece, 3 * longest_part);
    const auto parts = parts_of(text);
    ASSERT_GE(parts.size(), 3U);
    std::uint32_t begin = 0;
    for (const Span part : parts) {
      EXPECT_EQ(part.begin, begin) << piece;
      EXPECT_LE(part.size(), longest_part);
      begin = part.end;
      if (part.end == text.size() || piece.starts_with("gr")) continue;
      EXPECT_TRUE(slice(text, part).ends_with(ending)) << piece;
    }
    EXPECT_EQ(begin, text.size());
  }
}

TEST(Parts, StandInvalidBytes) {
  const std::string text(2 * longest_part + 1, '\x80');
  EXPECT_EQ(parts_of(text).size(), 3U);
}

}  // namespace
}  // namespace copydesk
