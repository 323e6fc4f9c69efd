#include "copydesk/finding/finding.h"

#include <sstream>

#include <gtest/gtest.h>

namespace copydesk {
namespace {

TEST(Severity, IsReadAsItIsWritten) {
  for (const auto severity : {Severity::advice, Severity::warning, Severity::error})
    EXPECT_EQ(parse_severity(name(severity)), severity);
  for (const auto* wrong : {"", "Error", "errors", "never"}) EXPECT_FALSE(parse_severity(wrong)) << wrong;
}

TEST(Severity, GraverIsMore) {
  EXPECT_LT(Severity::advice, Severity::warning);
  EXPECT_LT(Severity::warning, Severity::error);
}

TEST(Finding, BelongsToTheFamilyOfItsRule) {
  EXPECT_EQ(Finding{.rule = "name/foreign-spelling"}.family(), "name");
}

TEST(Finding, PrintsOnOneLine) {
  const Finding finding{.rule = "name/foreign-spelling",
                        .span = {.begin = 4, .end = 12},
                        .severity = Severity::error,
                        .message = "German",
                        .suggestions = {{.span = {.begin = 4, .end = 12}, .text = "Vladimir"}},
                        .related = {{.span = {.begin = 30, .end = 38}, .message = "here"}}};
  std::ostringstream out;
  out << finding;
  EXPECT_EQ(out.str(), "name/foreign-spelling error [4,12) \"German\" → [4,12) \"Vladimir\" see [30,38)");
}

}  // namespace
}  // namespace copydesk
