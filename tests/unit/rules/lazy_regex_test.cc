#include "copydesk/rules/lazy_regex.h"

#include <gtest/gtest.h>

namespace copydesk {
namespace {

TEST(LazyRegex, WidensLongRepeatsOnly) {
  EXPECT_EQ(widened("^.{0,400}\\bno paywall\\b.{2,300}?$"), "^.{0,}\\bno paywall\\b.{2,}?$");
  EXPECT_EQ(widened("\\d{1,3}(?:,\\d{3}){1,4}"), "\\d{1,3}(?:,\\d{3}){1,4}");
  EXPECT_EQ(widened("[^{0,400}]x{3}\\{1,400}"), "[^{0,400}]x{3}\\{1,400}");
  EXPECT_EQ(widened("[]{0,99}]{0,99}"), "[]{0,99}]{0,}");
  EXPECT_EQ(widened("\\p{Greek}{1,50}"), "\\p{Greek}{1,}");
  EXPECT_EQ(widened("a{,20}{2"), "a{,20}{2");
}

TEST(LazyRegex, MayMatchWhereItMatches) {
  const LazyRegex regex("^Share .{0,20} now$");
  EXPECT_TRUE(regex.may_match("Share it now"));
  EXPECT_TRUE(regex.may_match("Share this story that is far too long for it now"));
  EXPECT_FALSE(regex.may_match("Share it then"));
  EXPECT_TRUE(LazyRegex("x").may_match("a"));  // nothing to widen: the expression itself tells
}

}  // namespace
}  // namespace copydesk
