#include "copydesk/finding/merge.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace copydesk {
namespace {

Finding at(std::uint32_t begin, std::uint32_t end, std::string rule, Severity severity = Severity::warning,
           float confidence = 0.5F) {
  return {
      .rule = std::move(rule), .span = {.begin = begin, .end = end}, .severity = severity, .confidence = confidence};
}

std::vector<std::string> rules_of(const std::vector<Finding>& findings) {
  std::vector<std::string> result;
  for (const auto& finding : findings) result.push_back(finding.rule);
  return result;
}

TEST(MergeOverlapping, KeepsOneOfEachGroup) {
  const struct {
    std::string name;
    std::vector<Finding> findings;
    std::vector<std::string> kept;
  } rows[] = {
      {"nothing", {}, {}},
      {"apart", {at(5, 8, "a/b"), at(0, 5, "a/a")}, {"a/a", "a/b"}},
      {"the gravest",
       {at(0, 9, "a/warning", Severity::warning, 1), at(3, 5, "a/error", Severity::error, 0.1F)},
       {"a/error"}},
      {"then the surest",
       {at(0, 9, "a/long", Severity::warning, 0.5F), at(3, 5, "a/sure", Severity::warning, 0.9F)},
       {"a/sure"}},
      {"then the longest", {at(3, 5, "a/short"), at(0, 9, "a/long")}, {"a/long"}},
      {"an advice goes", {at(0, 9, "style/x", Severity::advice, 1), at(3, 5, "a/firm")}, {"a/firm"}},
      {"a loser does not take others along",
       {at(0, 4, "a/a", Severity::warning, 0.9F), at(3, 6, "a/b"), at(5, 9, "a/c", Severity::warning, 0.9F)},
       {"a/a", "a/c"}},
      {"an empty one beside another", {at(4, 4, "a/a"), at(4, 8, "a/b"), at(4, 4, "a/c")}, {"a/b", "a/a", "a/c"}},
      {"the same twice", {at(0, 4, "a/a"), at(0, 4, "a/a")}, {"a/a"}},
      {"one inside a long winner", {at(0, 100, "a/a", Severity::error), at(3, 6, "a/b"), at(90, 95, "a/c")}, {"a/a"}},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(rules_of(merge_overlapping(row.findings)), row.kept);
    auto turned = row.findings;
    std::reverse(turned.begin(), turned.end());
    EXPECT_EQ(rules_of(merge_overlapping(turned)), row.kept);
  }
}

TEST(MergeOverlapping, AWinnerWithoutSuggestionTakesTheLosers) {
  auto loser = at(0, 4, "a/loser");
  loser.suggestions = {{.span = loser.span, .text = "right"}};
  const auto merged = merge_overlapping({at(0, 4, "a/winner", Severity::error), loser});
  ASSERT_EQ(merged.size(), 1U);
  EXPECT_EQ(merged[0].rule, "a/winner");
  EXPECT_THAT(merged[0].suggestions, testing::ElementsAre(loser.suggestions[0]));
}

}  // namespace
}  // namespace copydesk
