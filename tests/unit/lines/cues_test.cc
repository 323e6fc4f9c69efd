#include "copydesk/lines/cues.h"

#include <fstream>

#include <gtest/gtest.h>

#include "copydesk/lines/word_hash.h"

namespace copydesk {
namespace {

std::filesystem::path table_of(std::string_view rows) {
  const auto file = std::filesystem::path(testing::TempDir()) / "cues.tsv";
  std::ofstream(file) << "# a comment\nkind\tphrase\n" << rows;
  return file;
}

TEST(CueTable, KnowsPhrasesWhateverTheirCase) {
  const auto table = CueTable::read(table_of("share\tshare this\nshare\tshare\npaywall\tshare\n"), {});
  ASSERT_TRUE(table) << table.error().message;
  const auto* const word = table->find(word_hash("SHARE"));
  ASSERT_NE(word, nullptr);
  EXPECT_EQ(word->cues, 1U << static_cast<unsigned>(Cue::share) | 1U << static_cast<unsigned>(Cue::paywall));
  EXPECT_TRUE(word->goes_on);
  const auto* const phrase = table->find(sequence_hash(word_hash("Share"), word_hash("this")));
  ASSERT_NE(phrase, nullptr);
  EXPECT_EQ(phrase->words, 2);
  EXPECT_FALSE(phrase->goes_on);
  EXPECT_EQ(table->find(word_hash("this")), nullptr);
}

TEST(CueTable, WholeLinesAreKnownByTheirWords) {
  const std::vector<WholeLine> lines{{.text = "Skip to content", .kind = LineKind::navigation},
                                     {.text = "World", .kind = LineKind::navigation, .weak = true},
                                     {.text = "Share!", .kind = LineKind::share},
                                     {.text = "share", .kind = LineKind::navigation, .weak = true}};
  const auto table = CueTable::read(table_of(""), lines);
  ASSERT_TRUE(table);
  ASSERT_NE(table->find_line(word_hash("world")), nullptr);
  EXPECT_TRUE(table->find_line(word_hash("world"))->weak);
  ASSERT_NE(table->find_line(word_hash("share")), nullptr);
  EXPECT_EQ(table->find_line(word_hash("share"))->kind, LineKind::share) << "a firm phrase outdoes a weak one";
}

TEST(CueTable, FramesAreKnownByTheirFirstAndLastWords) {
  const auto table = CueTable::read(table_of("app-prompt\tget … app\nstamp\t0 … min\n"), {});
  ASSERT_TRUE(table) << table.error().message;
  ASSERT_NE(table->find_frame(word_hash("Get"), word_hash("app")), nullptr);
  EXPECT_EQ(*table->find_frame(word_hash("Get"), word_hash("app")), LineKind::app_prompt);
  EXPECT_EQ(*table->find_frame(word_hash("0"), word_hash("min")), LineKind::stamp);
  EXPECT_EQ(table->find_frame(word_hash("app"), word_hash("get")), nullptr);
  EXPECT_EQ(table->find(word_hash("get")), nullptr) << "no phrase to count";
}

TEST(CueTable, NamesPlaceAndRemedyOfAnError) {
  const auto unknown = CueTable::read(table_of("header\tMain menu\n"), {});
  ASSERT_FALSE(unknown);
  EXPECT_TRUE(unknown.error().where.ends_with("cues.tsv:3"));
  EXPECT_EQ(unknown.error().message, "there is no kind “header”");
  EXPECT_NE(unknown.error().remedy.find("author-bio"), std::string::npos);
  EXPECT_FALSE(CueTable::read(table_of("share\n"), {}));
  EXPECT_FALSE(CueTable::read(table_of("share\t...\n"), {}));
  EXPECT_FALSE(CueTable::read(table_of("share\tshare …\n"), {}));
  EXPECT_FALSE(CueTable::read(table_of("function\tgiven … to\n"), {}));
  EXPECT_FALSE(CueTable::read("/nowhere/cues.tsv", {}));
}

}  // namespace
}  // namespace copydesk
