#include "copydesk/text/line_index.h"

#include <ostream>

#include <gmock/gmock.h>

#include "copydesk/text/utf8.h"

namespace copydesk {
namespace {

struct Row {
  std::string_view name, text;
  std::uint32_t offset;
  Position position;
};

std::string shown(Position p) {
  return std::to_string(p.line) + ":" + std::to_string(p.column) + " utf16 " + std::to_string(p.utf16_column) +
         " byte " + std::to_string(p.byte_column);
}

TEST(LineIndex, FindsPositions) {
  constexpr Row rows[] = {
      {"empty text", "", 0, {1, 1, 1, 1}},
      {"first byte", "abc\ndef", 0, {1, 1, 1, 1}},
      {"the line end belongs to its line", "abc\ndef", 3, {1, 4, 4, 4}},
      {"second line", "abc\ndef", 5, {2, 2, 2, 2}},
      {"CRLF is one line end", "abc\r\ndef", 5, {2, 1, 1, 1}},
      {"inside CRLF", "abc\r\ndef", 4, {1, 5, 5, 5}},
      {"lone CR", "abc\rdef", 4, {2, 1, 1, 1}},
      {"LF CR is two", "a\n\rb", 3, {3, 1, 1, 1}},
      {"after a last line end", "abc\n", 4, {2, 1, 1, 1}},
      {"two-byte character before", "Łódź.", 7, {1, 5, 5, 8}},
      {"pair of UTF-16 units before", "😉x", 4, {1, 2, 3, 5}},
      {"inside a character: its own column", "😉x", 2, {1, 1, 1, 3}},
      {"invalid bytes are one column each", "\xFF\xFEx", 2, {1, 3, 3, 3}},
      {"past the end: the end", "abc", 99, {1, 4, 4, 4}},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(shown(LineIndex(row.text).at(row.offset)), shown(row.position));
  }
}

TEST(LineIndex, LongLinesAreCountedRight) {
  std::string text = "short\n";
  for (int i = 0; i < 3000; ++i) text += i % 7 == 0 ? "😉" : i % 5 == 0 ? "é" : i % 1000 == 0 ? "\xFF" : "ab";
  text += "\nshort again\n" + std::string(9000, 'x');
  const LineIndex index(text);
  Position expected;
  for (std::size_t i = 0; i < text.size();) {
    ASSERT_EQ(shown(index.at(static_cast<std::uint32_t>(i))), shown(expected));
    const auto c = read_code_point(text, i);
    i += c.width;
    expected.byte_column += c.width;
    expected.column += 1;
    expected.utf16_column += c.width == 4 ? 2 : 1;
    if (text[i - 1] == '\n') expected = {.line = expected.line + 1};
  }
}

TEST(LineIndex, GivesLinesWithoutTheirEnds) {
  const LineIndex index("one\r\ntwo\rthree\n\nfive");
  ASSERT_EQ(index.line_count(), 5U);
  EXPECT_EQ(index.line(1), "one");
  EXPECT_EQ(index.line(2), "two");
  EXPECT_EQ(index.line(3), "three");
  EXPECT_EQ(index.line(4), "");
  EXPECT_EQ(index.line(5), "five");
  EXPECT_EQ(index.line_start(3), 9U);
}

}  // namespace
}  // namespace copydesk
