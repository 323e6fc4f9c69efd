#include <span>

#include <gmock/gmock.h>

#include "copydesk/text/token.h"

namespace copydesk {
namespace {

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  tokenize(text, tokens);
  return tokens;
}

/// The tokens with "|" between, or " " where white space stands before.
std::string split(std::string_view text) {
  std::string out;
  for (const Token& token : tokens_of(text)) {
    if (!out.empty()) out += token.space_before ? " " : "|";
    out += slice(text, token.span);
  }
  return out;
}

struct Row {
  std::string_view name, text, tokens;
};

void expect_split(std::span<const Row> rows) {
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(split(row.text), row.tokens);
  }
}

TEST(Tokenize, Words) {
  constexpr Row rows[] = {
      {"plain", "The river rose.", "The river rose|."},
      {"title and its stop are two", "Mr. Lee, No. 10", "Mr|. Lee|, No|. 10"},
      {"hyphens stand alone", "Nagorno-Karabakh's co-chair", "Nagorno|-|Karabakh|'s co|-|chair"},
      {"em dash without spaces", "peace—war–peace", "peace|—|war|–|peace"},
      {"slash", "BAKU/YEREVAN and/or", "BAKU|/|YEREVAN and|/|or"},
      {"longer than eight letters", "internationally RECOGNISED", "internationally RECOGNISED"},
      {"letters and digits", "G20 MH17 H1N1 A320-200", "G20 MH17 H1N1 A320|-|200"},
      {"COVID-19", "COVID-19", "COVID|-|19"},
      {"Latin letters", "Łódź, Côte d’Ivoire", "Łódź|, Côte d’Ivoire"},
      {"Cyrillic", "Ереван и Баку.", "Ереван и Баку|."},
      {"Chinese is a run", "他说：和平。", "他说|：|和平|。"},
      {"Arabic", "قال «نعم»", "قال «|نعم|»"},
      {"combining marks", "Jose\u0301 said", "Jose\u0301 said"},
      {"soft hyphen, zero-width", "ne\u00ADgo\u200Btiate \u200Bnow\u200B .", "ne\u00ADgo\u200Btiate \u200Bnow\u200B ."},
      {"no-break and other spaces", "a\u00A0b\u2009c\u3000d\u2028e", "a b c d e"},
  };
  expect_split(rows);
}

TEST(Tokenize, DottedLetters) {
  constexpr Row rows[] = {
      {"country", "the U.S. and U.N. say", "the U.S. and U.N. say"},
      {"possessive", "U.S.'s U.S.’s", "U.S.|'s U.S.|’s"},
      {"led", "U.S.-led", "U.S.|-|led"},
      {"hours", "at 5 a.m., 6 p.m. or 7 p.m", "at 5 a.m.|, 6 p.m. or 7 p.m"},
      {"initials", "J.K. Rowling, J. P. Morgan, J.P.Morgan", "J.K. Rowling|, J. P. Morgan|, J.P.|Morgan"},
      {"Latin", "e.g. this, i.e., that", "e.g. this|, i.e.|, that"},
      {"without the last stop", "U.S.A and U.K", "U.S.A and U.K"},
      {"before an ellipsis", "in the U.S... then", "in the U.S|... then"},
      {"small letter at an end", "vitamin d. Then", "vitamin d|. Then"},
      {"pronoun at an end", "taller than I. He", "taller than I|. He"},
      {"initial I among others", "I. M. Pei", "I. M. Pei"},
      {"Cyrillic initials", "А.П. Чехов", "А.П. Чехов"},
      {"a letter, then a word", "Plan B.Then", "Plan B.|Then"},
  };
  expect_split(rows);
}

