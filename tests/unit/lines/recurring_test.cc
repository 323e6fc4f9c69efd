#include "copydesk/lines/recurring.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace copydesk {
namespace {

std::vector<std::string> batch() {
  std::vector<std::string> articles;
  for (int i = 0; i < 40; ++i)
    articles.push_back("Story number " + std::to_string(i) +
                       "\nThe Bay Times is read on all five islands.\nOnce told " + std::to_string(i * 7) + " times\n" +
                       (i < 2 ? "Rare line here\n" : "") + "Word\n");
  return articles;
}

RecurringLines summary(const std::vector<std::string>& articles) {
  RecurringLines lines;
  for (const auto& article : articles) lines.add(article);
  return lines;
}

TEST(RecurringLines, CountArticlesNotLines) {
  auto lines = summary(batch());
  lines.add("The Bay Times is read on all five islands.\n  the bay times is READ on all five islands.  \r\n");
  EXPECT_EQ(lines.articles(), 41U);
  EXPECT_EQ(lines.articles_with("The Bay Times is read on all five islands."), 41U);
  EXPECT_TRUE(lines.recurs("The Bay Times is read on all five islands."));
  EXPECT_EQ(lines.articles_with("Rare line here"), 2U);
  EXPECT_FALSE(lines.recurs("Rare line here"));
  EXPECT_FALSE(lines.recurs("Story number 3"));
  EXPECT_FALSE(lines.recurs("Word")) << "one word says too little";
  EXPECT_FALSE(lines.recurs("Never seen at all"));
}

TEST(RecurringLines, AreTheSameBytesForAnySplitAndOrder) {
  auto articles = batch();
  const auto whole = summary(articles).to_bytes();
  std::reverse(articles.begin(), articles.end());
  EXPECT_EQ(summary(articles).to_bytes(), whole);
  for (const std::size_t cut : {0U, 1U, 13U, 40U}) {
    const auto middle = articles.begin() + static_cast<std::ptrdiff_t>(cut);
    auto first = summary({articles.begin(), middle});
    first.merge(summary({middle, articles.end()}));
    EXPECT_EQ(first.to_bytes(), whole);
  }
}

TEST(RecurringLines, GoThroughAFileAndBack) {
  const auto lines = summary(batch());
  const auto bytes = lines.to_bytes();
  const auto back = RecurringLines::from_bytes(bytes, "summary");
  ASSERT_TRUE(back);
  EXPECT_EQ(*back, lines);
  EXPECT_EQ(*RecurringLines::from_bytes(RecurringLines().to_bytes(), "empty"), RecurringLines());
  for (const auto& broken : {std::string(), std::string("{}"), bytes.substr(0, bytes.size() - 1), bytes + "x"}) {
    const auto read = RecurringLines::from_bytes(broken, "a.lines");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().where, "a.lines");
  }
}

}  // namespace
}  // namespace copydesk
