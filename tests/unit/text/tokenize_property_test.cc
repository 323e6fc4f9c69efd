#include <chrono>
#include <random>

#include <gmock/gmock.h>

#include "copydesk/text/character.h"
#include "copydesk/text/sentence.h"
#include "copydesk/text/token.h"

namespace copydesk {
namespace {

/// Pieces that meet each other badly: what breaks a tokeniser is one kind of character beside another.
std::string random_text(std::mt19937& random) {
  static const std::string pieces[] = {
      "a",  "B",      "word",   "U.S.",   "'",  "’",    "‘",        "\"",   "“", "”",   ".",    "...", "-",   "!?",
      " ",  "\n",     "\r\n",   "5",      ",5", ":",    "//",       "@",    "#", "www", ".com", "'s",  "é",   "Ж",
      "中", "\u0301", "\u200B", "\u00A0", "😉",  "\xFF", "\xE2\x80", "\x01", "(", ")",   "http", "n",   "'n'", "s'"};
  std::string text;
  const std::size_t length = random() % 40;
  for (std::size_t i = 0; i < length; ++i) {
    text +=
        random() % 8 == 0 ? std::string(1, static_cast<char>(random() % 256)) : pieces[random() % std::size(pieces)];
  }
  return text;
}

TEST(TokenizeProperty, TokensCoverAllButWhiteSpace) {
  std::mt19937 random(42);
  for (int round = 0; round < 20000; ++round) {
    const std::string text = random_text(random);
    std::vector<Token> tokens;
    tokenize(text, tokens);
    std::size_t at = 0;
    const auto expect_space_until = [&](std::size_t end) {
      while (at < end) {
        const Character c = character_at(text, at);
        ASSERT_TRUE(c.kind == CharacterClass::space || c.kind == CharacterClass::line_end)
            << testing::PrintToString(text) << " at " << at;
        at += c.width;
      }
      ASSERT_EQ(at, end);
    };
    for (const Token& token : tokens) {
      const bool gap = token.span.begin > at || token.span.begin == 0;
      ASSERT_NO_FATAL_FAILURE(expect_space_until(token.span.begin));
      ASSERT_EQ(token.space_before, gap) << testing::PrintToString(text);
      ASSERT_FALSE(token.span.empty());
      at = token.span.end;
    }
    ASSERT_NO_FATAL_FAILURE(expect_space_until(text.size()));
  }
}

TEST(TokenizeProperty, PlacesAreThoseOfTheTokens) {
  std::mt19937 random(44);
  for (int round = 0; round < 20000; ++round) {
    // Behind long words and at the end of a text tokens are read in another way.
    const std::string text = random_text(random) + (round % 2 == 0 ? " and so the river rose, of course. He left" : "");
    std::vector<Token> tokens;
    TokenPlaces places, expected;
    tokenize(text, tokens, places);
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
      const Token& token = tokens[i];
      const bool is_word = token.kind == TokenKind::word;
      if (token.starts_line) expected.line_starts.push_back(i);
      if (is_word && token.shape > CaseShape::lower) expected.capitals.push_back(i);
      if (!is_word || token.shape == CaseShape::none || slice(text, token.span).back() == '.')
        expected.others.push_back(i);
    }
    ASSERT_EQ(places.line_starts, expected.line_starts) << testing::PrintToString(text);
    ASSERT_EQ(places.capitals, expected.capitals) << testing::PrintToString(text);
    ASSERT_EQ(places.others, expected.others) << testing::PrintToString(text);
  }
}

TEST(TokenizeProperty, EveryTokenIsInOneSentence) {
  std::mt19937 random(43);
  for (int round = 0; round < 20000; ++round) {
    const std::string text = random_text(random);
    std::vector<Token> tokens;
    std::vector<Sentence> sentences;
    TokenPlaces places;
    tokenize(text, tokens, places);
    split_sentences(text, tokens,
                    {.first = 0, .end = static_cast<std::uint32_t>(tokens.size()), .others = places.others}, sentences);
    std::uint32_t next = 0;
    for (const Sentence& sentence : sentences) {
      ASSERT_EQ(sentence.first_token, next) << testing::PrintToString(text);
      ASSERT_LT(sentence.first_token, sentence.end_token);
      ASSERT_EQ(sentence.span.begin, tokens[sentence.first_token].span.begin);
      ASSERT_EQ(sentence.span.end, tokens[sentence.end_token - 1].span.end);
      next = sentence.end_token;
    }
    ASSERT_EQ(next, tokens.size());
  }
}

double seconds_for(const std::string& text) {
  const auto begin = std::chrono::steady_clock::now();
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  TokenPlaces places;
  tokenize(text, tokens, places);
  split_sentences(text, tokens, {.first = 0, .end = static_cast<std::uint32_t>(tokens.size()), .others = places.others},
                  sentences);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

// Eight times the text may take thirty times as long on a busy machine, but not sixty-four times: that is quadratic.
TEST(TokenizeProperty, IsLinearOnHostileTexts) {
  for (const std::string_view piece : {"?!", "a@", "a@b.c", "a.", ". \"", ".(", "http://", "www.", "'s", "' ", "...",
                                       ".com", "\u200B", "1,", "a'", "“"}) {
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
