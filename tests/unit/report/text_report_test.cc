#include "sample_run.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace copydesk {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string report(const SampleDocument& document, TextReportOptions options = {}) {
  return text_report({{document.checked()}}, {}, options);
}

TEST(TextReport, LeadsWithPlaceSeverityAndRule) {
  SampleDocument document("a.txt", "One.\nZoë 😀 Wladimir.\n");
  document.add("name/foreign-spelling", "Wladimir", Severity::error, "German");
  EXPECT_EQ(report(document, {.excerpts = false}),
            "a.txt:2:7: error: German [name/foreign-spelling]\n1 article: 1 error, 0 warnings\n");
}

TEST(TextReport, PutsCaretsUnderTheFlaw) {
  SampleDocument document("a.txt", "Zoë 😀 Wladimir.\n");
  document.add("a/b", "Wladimir", Severity::error, "m");
  EXPECT_THAT(report(document), HasSubstr("    Zoë 😀 Wladimir.\n          ^^^^^^^^\n"));
}

TEST(TextReport, CutsLongLinesAroundTheFlaw) {
  SampleDocument document("a.txt", std::string(300, 'a') + " flaw " + std::string(300, 'b'));
  document.add("a/b", "flaw", Severity::error, "m");
  const auto text = report(document);
  EXPECT_THAT(text, HasSubstr("…aaa"));
  EXPECT_THAT(text, HasSubstr("bbb…\n"));
  EXPECT_THAT(text, Not(HasSubstr(std::string(100, 'a'))));
}

TEST(TextReport, CutsLongFlaws) {
  SampleDocument document("a.txt", "<" + std::string(3000, 'a') + ">");
  document.add("a/b", document.text().utf8(), Severity::error, "m");
  EXPECT_LT(report(document).size(), 400U);
}

TEST(TextReport, ShowsFlawsInLineEndsAndOverSeveralLines) {
  SampleDocument document("a.txt", "one\r\ntwo\r\n\r\nthree");
  document.add("a/a", "\n", Severity::warning, "m");
  document.add("a/b", "two\r\n\r\nth", Severity::warning, "m");
  const auto text = report(document);
  EXPECT_THAT(text, HasSubstr("a.txt:1:5: warning: m [a/a]\n    one\n       ^\n"));
  EXPECT_THAT(text, HasSubstr("a.txt:2:1: warning: m [a/b]\n    two\n    ^^^\n"));
}

TEST(TextReport, WritesNothingThatMovesTheCursor) {
  SampleDocument document("a\x1B.txt", "Zoë \x1B[31m\xFF flaw");
  document.add("a/b", "flaw", Severity::error, "says \x1B[2J");
  const auto text = report(document);
  EXPECT_THAT(text, Not(HasSubstr("\x1B")));
  EXPECT_THAT(text, HasSubstr("\uFFFD flaw"));
}

TEST(Corrected, IsTheFlaggedTextWithTheSuggestionApplied) {
  SampleDocument document("a.txt", "the the end");
  const auto& finding = document.add("a/b", "the the", Severity::error, "m");
  const struct {
    std::string_view name;
    Suggestion suggestion;
    std::string_view text;
  } rows[] = {
      {"all of it", {.span = {.begin = 0, .end = 7}, .text = "this"}, "this"},
      {"a part", {.span = {.begin = 3, .end = 7}, .text = ""}, "the"},
      {"an insertion", {.span = {.begin = 3, .end = 3}, .text = ","}, "the, the"},
      {"elsewhere", {.span = {.begin = 8, .end = 11}, .text = "start"}, "start"},
  };
  for (const auto& row : rows) EXPECT_EQ(corrected(document.checked(), finding, row.suggestion), row.text) << row.name;
}

TEST(GeneralMessage, HasDotsForWhatDependsOnTheText) {
  EXPECT_EQ(general_message({.message = "“{found}” for “{1}”, {oddly"}), "“…” for “…”, {oddly");
}

}  // namespace
}  // namespace copydesk
