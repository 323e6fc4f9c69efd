// One golden file a format, in golden/. COPYDESK_UPDATE=1 rewrites them (`./desk test --update`); review the diff.
#include <cstdlib>
#include <fstream>

#include "sample_run.h"
#include "support.h"
#include <gtest/gtest.h>

namespace copydesk {
namespace {

// The page without head, style and script, which are files of their own.
std::string body(const std::string& page) {
  const auto begin = page.find("<body>"), end = page.find("<script>", begin);
  return page.substr(begin, end - begin);
}

void expect_golden(const std::string& name, const std::string& report) {
  const auto path = std::filesystem::path(COPYDESK_SOURCE_DIR "/tests/unit/report/golden") / name;
  const auto* update = std::getenv("COPYDESK_UPDATE");
  if (update != nullptr && *update != '\0') std::ofstream(path, std::ios::binary) << report;
  EXPECT_EQ(report, testing_support::read_file(path)) << path;
}

TEST(Golden, EveryFormat) {
  const auto run = sample_run();
  const auto documents = checked(run);
  const auto rules = sample_rules();
  const std::vector<Error> unread{{.where = "in/lost, found.txt", .message = "No such file <or directory>"}};
  const ReportContext context{.version = "1.2.3", .rules = rules, .unread = unread};
  expect_golden("report.txt", text_report(documents, context, {}));
  expect_golden("report-colour.txt", text_report(documents, context, {.colour = true, .excerpts = false}));
  expect_golden("report.json", json_report(documents, context));
  expect_golden("report.sarif", sarif_report(documents, context));
  expect_golden("report.md", markdown_report(documents, context));
  expect_golden("report.github", github_report(documents, context, "TOKEN"));
  expect_golden("report.gitlab.json", gitlab_report(documents, context));
  expect_golden("report.junit.xml", junit_report(documents, context));
  expect_golden("report.checkstyle.xml", checkstyle_report(documents, context));
  expect_golden("report.rdjsonl", rdjsonl_report(documents, context));
  expect_golden("report.html", body(html_report(documents.front(), context)));
  const std::vector<std::string> links{"a story #1.html", "wide.html", "clean.html"};
  expect_golden("index.html", body(html_index(documents, links, context)));
}

TEST(Golden, NothingToReport) {
  const ReportContext context{.version = "1.2.3"};
  EXPECT_EQ(text_report({}, context, {}), "0 articles: nothing found\n");
  EXPECT_EQ(json_report({}, context),
            "{\"version\":1,\"tool\":{\"name\":\"copydesk\",\"version\":\"1.2.3\"},\"documents\":[],"
            "\"summary\":{\"documents\":0,\"error\":0,\"warning\":0,\"advice\":0}}\n");
  const SampleDocument empty("empty.txt", "");
  EXPECT_NE(html_report(empty.checked(), context).find("Nothing found."), std::string::npos);
}

}  // namespace
}  // namespace copydesk
