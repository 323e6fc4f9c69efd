#include "copydesk/baseline/baseline.h"

#include <gtest/gtest.h>

namespace copydesk {
namespace {

std::vector<Finding> findings_of(const std::string& text, std::string_view word) {
  std::vector<Finding> findings;
  for (auto at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
    findings.push_back({.rule = "name/x",
                        .span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + word.size())},
                        .message = "m"});
  }
  return findings;
}

/// For each "flaw" of a new text whether it is new, and the number of stale entries.
std::string compared(const std::string& before, const std::string& after) {
  const auto old = Text::decode(before), now = Text::decode(after);
  auto written = Baseline::write(baseline_entries("a.txt", *old, findings_of(before, "flaw")), "1");
  auto baseline = Baseline::read("b.json", written);
  EXPECT_TRUE(baseline) << written;
  auto findings = findings_of(after, "flaw");
  baseline->compare("a.txt", *now, findings);
  std::string result;
  for (const auto& finding : findings) result += finding.baseline == BaselineState::fresh ? 'n' : 'u';
  return result + std::to_string(baseline->unmatched().size());
}

TEST(Baseline, SurvivesMovedLinesAndSmallEdits) {
  const std::string text = "One line with a flaw in it.\nAnother line.\nA third, also with a flaw in it.\n";
  EXPECT_EQ(compared(text, text), "uu0");
  EXPECT_EQ(compared(text, "A third, also with a flaw in it.\n\nNew.\nOne line with a flaw in it.\n"), "uu0");
  EXPECT_EQ(compared(text, "One line with the same flaw inside it.\r\nA third, with its flaw in it.\r\n"), "uu0");
  EXPECT_EQ(compared(text, text + "And one more flaw.\n"), "uun0");
  EXPECT_EQ(compared(text, "A new flaw first.\n" + text), "nuu0");
  EXPECT_EQ(compared(text, "One line with a flaw in it.\n"), "u1");
  EXPECT_EQ(compared("", text), "nn0");
}

TEST(Baseline, FollowsAFileThatWasRenamedAndNotACopy) {
  const auto text = Text::decode("One flaw here.");
  auto findings = findings_of("One flaw here.", "flaw");
  for (const bool gone : {true, false}) {
    Baseline baseline(baseline_entries("old.txt", *text, findings));
    baseline.compare("new.txt", *text, findings);
    EXPECT_EQ(findings[0].baseline, BaselineState::fresh);
    baseline.compare_with_gone(*text, findings, [&](const std::string&) { return gone; });
    EXPECT_EQ(findings[0].baseline, gone ? BaselineState::unchanged : BaselineState::fresh);
    findings[0].baseline = BaselineState::none;
  }
}

TEST(Baseline, ErrorsNameTheirPlace) {
  EXPECT_EQ(Baseline::read("b", "{").error().where, "b:1:2");
  EXPECT_EQ(Baseline::read("b", "{}").error().where, "b:1:1");
  EXPECT_EQ(Baseline::read("b", "{\"findings\": [\n{\"path\": 1}]}").error().where, "b:2:10");
  EXPECT_EQ(Baseline::read("b", "{\"version\": 2}").error().where, "b:1:13");
}

}  // namespace
}  // namespace copydesk