TEST(Tokenize, Apostrophes) {
  constexpr Row rows[] = {
      {"inside", "O'Brien don't l’Oréal", "O'Brien don't l’Oréal"},
      {"possessive", "Turkey's Turkey’s", "Turkey|'s Turkey|’s"},
      {"after capitals", "NATO's NATO’S", "NATO|'s NATO|’S"},
      {"name with both", "O'Brien's", "O'Brien|'s"},
      {"contraction with s", "it's let's", "it|'s let|'s"},
      {"other contractions stay", "we'll they’re I'd've", "we'll they’re I'd've"},
      {"plural possessive", "the workers' rights, Jesus’ words", "the workers|' rights|, Jesus|’ words"},
      {"after a number", "2020's 1990s' best", "2020|'s 1990s|' best"},
      {"after quotes and brackets", "“Titanic”’s (AP)'s \"Jaws\"'s", "“|Titanic|”|’s (|AP|)|'s \"|Jaws|\"|'s"},
      {"quoted words", "'quoted words' and ‘more’", "'|quoted words|' and ‘|more|’"},
      {"quotation ending in s", "the 'big talks' ended", "the '|big talks|' ended"},
      {"quotation with a possessive", "'Ana's plan'", "'|Ana|'s plan|'"},
      {"decade", "the '90s and ’80s", "the '90s and ’80s"},
      {"rock 'n' roll", "rock 'n' roll, rock ’n’ roll, rock'n'roll", "rock 'n' roll|, rock ’n’ roll|, rock'n'roll"},
      {"lost letters", "'Tis said, get 'em", "'Tis said|, get 'em"},
      {"quoted one like them", "'em'", "'|em|'"},
      {"wrong curl inside", "O‘Brien", "O‘Brien"},
      {"two letters s", "boss's ss's", "boss|'s ss|'s"},
      {"quotation inside quotation", "\"'We go,' he said.\"", "\"|'|We go|,|' he said|.|\""},
  };
  expect_split(rows);
}

TEST(Tokenize, Numbers) {
  constexpr Row rows[] = {
      {"groups and decimals", "1,200.50 1.200,50 3.14", "1,200.50 1.200,50 3.14"},
      {"times and dates", "16:27 24.10.2020 2020-10-24", "16:27 24.10.2020 2020|-|10|-|24"},
      {"9/11", "9/11", "9|/|11"},
      {"tails", "23rd 1990s 5G 10km 7pm 40TH", "23rd 1990s 5G 10km 7pm 40TH"},
      {"money", "$5bn €3.5m £10", "$|5bn €|3.5m £|10"},
      {"per cent", "5% 20 %", "5|% 20 %"},
      {"a lost space is no tail", "19people 2020The", "19|people 2020|The"},
      {"goes on behind a tail", "4x4 1080p60", "4x4 1080p60"},
      {"comma and stop around", "in 2020, 1,200.", "in 2020|, 1,200|."},
      {"fraction and power", "10½ m²", "10½ m²"},
      {"other digits", "٢٠٢٠", "٢٠٢٠"},
  };
  expect_split(rows);
}

TEST(Tokenize, MarksAndSigns) {
  constexpr Row rows[] = {
      {"runs", "wait... what?! no!! -- so", "wait|... what|?|! no|!! -- so"},
      {"ellipsis character", "wait… what", "wait|… what"},
      {"double stop", "he said..", "he said|.."},
      {"quotes", "“Yes,” \"no\" „ja“ «да»", "“|Yes|,|” \"|no|\" „|ja|“ «|да|»"},
      {"signs", "AT&T © 2020 a@ b # 5", "AT|&|T © 2020 a|@ b # 5"},
      {"emoji", "ok 😉👍🏽 ☀️", "ok 😉|👍|🏽 ☀️"},
      {"joined emoji", "👨‍👩‍👧", "👨‍|👩‍|👧"},
      {"bullet", "• item", "• item"},
      {"invalid bytes", "a\xFF\xFE b\x80", "a|\xFF\xFE b|\x80"},
      {"control characters", "a\x01z", "a|\x01|z"},
      {"zero-width alone", "a \u200B b", "a \u200B b"},
      {"nothing", " \n\t\u00A0", ""},
  };
  expect_split(rows);
}

