#include "copydesk/fix/patch.h"

#include <random>

#include <gtest/gtest.h>

namespace copydesk {
namespace {

TEST(Patch, JoinsEditsOfEdits) {
  Patch patch("one two three four");
  patch.apply(std::vector<Edit>{{.span = {4, 7}, .text = "2"}, {.span = {14, 18}, .text = "4"}});
  EXPECT_EQ(patch.text(), "one 2 three 4");
  patch.apply(std::vector<Edit>{{.span = {4, 5}, .text = "zwei"}, {.span = {6, 11}, .text = "drei"}});
  EXPECT_EQ(patch.text(), "one zwei drei 4");
  EXPECT_EQ(edited(patch.original(), patch.edits()), patch.text());
  EXPECT_EQ(patch.edits().size(), 3U);
}

TEST(Patch, ForgetsWhatWasChangedBack) {
  Patch patch("one two");
  patch.apply(std::vector<Edit>{{.span = {4, 7}, .text = "2"}});
  patch.apply(std::vector<Edit>{{.span = {4, 5}, .text = "two"}});
  EXPECT_TRUE(patch.edits().empty());
}

TEST(Patch, LeadsFromTheOriginalToTheTextWhateverIsEdited) {
  std::mt19937 generator(3);
  const auto random = [&] { return static_cast<std::uint32_t>(generator()); };
  for (int round = 0; round < 300; ++round) {
    std::string original;
    for (auto n = random() % 40; n > 0; --n)
      original += static_cast<char>(random() % 5 == 0 ? '\n' : 'a' + random() % 4);
    Patch patch(original);
    for (int step = 0; step < 4; ++step) {
      std::vector<Edit> edits;
      for (std::uint32_t at = random() % 6; at <= patch.text().size(); at += 1 + random() % 9) {
        const auto end =
            std::min(static_cast<std::uint32_t>(patch.text().size()), at + static_cast<std::uint32_t>(random() % 4));
        if (!edits.empty() && edits.back().span.end > at) continue;
        edits.push_back({.span = {at, end}, .text = std::string(random() % 3, 'x')});
        at = end;
      }
      patch.apply(edits);
      ASSERT_EQ(edited(patch.original(), patch.edits()), patch.text());
      for (std::size_t i = 1; i < patch.edits().size(); ++i)
        ASSERT_LE(patch.edits()[i - 1].span.end, patch.edits()[i].span.begin);
    }
  }
}

std::string diff(const std::string& original, std::vector<Edit> edits) {
  return unified_diff(original, edits, "a.txt");
}

TEST(UnifiedDiff, ShowsChangedLinesWithThreeAround) {
  EXPECT_EQ(diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", {{.span = {8, 9}, .text = "five"}}),
            "--- a.txt\n+++ a.txt\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
}

TEST(UnifiedDiff, PartsWhatIsFarApart) {
  std::string text;
  for (char c = 'a'; c <= 'z'; ++c) text += std::string(1, c) + "\n";
  const auto shown = diff(text, {{.span = {0, 2}, .text = ""}, {.span = {50, 51}, .text = "Z"}});
  EXPECT_EQ(shown, "--- a.txt\n+++ a.txt\n@@ -1,4 +1,3 @@\n-a\n b\n c\n d\n@@ -23,4 +22,4 @@\n w\n x\n y\n-z\n+Z\n");
}

TEST(UnifiedDiff, SaysWhereTheLastLineHasNoEnd) {
  EXPECT_EQ(diff("a\nb", {{.span = {2, 3}, .text = "c"}}),
            "--- a.txt\n+++ a.txt\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of "
            "file\n");
}

TEST(UnifiedDiff, IsEmptyWithoutEdits) {
  EXPECT_EQ(diff("a\n", {}), "");
}

}  // namespace
}  // namespace copydesk
