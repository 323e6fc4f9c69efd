#include "serve/lsp/text_document.h"

#include <random>

#include <gtest/gtest.h>

#include "copydesk/text/utf8.h"

namespace copydesk::serve {
namespace {

constexpr std::array encodings{PositionEncoding::utf8, PositionEncoding::utf16, PositionEncoding::utf32};

struct Place {
  std::string text;
  EditorPosition position;
  PositionEncoding encoding;
  std::uint32_t offset;
};

TEST(TextDocument, FindsTheByteAtAPosition) {
  const std::string emoji = "a😀é\r\nb";  // 1 + 4 + 2 bytes, 1 + 2 + 1 UTF-16 units
  for (const auto& [text, position, encoding, offset] : std::vector<Place>{
           {emoji, {0, 0}, PositionEncoding::utf16, 0},
           {emoji, {0, 1}, PositionEncoding::utf16, 1},
           {emoji, {0, 2}, PositionEncoding::utf16, 1},  // between the halves
           {emoji, {0, 3}, PositionEncoding::utf16, 5},
           {emoji, {0, 4}, PositionEncoding::utf16, 7},
           {emoji, {0, 99}, PositionEncoding::utf16, 7},  // the line's end, not its break
           {emoji, {0, 2}, PositionEncoding::utf32, 5},
           {emoji, {0, 3}, PositionEncoding::utf8, 1},  // inside a character
           {emoji, {0, 7}, PositionEncoding::utf8, 7},
           {emoji, {1, 0}, PositionEncoding::utf16, 9},
           {emoji, {1, 5}, PositionEncoding::utf16, 10},
           {emoji, {7, 0}, PositionEncoding::utf16, 10},
           {"a\rb\n\nc", {1, 0}, PositionEncoding::utf16, 2},
           {"a\rb\n\nc", {2, 3}, PositionEncoding::utf16, 4},
           {"a\rb\n\nc", {3, 1}, PositionEncoding::utf16, 6},
           {"", {0, 0}, PositionEncoding::utf16, 0},
           {"a\n", {1, 0}, PositionEncoding::utf16, 2},
       }) {
    EXPECT_EQ(TextDocument(text).offset_at(position, encoding), offset)
        << text << ' ' << position.line << ':' << position.character << ' ' << name(encoding);
  }
}

TEST(TextDocument, Replaces) {
  TextDocument document("One 😀 two\nthree\n");
  document.replace({0, 4}, {0, 6}, "and", PositionEncoding::utf16);
  EXPECT_EQ(document.text(), "One and two\nthree\n");
  document.replace({0, 11}, {1, 0}, " ", PositionEncoding::utf16);
  EXPECT_EQ(document.text(), "One and two three\n");
  document.replace({1, 0}, {9, 9}, "four\nfive", PositionEncoding::utf16);
  EXPECT_EQ(document.text(), "One and two three\nfour\nfive");
  document.replace({2, 2}, {1, 1}, "x", PositionEncoding::utf16);  // end before begin: an insertion
  EXPECT_EQ(document.text(), "One and two three\nfour\nfixve");
}

// Whatever is edited, a document knows its lines as one does that was made of the text.
TEST(TextDocument, LinesStayRightUnderRandomEdits) {
  const std::array<std::string, 9> pieces{"a", "é", "😀", "\n", "\r", "\r\n", "\n\r", "word ", ""};
  std::mt19937 random(1);
  const auto below = [&](std::uint32_t n) { return std::uniform_int_distribution<std::uint32_t>(0, n - 1)(random); };
  for (int round = 0; round < 400; ++round) {
    TextDocument document("");
    for (int edit = 0; edit < 25; ++edit) {
      std::string with;
      for (auto n = below(4); n > 0; --n) with += pieces[below(pieces.size())];
      const auto encoding = encodings[below(encodings.size())];
      EditorPosition begin{below(5), below(8)}, end{below(5), below(8)};
      document.replace(begin, end, with, encoding);
      const TextDocument fresh(document.text());
      for (std::uint32_t line = 0; line < 8; ++line)
        ASSERT_EQ(document.offset_at({line, 0}, encoding), fresh.offset_at({line, 0}, encoding)) << document.text();
    }
  }
}

// The way from a byte to a position (LineIndex) and the way back agree at every character.
TEST(TextDocument, PositionsLeadBack) {
  const std::array<std::string, 8> pieces{"a", "é", "😀", "e\u0301", "\n", "\r", "\r\n", "\uFEFF"};
  std::mt19937 random(2);
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (int n = 0; n < 30; ++n)
      text += pieces[std::uniform_int_distribution<std::size_t>(0, pieces.size() - 1)(random)];
    const TextDocument document(text);
    const LineIndex lines(text);
    for (std::uint32_t offset = 0; offset < text.size(); offset += read_code_point(text, offset).width) {
      if (offset > 0 && text[offset] == '\n' && text[offset - 1] == '\r') continue;  // inside a line break
      for (const auto encoding : encodings)
        ASSERT_EQ(document.offset_at(editor_position(lines.at(offset), encoding), encoding), offset) << text;
    }
  }
}

}  // namespace
}  // namespace copydesk::serve