TEST(Tokenize, Kinds) {
  struct KindRow {
    std::string_view text;
    TokenKind kind;
  };
  constexpr KindRow rows[] = {
      {"river", TokenKind::word},      {"U.S.", TokenKind::word},     {"O'Brien", TokenKind::word},
      {"G20", TokenKind::word},        {"'n'", TokenKind::word},      {"Баку", TokenKind::word},
      {"23rd", TokenKind::number},     {"'90s", TokenKind::number},   {"½", TokenKind::number},
      {"...", TokenKind::punctuation}, {"—", TokenKind::punctuation}, {"“", TokenKind::punctuation},
      {"%", TokenKind::symbol},        {"€", TokenKind::symbol},      {"‰", TokenKind::symbol},
      {"\x01", TokenKind::symbol},     {"@desk", TokenKind::address}, {"\xFF\xFF", TokenKind::invalid},
      {"\u200B", TokenKind::symbol},
  };
  for (const KindRow& row : rows) {
    SCOPED_TRACE(row.text);
    const std::vector<Token> tokens = tokens_of(row.text);
    ASSERT_EQ(tokens.size(), 1U);
    EXPECT_EQ(tokens[0].kind, row.kind);
    EXPECT_EQ(tokens[0].word, no_word);
  }
  EXPECT_EQ(tokens_of("Ana's")[1].kind, TokenKind::clitic);
  EXPECT_EQ(tokens_of("workers’ rights")[1].kind, TokenKind::clitic);
}

TEST(Tokenize, CaseShapes) {
  struct ShapeRow {
    std::string_view text;
    CaseShape shape;
  };
  constexpr ShapeRow rows[] = {
      {"river", CaseShape::lower},
      {"River", CaseShape::title},
      {"I", CaseShape::title},
      {"J.", CaseShape::title},
      {"NATO", CaseShape::upper},
      {"U.S.", CaseShape::upper},
      {"a.m.", CaseShape::lower},
      {"McDonald", CaseShape::mixed},
      {"iPhone", CaseShape::mixed},
      {"O'Brien", CaseShape::mixed},
      {"COVIDs", CaseShape::mixed},
      {"Élysée", CaseShape::title},
      {"ЕРЕВАН", CaseShape::upper},
      {"和平", CaseShape::none},
      {"2020", CaseShape::none},
      {"23rd", CaseShape::lower},
      {"internationally", CaseShape::lower},
      {"Internationally", CaseShape::title},
      {"INTERNATIONALLY", CaseShape::upper},
      {"internationallY", CaseShape::mixed},
      {"G20", CaseShape::title},
  };
  for (const ShapeRow& row : rows) {
    SCOPED_TRACE(row.text);
    EXPECT_EQ(tokens_of(row.text)[0].shape, row.shape);
    EXPECT_EQ(tokens_of(std::string(row.text) + " and eight more bytes")[0].shape, row.shape);
  }
}

TEST(Tokenize, MarksLinesAndSpaces) {
  const std::vector<Token> tokens = tokens_of("One two.\n\n “Three”\rfour");
  std::string starts, spaces;
  for (const Token& token : tokens) {
    starts += token.starts_line ? '1' : '0';
    spaces += token.space_before ? '1' : '0';
  }
  EXPECT_EQ(starts, "1001001");
  EXPECT_EQ(spaces, "1101001");
}

TEST(Tokenize, AppendsAndLeavesWhatIsThere) {
  std::vector<Token> tokens = tokens_of("jane");
  tokenize("@roe.example.org", tokens);
  ASSERT_GE(tokens.size(), 2U);
  EXPECT_EQ(tokens[0].span, (Span{0, 4}));
  EXPECT_EQ(tokens[1].span.begin, 0U);
}

}  // namespace
}  // namespace copydesk
