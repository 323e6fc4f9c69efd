// What the formats for CI services promise, beyond the golden files.
#include "sample_run.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace copydesk {
namespace {

using testing::HasSubstr;
using testing::Not;
using json = nlohmann::json;

const ReportContext context{.version = "1.2.3"};

std::vector<std::string> lines_with(const std::string& report, std::string_view begin) {
  std::vector<std::string> result;
  std::istringstream lines(report);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with(begin)) result.push_back(line);
  }
  return result;
}

// So many errors "e", warnings "w" and pieces of advice "a", the last of each surer than the others.
SampleDocument of_many(int errors, int warnings, int advice) {
  SampleDocument document("many.txt", "e w a\n");
  const auto add = [&](int count, const char* text, Severity severity) {
    for (int i = 0; i < count; ++i) document.add("a/" + std::to_string(i), text, severity, "m");
    if (count > 0) document.add("a/surest", text, severity, "m").confidence = 0.99F;
  };
  add(advice, "a", Severity::advice);
  add(warnings, "w", Severity::warning);
  add(errors, "e", Severity::error);
  return document;
}

TEST(GithubReport, ShowsTheWorstFirstAndNoMoreThanGitHubDoes) {
  const auto document = of_many(12, 3, 15);
  const auto report = github_report({{document.checked()}}, context, "T");
  EXPECT_EQ(lines_with(report, "::error ").size(), 10U);
  EXPECT_EQ(lines_with(report, "::warning ").size(), 4U);
  EXPECT_EQ(lines_with(report, "::notice ").size(), 10U);
  EXPECT_THAT(lines_with(report, "::").front(), HasSubstr("title=a/surest"));
  EXPECT_LT(report.find("::error "), report.find("::warning "));
  EXPECT_LT(report.find("::warning "), report.find("::notice "));
  EXPECT_THAT(report, HasSubstr("copydesk: GitHub shows 10 annotations of a kind; 9 findings more below\n"));
  EXPECT_EQ(lines_with(report, "many.txt:1:").size(), 33U) << "the log has them all";
}

TEST(GithubReport, EscapesWhatWouldEndAPropertyOrTheCommand) {
  SampleDocument document("a,b:c%.txt", "one\ntwo\n");
  document.add("a/b", "one\ntwo", Severity::error, "100% ::notice::\r\n::set-env name=x::y");
  const auto commands = lines_with(github_report({{document.checked()}}, context, "T"), "::");
  ASSERT_EQ(commands.size(), 3U);
  EXPECT_EQ(commands[0],
            "::error file=a%2Cb%3Ac%25.txt,line=1,endLine=2,title=a/b::100%25 ::notice::  ::set-env name=x::y");
  EXPECT_EQ(commands[1], "::stop-commands::T");
  EXPECT_EQ(commands[2], "::T::");
}

TEST(GitFormats, CountLinesAsGitDoes) {
  SampleDocument document("a.txt", "old\rMac\r\nnew\n");
  document.add("a/b", "new", Severity::error, "m");
  document.add("a/b", "Mac", Severity::error, "m");
  const std::vector<CheckedDocument> documents{document.checked()};
  const auto commands = lines_with(github_report(documents, context, "T"), "::error");
  EXPECT_THAT(commands[0], HasSubstr("line=2,endLine=2,col=1,endColumn=4"));
  EXPECT_THAT(commands[1], HasSubstr("line=1,endLine=1,col=5,endColumn=8"));
  EXPECT_EQ(json::parse(gitlab_report(documents, context))[0]["location"]["lines"]["begin"], 2);
  EXPECT_THAT(rdjsonl_report(documents, context), HasSubstr(R"("start":{"line":2,"column":1})"));
}

