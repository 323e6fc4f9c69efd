#include "copydesk/document/line_kind.h"

#include <gmock/gmock.h>

#include "copydesk/document/document.h"

namespace copydesk {
namespace {

/// An article as lines "kind| text"; the kinds are what is expected.
struct Article {
  std::string_view name;
  std::vector<std::pair<std::string_view, std::string>> lines;
};

void expect_kinds(const Article& article) {
  SCOPED_TRACE(article.name);
  std::string text, expected, found;
  for (const auto& [kind, line] : article.lines) {
    text += line + (kind == "dateline" ? " " : "\n\n");
    expected += std::string(kind) + " | " + line + "\n";
  }
  Document document;
  read_plain_text(text, document);
  for (const Block& block : document.blocks)
    (((found += name(block.kind)) += " | ") += document.at(block.span)) += "\n";
  EXPECT_EQ(found, expected);
}

const std::string para =
    "The river rose over the old bridge at night and the town shut its two schools, officials said.";
const std::string para2 = "Nobody was hurt, but some three hundred people had to leave their homes near the harbour.";

TEST(LineKind, WireStory) {
  expect_kinds({"wire story",
                {{"headline", "River bursts its banks in northern Ruritania"},
                 {"byline", "By Ana Ruiz, Tom Lee and Jean de la Cruz"},
                 {"dateline", "STRELSAU / ZENDA (Reuters) -"},
                 {"paragraph", para},
                 {"paragraph", "“We are safe,” she said."},
                 {"subhead", "Fears of a Second Flood"},
                 {"paragraph", para2},
                 {"credit", "(Reporting by Ana Ruiz in Strelsau; editing by Tom Lee)"}}});
}

TEST(LineKind, PageWithFurniture) {
  expect_kinds({"page",
                {{"furniture", "Accessibility links"},
                 {"furniture", "Breaking News"},
                 {"headline", "River Bursts Its Banks as Ruritania Waits for More Rain"},
                 {"caption", "A man stands beside a flooded road near the town of Zenda."},
                 {"dateline", "ZENDA/STRELSAU --"},
                 {"paragraph", para},
                 {"furniture", "Rain and Rivers: A Short History of Floods in Ruritania"},
                 {"furniture", "please wait"},
                 {"furniture", "0:00 0:01:37 0:00"},
                 {"paragraph", para2},
                 {"furniture", "In this article"},
                 {"furniture", "Ana Ruiz"},
                 {"furniture", "Ruritania"},
                 {"furniture", "Click to receive the news of the day!"},
                 {"furniture", "Town Opens New Bridge After Ten Years"}}});
}

TEST(LineKind, RepeatedHeadlineAndStamps) {
  expect_kinds({"stamps",
                {{"headline", "River bursts its banks in the north"},
                 {"furniture", "World"},
                 {"stamp", "Published: 2021-03-14 09:26"},
                 {"stamp", "Last Updated: 2023-05-02 08:15"},
                 {"headline", "River bursts its banks in the north"},
                 {"headline", "RIVER BURSTS ITS BANKS IN THE NORTH"},
                 {"paragraph", para},
                 {"paragraph", para2}}});
}

TEST(LineKind, BareNameUnderTheHeadline) {
  expect_kinds({"name and date",
                {{"headline", "River Bursts Its Banks in the North"},
                 {"byline", "Carla Sandhurst"},
                 {"stamp", "March 14, 2021"},
                 {"paragraph", para},
                 {"furniture", "Other reports by TownNews"}}});
  expect_kinds({"two names and prose",
                {{"headline", "River Bursts Its Banks in the North"},
                 {"byline", "Jane Doe and Tom Lee, Reuters"},
                 {"paragraph", para}}});
}

TEST(LineKind, TagsAndSiteText) {
  expect_kinds({"tags above, site below",
                {{"furniture", "Floods, Ruritania, Zenda, Rivers, Bridges, Harbour, Weather,"},
                 {"paragraph", para},
                 {"paragraph", para2},
                 {"furniture", "© The Zenda Herald"},
                 {"paragraph",
                  "Nobody pays for what stands here but its readers. Help the paper stay free. Every small gift counts "
                  "with us."},
                 {"furniture", "Follow us on:"},
                 {"furniture", "Zenda Herald on the web"}}});
}

TEST(LineKind, ListsCaptionsCredits) {
  expect_kinds({"lists",
                {{"headline", "What we know about the flood so far"},
                 {"paragraph", para},
                 {"paragraph", "The main points at a glance:"},
                 {"list", "- The bridge is shut"},
                 {"list", "- Two schools are shut"},
                 {"paragraph", para2},
                 {"list", "• Rain is due at night"},
                 {"caption", "FILE - The old bridge in Zenda in 2019."},
                 {"caption", "The old bridge in Zenda (Photo: Tom Lee)"},
                 {"caption", "People leave the harbour on Sunday morning (AP)"},
                 {"paragraph", para},
                 {"list", "1. Stay at home"},
                 {"list", "2. Close the windows"},
                 {"paragraph", para2},
                 {"credit", "Reporting by Ana Ruiz; Editing by Tom Lee"},
                 {"credit", "Associated Press writer Tom Lee contributed to this report."}}});
}

TEST(LineKind, SentenceALine) {
  expect_kinds({"a sentence a line, headline in sentence case",
                {{"headline", "Town shuts bridge"},
                 {"paragraph", para},
                 {"paragraph", "It rained."},
                 {
                     "paragraph",
                     "“It will rain again",
                 },
                 {"paragraph", para2}}});
}

TEST(LineKind, HeadlineAndDeck) {
  expect_kinds({"deck",
                {{"headline", "River bursts its banks"},
                 {"subhead", "Three hundred people leave their homes near the harbour of Zenda"},
                 {"paragraph", para},
                 {"paragraph", para2}}});
  expect_kinds({"page title with the site's name",
                {{"headline", "River bursts its banks - The Zenda Herald"},
                 {"furniture", "Home"},
                 {"furniture", "Weather"},
                 {"furniture", "Most read stories today"},
                 {"headline", "River bursts its banks"},
                 {"paragraph", para},
                 {"paragraph", para2}}});
}

TEST(LineKind, ShortTexts) {
  expect_kinds({"one short sentence", {{"paragraph", "It rained."}}});
  expect_kinds({"one sentence without a stop", {{"paragraph", "the river rose over the bridge"}}});
  expect_kinds({"one headline", {{"headline", "River Bursts Its Banks"}}});
  expect_kinds({"nothing", {}});
}

TEST(LineKind, MarksThePlace) {
  Document document;
  read_plain_text("Breaking News\n\nRiver bursts its banks\n\n" + para + "\n\n" + para2 +
                      "\n\nLast News\n\nTown Opens Bridge\n\nRiver bursts its banks",
                  document);
  std::string marks;
  for (const Block& block : document.blocks) {
    marks += has(block.marks, BlockMark::before_prose) ? 'b' : has(block.marks, BlockMark::after_prose) ? 'a' : '-';
    marks += has(block.marks, BlockMark::repeats_headline) ? "r " : " ";
  }
  EXPECT_EQ(marks, "b b - - a a ar ");
}

}  // namespace
}  // namespace copydesk
