#include "copydesk/fix/whole_lines.h"

#include <gtest/gtest.h>

namespace copydesk {
namespace {

/// `text` without what stands in braces, whole lines taken where they may be.
std::string without_braces(std::string_view text) {
  std::string plain;
  std::vector<Edit> edits;
  for (const char c : text) {
    if (c == '{') {
      edits.push_back({.span = {static_cast<std::uint32_t>(plain.size()), 0}});
    } else if (c == '}') {
      edits.back().span.end = static_cast<std::uint32_t>(plain.size());
    } else {
      plain += c;
    }
  }
  take_whole_lines(plain, edits);
  return edited(plain, edits);
}

TEST(WholeLines, GoWithTheirBlanksAndEnd) {
  EXPECT_EQ(without_braces("One\n{Share}\nTwo\n"), "One\nTwo\n");
  EXPECT_EQ(without_braces("One\r\n  {Share} \r\nTwo\r\n"), "One\r\nTwo\r\n");
  EXPECT_EQ(without_braces("{Share\n\nTweet}\nOne\n"), "One\n");
  EXPECT_EQ(without_braces("\xEF\xBB\xBF{Share}\nOne\n"), "\xEF\xBB\xBFOne\n");
}

TEST(WholeLines, LeaveNoGap) {
  EXPECT_EQ(without_braces("One\n\n{Share}\n\nTwo\n"), "One\n\nTwo\n");
  EXPECT_EQ(without_braces("One\n\n{Share}\n{Tweet}\n\nTwo\n"), "One\n\nTwo\n");
  EXPECT_EQ(without_braces("One\n\n{Share}\n \n{Tweet}\n\nTwo\n"), "One\n\nTwo\n");
  EXPECT_EQ(without_braces("One\n{Share}\n\nTwo\n"), "One\n\nTwo\n");
  EXPECT_EQ(without_braces("{Share}\n\n\nTwo\n"), "Two\n");
  EXPECT_EQ(without_braces("One\n\n\n{Share}\n"), "One\n");
  EXPECT_EQ(without_braces("One\n\n{Share}"), "One\n");
  EXPECT_EQ(without_braces("One\n\n{Share}\n\n{Tweet}\n\n"), "One\n");
  EXPECT_EQ(without_braces("{Share}\n{Tweet}"), "");
}

TEST(WholeLines, PartsOfLinesAndOtherEditsStay) {
  EXPECT_EQ(without_braces("One {Share}\nTwo\n"), "One \nTwo\n");
  EXPECT_EQ(without_braces("{Share} one\n\n  Two\n"), " one\n\n  Two\n");
  EXPECT_EQ(without_braces("{Share} {now}\nTwo\n"), " \nTwo\n");
  EXPECT_EQ(without_braces("One\n\n{Share}\n    Two\n"), "One\n\n    Two\n");
  std::vector<Edit> edits{{.span = {0, 5}, .text = "x"}};
  take_whole_lines("Share\nTwo", edits);
  EXPECT_EQ(edits, (std::vector<Edit>{{.span = {0, 5}, .text = "x"}}));
}

}  // namespace
}  // namespace copydesk