TEST(GitlabReport, GivesEachFindingAFingerprintOfItsOwnThatOthersDoNotChange) {
  SampleDocument document("./a.txt", "Moskau Moskau Moskau\n");
  for (const int nth : {0, 1, 2}) document.add("name/x", "Moskau", Severity::error, "m", nth);
  auto checked = document.checked();
  const auto all = json::parse(gitlab_report({{checked}}, context));
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0]["location"]["path"], "a.txt");
  EXPECT_NE(all[0]["fingerprint"], all[1]["fingerprint"]);
  EXPECT_NE(all[1]["fingerprint"], all[2]["fingerprint"]);
  checked.findings.front().suppressed = "as it should be";
  checked.set_aside = {checked.findings.front()};
  checked.findings.erase(checked.findings.begin());
  const auto rest = json::parse(gitlab_report({{checked}}, context));
  ASSERT_EQ(rest.size(), 2U);
  EXPECT_EQ(rest[0]["fingerprint"], all[1]["fingerprint"]);
}

TEST(JunitReport, FailsWhereTheRunDoes) {
  SampleDocument document("a.txt", "one two\n");
  document.add("a/b", "one", Severity::warning, "m");
  document.add("c/d", "two", Severity::error, "m");
  auto checked = document.checked();
  EXPECT_THAT(junit_report({{checked}}, context), HasSubstr(R"(tests="2" failures="2" errors="0")"));
  checked.fails_from = Severity::error;
  EXPECT_THAT(junit_report({{checked}}, context), HasSubstr(R"(tests="2" failures="1" errors="0")"));
  checked.fails_from.reset();
  EXPECT_THAT(junit_report({{checked}}, context), Not(HasSubstr("<failure")));
}

TEST(JunitReport, SaysOfEachRuleAllItFound) {
  SampleDocument document("a.txt", "one one\n");
  document.add("a/b", "one", Severity::warning, "<1>");
  document.add("a/b", "one", Severity::error, "<2>", 1);
  EXPECT_THAT(junit_report({{document.checked()}}, context),
              HasSubstr("<failure type=\"error\" message=\"&lt;1&gt; (and 1 more)\">"
                        "1:1: warning: &lt;1&gt;\n1:5: error: &lt;2&gt;\n</failure>"));
}

TEST(XmlReports, HaveOnlyCharactersOfXml) {
  SampleDocument document("a\x01\xFF.txt", "x\n");
  document.add("a/b", "x", Severity::error, "\x01\x1B\xFF\xEF\xBF\xBF\xED\xA0\x80 \"&\" \U0001F600");
  const auto wanted = "  \uFFFD\uFFFD\uFFFD\uFFFD\uFFFD &quot;&amp;&quot; \U0001F600";
  for (const auto report : {junit_report, checkstyle_report}) {
    const auto xml = report({{document.checked()}}, context);
    EXPECT_THAT(xml, HasSubstr(wanted));
    EXPECT_THAT(xml, HasSubstr("\"a \uFFFD.txt\""));
  }
}

TEST(Rdjsonl, CountsTheByteOrderMark) {
  SampleDocument document("a.txt", "\xEF\xBB\xBFone\ntwo\n");
  document.add("a/b", "one", Severity::error, "m");
  document.add("a/b", "two", Severity::error, "m");
  const auto report = rdjsonl_report({{document.checked()}}, context);
  EXPECT_THAT(report, HasSubstr(R"("start":{"line":1,"column":4},"end":{"line":1,"column":7})"));
  EXPECT_THAT(report, HasSubstr(R"("start":{"line":2,"column":1},"end":{"line":2,"column":4})"));
}

TEST(MarkdownReport, StopsBehindAWholeRowWhereRoomEnds) {
  const auto many = of_many(100, 0, 0);
  const SampleDocument clean("clean.txt", "x");
  const std::vector<CheckedDocument> documents{clean.checked(), many.checked()};
  const auto report = markdown_report(documents, context, {.clean_documents = false, .most_bytes = 2000});
  EXPECT_LE(report.size(), 2000U);
  EXPECT_THAT(report, Not(HasSubstr("clean.txt")));
  const auto rows = lines_with(report, "| 1 |").size();
  EXPECT_GT(rows, 10U);
  EXPECT_THAT(report, HasSubstr("\n\n" + std::to_string(101 - rows) + " more findings would be too long"));
}

}  // namespace
}  // namespace copydesk
