#include "copydesk/document/block.h"

#include <sstream>

#include <gmock/gmock.h>

#include "copydesk/document/document.h"

namespace copydesk {
namespace {

TEST(Block, PrintsKindSpanAndMarks) {
  std::ostringstream out;
  out << Block{.span = {3, 9}, .kind = BlockKind::subhead, .marks = BlockMark::short_line | BlockMark::title_case};
  EXPECT_EQ(out.str(), "subhead [3,9) title_case short_line");
}

TEST(Block, MarksSayWhatTheLineLooksLike) {
  struct Row {
    std::string_view name, line, marks;
  };
  constexpr Row rows[] = {
      {"sentence", "The river rose over the old bridge.", "terminal_stop short_line"},
      {"stop and quote", "“The river rose.”", "terminal_stop short_line quoted"},
      {"stop and bracket", "(The river rose!)", "terminal_stop short_line"},
      {"dotted letters end a line too", "It opened at 5 p.m.", "terminal_stop short_line"},
      {"colon is no stop", "Follow us on:", "title_case short_line"},
      {"title case", "Signs of a Second Flood", "title_case short_line"},
      {"sentence case with one name", "Signs of a second flood in Ruritania", "short_line"},
      {"two words are no title", "Breaking News", "short_line"},
      {"capitals", "RIVER BURSTS ITS BANKS", "title_case all_caps short_line"},
      {"straight quote", "\"No,\" he said", "short_line quoted"},
      {"fifteen words", "a b c d e f g h i j k l m n o", ""},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    Document document;
    read_plain_text(row.line, document);
    ASSERT_EQ(document.blocks.size(), 1U);
    Block block = document.blocks[0];
    std::ostringstream out;
    for (const BlockMark place :
         {BlockMark::blank_before, BlockMark::blank_after, BlockMark::before_prose, BlockMark::after_prose}) {
      block.marks = static_cast<BlockMark>(static_cast<unsigned>(block.marks) & ~static_cast<unsigned>(place));
    }
    out << block;
    const std::string shown = out.str();
    EXPECT_EQ(shown.substr(std::min(shown.size(), shown.find(')') + 2)), row.marks);
  }
}

TEST(Block, MarksBlankLines) {
  Document document;
  read_plain_text("\n\nOne line here.\nTwo lines here.\r\n \t\r\nThree lines here.\r\rFour lines here.", document);
  std::string blank;
  for (const Block& block : document.blocks) {
    blank += has(block.marks, BlockMark::blank_before) ? 'B' : '-';
    blank += has(block.marks, BlockMark::blank_after) ? 'A' : '-';
    blank += ' ';
  }
  EXPECT_EQ(blank, "B- -A BA BA ");
}

}  // namespace
}  // namespace copydesk
