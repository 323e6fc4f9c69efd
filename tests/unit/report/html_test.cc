#include <regex>

#include "sample_run.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

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
  EXPECT_EQ(count(page, "<script"), 2) << "data and script";
}

TEST(HtmlReport, ItsDataEndsWhereItSeemsTo) {
  SampleDocument document("</script><!--.txt", "<!-- <script> is -->\r\n\x81");
  auto& finding = document.add("a/b", "is", Severity::error, "m");
  finding.suggestions = {{.span = finding.span, .text = "</script><script>alert(1)//\u2028\"", .safe = true}};
  const auto page = html_report(document.checked(), context);
  const std::string open = "<script type=\"application/json\" id=\"review-data\">";
  const auto begin = page.find(open) + open.size(), end = page.find("</script>", begin);
  const auto block = page.substr(begin, end - begin);
  EXPECT_EQ(block.find('<'), std::string::npos);
  const auto data = nlohmann::json::parse(block);
  EXPECT_EQ(data["path"], "</script><!--.txt");
  EXPECT_EQ(data["encoding"], "UTF-8");
  EXPECT_EQ(data["bytes"], "PCEtLSA8c2NyaXB0PiBpcyAtLT4NCoE=");
  const auto& suggestion = data["findings"][0]["suggestions"][0];
  EXPECT_EQ(suggestion, nlohmann::json::parse(R"([14, 16, "</script><script>alert(1)//\u2028\"", true])"));
}

TEST(HtmlReport, CutsTheArticleWhereverASuggestionMayReplaceIt) {
  SampleDocument document("a.txt", "One bad day\r\nand more");
  auto& finding = document.add("a/b", "bad", Severity::error, "m");
  const auto after = finding.span.end;
  finding.suggestions = {{.span = {finding.span.begin, after + 4}, .text = "x"},
                         {.span = {after + 4, after + 6}, .text = " "},
                         {.span = {0, 0}, .text = "The "}};
  EXPECT_EQ(article_of(document),
            "<article class=\"sheet\" id=\"marks\" aria-label=\"Article with its findings\"><div class=\"part\"><p "
            "data-line=\"1\"><span "
            "class=\"point\" data-at=\"0\"></span>One <mark class=\"severity-error family-a\" data-finding=\"1\" "
            "data-at=\"4\" id=\"place-1\" data-last><a href=\"#finding-1\" title=\"m\">bad</a></mark><span "
            "data-at=\"7\"> day</span><span class=\"point\" data-at=\"11\"></span></p>\n<p data-line=\"2\">and "
            "more</p>\n</div>");
}

TEST(HtmlReport, AdmitsOnlyItsOwnStyleAndScript) {
  const auto run = sample_run();
  const std::vector<std::string> links{"a.html", "b.html", "c.html"};
  for (const auto& page : {html_report(run.front().checked(), context), html_index(checked(run), links, {}, context)}) {
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
            "<article class=\"sheet\" id=\"marks\" aria-label=\"Article with its findings\"><div class=\"part\"><p "
            "data-line=\"1\"><span "
            "id=\"evidence-1-1\"></span><span class=\"evidence\" data-evidence=\"1\">Vladimir met </span><span "
            "class=\"evidence\" data-evidence=\"1\"><mark class=\"severity-error family-name\" data-finding=\"1\" "
            "data-at=\"13\" id=\"place-1\"><a href=\"#finding-1\" title=\"m\">Wlad</a></mark></span><mark "
            "class=\"severity-error "
            "family-name\" data-finding=\"1\" data-at=\"17\" data-last><a href=\"#finding-1\" "
            "title=\"m\">imir</a></mark>.</p>\n<p data-line=\"2\">He left.</p>\n</div>");
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
  EXPECT_THAT(page, HasSubstr("data-kind=\"advice\" aria-pressed=\"false\">Advice <span class=\"count\">1</span>"));
  EXPECT_THAT(page, HasSubstr("data-kind=\"error\" aria-pressed=\"true\">Fix now <span class=\"count\">1</span>"));
}

TEST(HtmlIndex, LeavesOutTheFolderThatAllShare) {
  const SampleDocument a("in/x/a.txt", "x"), b("in/x/b/c.txt", "x");
  const std::vector<CheckedDocument> documents{a.checked(), b.checked()};
  const std::vector<std::string> links{"a.html", "c #1.html"};
  const auto page = html_index(documents, links, {}, context);
  EXPECT_THAT(page, HasSubstr("<span class=\"folder\">in/x/</span>"));
  EXPECT_THAT(page, HasSubstr("<a href=\"a.html\">a.txt</a>"));
  EXPECT_THAT(page, HasSubstr("<a href=\"c%20%231.html\">b/c.txt</a>"));
}

TEST(HtmlIndex, ListsNamesWithTheirSpellings) {
  const SampleDocument a("in/<a>.txt", "x"), b("in/b.txt", "x");
  const std::vector<CheckedDocument> documents{a.checked(), b.checked()};
  const std::vector<std::string> links{"a.html", "b.html"};
  const std::vector<BatchName> names{
      {.preferred = "Jan <Nowak>", .spellings = {{"Jan Nowak", 3}, {"Jan Novak", 1}}, .documents = {0, 1}}};
  const auto page = html_index(documents, links, names, context);
  EXPECT_THAT(page, HasSubstr("Jan &lt;Nowak&gt;"));
  EXPECT_THAT(page, HasSubstr("<span>Jan Novak <span class=\"count\">1</span></span>"));
  EXPECT_THAT(page, HasSubstr("<a href=\"a.html\" title=\"in/&lt;a&gt;.txt\">&lt;a&gt;.txt</a>"));
  EXPECT_THAT(html_index(documents, links, {}, context), HasSubstr("<section hidden><h2 id=\"names\">"));
}

}  // namespace
}  // namespace copydesk
