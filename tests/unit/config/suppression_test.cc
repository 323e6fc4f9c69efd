#include "copydesk/config/suppression.h"

#include <gtest/gtest.h>

namespace copydesk {
namespace {

TEST(Suppression, FitsByRuleTextAndDay) {
  const auto text = Text::decode("Wladimir  met Wladimir.");
  ASSERT_TRUE(text);
  const auto used_with = [&](Suppression entry) {
    std::vector<Finding> findings{{.rule = "name/x", .span = {0, 8}}, {.rule = "name/x", .span = {14, 22}}};
    entry.reason = "why";
    const auto used = suppress(std::vector{entry}, "2026-06-15", *text, findings);
    EXPECT_EQ(used[0], findings[0].suppressed.has_value());
    return findings[0].suppressed.value_or("no") + (findings[1].suppressed ? "+" : "-");
  };
  EXPECT_EQ(used_with({.rule = "name/x"}), "why+");
  EXPECT_EQ(used_with({.rule = "name/*", .text = "Wladimir"}), "why+");
  EXPECT_EQ(used_with({.rule = "style/*"}), "no-");
  EXPECT_EQ(used_with({.rule = "*", .text = "Wladimi"}), "no-");
  EXPECT_EQ(used_with({.rule = "*", .expires = "2026-06-15"}), "why+");
  EXPECT_EQ(used_with({.rule = "*", .expires = "2026-06-14"}), "no-");
}

TEST(Suppression, ConcernsFilesByTheirPath) {
  Suppression entry{.rule = "*", .folder = "/desk"};
  entry.paths.push_back(*Glob::parse("wire/**"));
  EXPECT_TRUE(entry.concerns("/desk/wire/a.txt"));
  EXPECT_FALSE(entry.concerns("/desk/web/a.txt"));
  EXPECT_FALSE(entry.concerns("/other/wire/a.txt"));
}

}  // namespace
}  // namespace copydesk
