#include "copydesk/rules/regex_index.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace copydesk {
namespace {

std::vector<std::string> found(const std::vector<std::string>& regexes, const std::string& text) {
  RegexIndex index;
  for (const auto& regex : regexes) EXPECT_TRUE(index.add(regex)) << regex;
  index.compile();
  RegexIndex::Scratch scratch;
  std::vector<RegexIndex::Match> matches;
  index.find(text, {.begin = 0, .end = static_cast<std::uint32_t>(text.size())}, BlockKind::paragraph, BlockMark::none,
             scratch, matches);
  std::vector<std::string> result;
  for (const auto& match : matches)
    result.push_back(std::to_string(match.regex) + ":" + std::string(slice(text, match.groups[0])));
  return result;
}

TEST(RegexIndex, FindsAllMatchesOfAllExpressions) {
  const struct {
    std::string name;
    std::vector<std::string> regexes;
    std::string text;
    std::vector<std::string> found;
  } rows[] = {
      {"none", {"foo+"}, "bar", {}},
      {"several times", {"\\d+ Uhr"}, "um 14 Uhr und 15 Uhr", {"0:14 Uhr", "0:15 Uhr"}},
      {"several expressions", {"&amp;", "(?i)click\\s+here"}, "A &amp; B: CLICK  here", {"0:&amp;", "1:CLICK  here"}},
      {"either literal", {"(?:foo|bar)x"}, "barx", {"0:barx"}},
      {"letters that are not ASCII, upper case", {"Ã©"}, "cafÃ©", {"0:Ã©"}},
      {"several such letters", {"ÃÂÄ"}, "xÃÂÄ", {"0:ÃÂÄ"}},
      {"the micro sign, which RE2 folds to the Greek letter", {"\\d µg"}, "5 µg", {"0:5 µg"}},
      {"one Greek letter is not the other", {"\\d µg"}, "5 μg", {}},
      {"in any case", {"(?i)\\d µg"}, "5 μg", {"0:5 μg"}},
      {"the sign for ångström", {"x Å\\b|\u212B unit"}, "\u212B unit", {"0:\u212B unit"}},
      {"how it begins, and what it needs", {"^\\d+ (?:of|from) .{0,40}x$"}, "12 of 20 x", {"0:12 of 20 x"}},
      {"how it begins alone", {"^\\d+ (?:of|from) .{0,40}x$"}, "12 or 20 x", {}},
      {"a rare mark behind sixteen bytes", {"\\[x\\]"}, "a line of some words with [x] in it", {"0:[x]"}},
      {"a rare mark at the end", {"a~"}, "no other but a~", {"0:a~"}},
      {"anchored to the window", {"^Share this$"}, "Share this", {"0:Share this"}},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(found(row.regexes, row.text), row.found);
  }
}

TEST(RegexIndex, RefusesWhatRe2CannotDo) {
  RegexIndex index;
  EXPECT_FALSE(index.add("(?=look)ahead"));
  EXPECT_FALSE(index.add("(unclosed"));
  EXPECT_FALSE(index.add("(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)"));
}

TEST(RegexIndex, RefusesExpressionsThatNeedNoLiteral) {
  RegexIndex index;
  EXPECT_TRUE(index.add("needs this"));
  EXPECT_FALSE(index.add("\\d+"));
  EXPECT_FALSE(index.add("(?:needs this|\\d)"));
}

TEST(RegexIndex, RunsOnlyInItsBlocks) {
  RegexIndex index;
  ASSERT_TRUE(index.add("Share", {.kinds = 1U << static_cast<unsigned>(BlockKind::furniture)}));
  ASSERT_TRUE(index.add("Share", {.place = BlockMark::after_prose}));
  index.compile();
  const auto found_in = [&](BlockKind kind, BlockMark marks) {
    RegexIndex::Scratch scratch;
    std::vector<RegexIndex::Match> matches;
    index.find("Share", {.begin = 0, .end = 5}, kind, marks, scratch, matches);
    std::vector<std::uint32_t> regexes;
    for (const auto& match : matches) regexes.push_back(match.regex);
    return regexes;
  };
  EXPECT_EQ(found_in(BlockKind::paragraph, BlockMark::none), std::vector<std::uint32_t>{});
  EXPECT_EQ(found_in(BlockKind::furniture, BlockMark::none), std::vector<std::uint32_t>{0});
  EXPECT_EQ(found_in(BlockKind::furniture, BlockMark::after_prose), (std::vector<std::uint32_t>{0, 1}));
}

}  // namespace
}  // namespace copydesk
