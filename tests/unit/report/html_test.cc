#include <regex>

#include "sample_run.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace copydesk {
namespace {

using testing::HasSubstr;

const ReportContext context{.version = "1.2.3"};

std::string article_of(const SampleDocument& document) {
  const auto page = html_report(document.checked(), context);
  const auto begin = page.find("<article"), end = page.find("</article>");
  return page.substr(begin, end - begin);
}

int count(const std::string& text, const std::string& pattern) {
  const std::regex expression(pattern);
  return static_cast<int>(
      std::distance(std::sregex_iterator(text.begin(), text.end(), expression), std::sregex_iterator()));
}

TEST(HtmlReport, ShowsTheArticlesMarkUpAsText) {
  SampleDocument document("<b>\"x\".txt", "Zoë <script>alert(1)</script> & {{style}} \xFF\x01 \"q\"");
  document.add("a/b", "<script>", Severity::error, "<img src=x onerror=alert(1)>\" x=\"").related = {
      {.span = document.span_of("alert"), .message = "<i>"}};
  const auto page = html_report(document.checked(), context);
  EXPECT_THAT(page, HasSubstr("<title>&lt;b&gt;&quot;x&quot;.txt – copydesk</title>"));
  EXPECT_THAT(article_of(document), HasSubstr("</a></mark>"));
  EXPECT_THAT(article_of(document), HasSubstr("&lt;script&gt;"));
  EXPECT_THAT(article_of(document), HasSubstr("{{style}} \uFFFD  &quot;q&quot;"));
  EXPECT_EQ(count(page, "<img|<i>"), 0);
  EXPECT_EQ(count(page, "<script"), 1);
}

TEST(HtmlReport, AdmitsOnlyItsOwnStyleAndScript) {
  const auto run = sample_run();
  const std::vector<std::string> links{"a.html", "b.html", "c.html"};
  for (const auto& page : {html_report(run.front().checked(), context), html_index(checked(run), links, context)}) {
    EXPECT_TRUE(
        std::regex_search(page, std::regex("Content-Security-Policy\" content=\"default-src 'none'; style-src "
                                           "'sha256-[A-Za-z0-9+/=]{44}'; script-src 'sha256-[A-Za-z0-9+/=]{44}'; "
                                           "base-uri 'none'; form-action 'none'\"")));
    EXPECT_EQ(count(page, "<[^>]* (on[a-z]+|style|src)="), 0) << "handlers, styles and sources in elements";
    EXPECT_EQ(count(page, "https?://"), 0);
    EXPECT_EQ(count(page, "\\{\\{"), 0);
  }
}

TEST(HtmlReport, MarksFindingsAndEvidenceWhereTheyAre) {
  SampleDocument document("a.txt", "Vladimir met Wladimir.\nHe left.");
  auto& finding = document.add("name/x", "Wladimir", Severity::error, "m");
  finding.related = {{.span = document.span_of("Vladimir met Wlad"), .message = "before"}};
  EXPECT_EQ(article_of(document),
            "<article class=\"sheet\" aria-label=\"Article as it arrived\"><p data-line=\"1\"><span "
            "id=\"evidence-1-1\"></span><span class=\"evidence\" data-evidence=\"1\">Vladimir met </span><span "
            "class=\"evidence\" data-evidence=\"1\"><mark class=\"severity-error family-name\" data-finding=\"1\" "
            "id=\"place-1\"><a href=\"#finding-1\" title=\"m\">Wlad</a></mark></span><mark class=\"severity-error "
            "family-name\" data-finding=\"1\" data-last><a href=\"#finding-1\" "
            "title=\"m\">imir</a></mark>.</p>\n<p data-line=\"2\">He left.</p>\n");
}

TEST(HtmlReport, EveryLinkLeadsSomewhere) {
  const auto run = sample_run();
  for (const auto& document : run) {
    const auto page = html_report(document.checked(), context);
    const std::regex link("href=\"#([^\"]+)\"");
    for (auto i = std::sregex_iterator(page.begin(), page.end(), link); i != std::sregex_iterator(); ++i)
      EXPECT_EQ(count(page, " id=\"" + (*i)[1].str() + "\""), 1) << (*i)[1];
  }
}

TEST(HtmlReport, MarksAFindingOverSeveralLinesOnEach) {
  SampleDocument document("a.txt", "one two\r\n\r\nthree four");
  document.add("a/b", "two\r\n\r\nthree", Severity::warning, "m");
  const auto article = article_of(document);
  EXPECT_EQ(count(article, "<mark"), 2);
  EXPECT_EQ(count(article, "id=\"place-1\""), 1);
}

TEST(HtmlReport, SwitchesAdviceOffAtFirst) {
  SampleDocument document("a.txt", "one two");
  document.add("style/a", "one", Severity::advice, "m");
  document.add("name/b", "two", Severity::error, "m");
  const auto page = html_report(document.checked(), context);
  EXPECT_THAT(page, HasSubstr("data-kind=\"advice\" aria-pressed=\"false\">advice <span>1</span>"));
  EXPECT_THAT(page, HasSubstr("data-kind=\"error\" aria-pressed=\"true\">error <span>1</span>"));
}

TEST(HtmlIndex, LeavesOutTheFolderThatAllShare) {
  const SampleDocument a("in/x/a.txt", "x"), b("in/x/b/c.txt", "x");
  const std::vector<CheckedDocument> documents{a.checked(), b.checked()};
  const std::vector<std::string> links{"a.html", "c #1.html"};
  const auto page = html_index(documents, links, context);
  EXPECT_THAT(page, HasSubstr("<span class=\"folder\">in/x/</span>"));
  EXPECT_THAT(page, HasSubstr("<a href=\"a.html\">a.txt</a>"));
  EXPECT_THAT(page, HasSubstr("<a href=\"c%20%231.html\">b/c.txt</a>"));
}

}  // namespace
}  // namespace copydesk
