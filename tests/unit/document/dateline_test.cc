#include "copydesk/document/dateline.h"

#include <gmock/gmock.h>

#include "copydesk/document/document.h"

namespace copydesk {
namespace {

std::string dateline_of(std::string_view text, bool lead) {
  std::vector<Token> tokens;
  TokenPlaces places;
  tokenize(text, tokens, places);
  const LineReader reader(text, tokens);
  const Line line = reader.read(places).at(0);
  const std::uint32_t end = dateline_end(reader, line, lead);
  return end == line.first_token ? "" : std::string(text.substr(0, tokens[end - 1].span.end));
}

TEST(Dateline, EndsBeforeTheText) {
  struct Row {
    std::string_view name, dateline, text;
  };
  constexpr Row rows[] = {
      {"agency", "BAKU (Reuters) -", " The river rose."},
      {"several places", "BAKU / YEREVAN / PARIS (Reuters) -", " The river rose."},
      {"date and em dash", "WASHINGTON, Oct 24 (AP) —", " The river rose."},
      {"month with stop", "LONDON, Oct. 24 (Reuters) -", " The river rose."},
      {"small letters and en dash", "Paris (AFP) –", " The river rose."},
      {"place and country", "Paris, France (AFP) --", " The river rose."},
      {"state", "VIRGINIA BEACH, Va. --", " The river rose."},
      {"dotted state", "TAOS, N.M. (AP) —", " The river rose."},
      {"hyphen in the place", "STEPANAKERT, NAGORNO-KARABAKH (Reuters) -", " The river rose."},
      {"agency of two parts", "PRAGUE (RFE/RL) --", " The river rose."},
      {"no dash behind the agency", "NEW YORK (AP)", " The river rose."},
      {"agency between slashes", "MOSCOW, October 24. /TASS/.", " The river rose."},
      {"glued dash", "LONDON (AP)—", "The river rose."},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(dateline_of(std::string(row.dateline) + std::string(row.text), true), row.dateline);
  }
}

TEST(Dateline, WithoutAgencyOnlyLeadsAnArticle) {
  for (const std::string_view dateline : {"STRELSAU/ZENDA --", "LONDON —", "SEATTLE -", "AUGUSTA, Ga. --"}) {
    const std::string text = std::string(dateline) + " The river rose.";
    EXPECT_EQ(dateline_of(text, true), dateline);
    EXPECT_EQ(dateline_of(text, false), "");
  }
}

TEST(Dateline, IsNotAnyBracketOrDash) {
  for (const std::string_view text :
       {"The Organization for Security (OSCE) - a body of states - met.", "Rivers United (2) - Town (1)",
        "UN - the world body - met.", "NATO said (again) - and meant it - that it would.",
        "Mary Smith - who won - spoke.", "Smith/Jones - a law firm - won.", "Moscow and Kyiv / London",
        "“LONDON (Reuters) -” is a dateline.", "He wrote BAKU (Reuters) - often."}) {
    EXPECT_EQ(dateline_of(text, true), "") << text;
  }
}

TEST(Dateline, BecomesABlockOfItsOwn) {
  Document document;
  read_plain_text(
      "River bursts its banks in the north\n\nMOSCOW, October 24. /TASS/. The river rose over the old bridge at night. "
      "It fell.",
      document);
  ASSERT_EQ(document.blocks.size(), 3U);
  EXPECT_EQ(document.blocks[1].kind, BlockKind::dateline);
  EXPECT_EQ(document.sentences_of(document.blocks[1]).size(), 1U);
  EXPECT_TRUE(has(document.blocks[1].marks, BlockMark::blank_before));
  EXPECT_EQ(document.blocks[2].kind, BlockKind::paragraph);
  EXPECT_EQ(document.sentences_of(document.blocks[2]).size(), 2U);
  EXPECT_FALSE(has(document.blocks[2].marks, BlockMark::blank_before));
  EXPECT_TRUE(document.tokens[document.blocks[2].first_token].starts_sentence);
}

}  // namespace
}  // namespace copydesk
