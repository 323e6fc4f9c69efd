#include <chrono>
#include <random>

#include <gmock/gmock.h>

#include "copydesk/document/document.h"

namespace copydesk {
namespace {

TEST(PlainText, ReadsNothing) {
  for (const std::string_view text : {"", "\n", " \r\n\t\u00A0\n"}) {
    Document document;
    document.tokens.resize(3);
    read_plain_text(text, document);
    EXPECT_TRUE(document.tokens.empty());
    EXPECT_TRUE(document.sentences.empty());
    EXPECT_TRUE(document.blocks.empty());
  }
}

TEST(PlainText, BlocksAreLinesWithoutTheirWhiteSpace) {
  const std::string_view text = "  One two.  \r\n\r\n\tThree four.\rFive six.\n";
  Document document;
  read_plain_text(text, document);
  std::string blocks;
  for (const Block& block : document.blocks) (blocks += document.at(block.span)) += '|';
  EXPECT_EQ(blocks, "One two.|Three four.|Five six.|");
  EXPECT_EQ(document.text, text);
}

TEST(PlainText, ReadsTheSameTwice) {
  Document once, twice;
  read_plain_text("A headline of five words\n\n\"The river rose at night over the bridge.\nIt fell,\" she said.", once);
  read_plain_text("something else", twice);
  read_plain_text(once.text, twice);
  EXPECT_EQ(once.tokens, twice.tokens);
  EXPECT_EQ(once.sentences, twice.sentences);
  EXPECT_EQ(once.blocks, twice.blocks);
}

std::string random_text(std::mt19937& random) {
  static const std::string pieces[] = {"The",    "river",  "rose",      " ", " ", " ",    "\n",   "\n\n", "\r\n", ".",
                                       ",",      "\"",     "“",         "”", "'", "BAKU", "/",    "(",    "AP",   ")",
                                       "-",      "By ",    "5",         "©", "•", "1. ",  "U.S.", "?",    "\xFF", "é",
                                       "\u2028", "Oct 24", "Published", ":", "…", "* ",   "said", "’s"};
  std::string text;
  const std::size_t length = random() % 120;
  for (std::size_t i = 0; i < length; ++i) {
    text +=
        random() % 10 == 0 ? std::string(1, static_cast<char>(random() % 256)) : pieces[random() % std::size(pieces)];
  }
  return text;
}

TEST(PlainText, EveryTokenIsInOneBlockAndOneSentence) {
  std::mt19937 random(44);
  Document document;
  for (int round = 0; round < 10000; ++round) {
    const std::string text = random_text(random);
    read_plain_text(text, document);
    std::uint32_t token = 0, sentence = 0;
    for (const Block& block : document.blocks) {
      ASSERT_EQ(block.first_token, token) << testing::PrintToString(text);
      ASSERT_EQ(block.first_sentence, sentence);
      ASSERT_LT(block.first_token, block.end_token);
      ASSERT_EQ(block.span,
                (Span{document.tokens[block.first_token].span.begin, document.tokens[block.end_token - 1].span.end}));
      for (const Sentence& s : document.sentences_of(block)) {
        ASSERT_EQ(s.first_token, token);
        token = s.end_token;
      }
      ASSERT_EQ(token, block.end_token);
      sentence = block.end_sentence;
    }
    ASSERT_EQ(token, document.tokens.size());
    ASSERT_EQ(sentence, document.sentences.size());
  }
}

double seconds_for(const std::string& text) {
  Document document;
  const auto begin = std::chrono::steady_clock::now();
  read_plain_text(text, document);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

TEST(PlainText, IsLinear) {
  for (const std::string_view piece :
       {"The river rose. ", "\"", "“", "‘a’ ", "' ", "Short label\n", "The river rose over the bridge at night.\n",
        "BAKU / ", "1. a\n", "( ", "Same words here\nOther words here\n", "By A\n", ", A", "s' '"}) {
    std::string small;
    while (small.size() < 20'000) small += piece;
    std::string large;
    for (int i = 0; i < 8; ++i) large += small;
    double once = 1e9, eight = 1e9;
    for (int i = 0; i < 3; ++i) {
      once = std::min(once, seconds_for(small));
      eight = std::min(eight, seconds_for(large));
    }
    EXPECT_LT(eight, 30 * once + 0.005) << piece;
  }
}

}  // namespace
}  // namespace copydesk
