#include "copydesk/html/page.h"

#include <gtest/gtest.h>

namespace copydesk {
namespace {

HtmlPage page_of(std::string_view html) {
  auto page = read_html(html);
  EXPECT_TRUE(page) << page.error().message;
  return page ? std::move(*page) : HtmlPage{};
}

TEST(HtmlPage, IsTheLinesThatABrowserShows) {
  EXPECT_EQ(page_of("<p>The harbour  was\n <b>closed</b> on Monday.</p><p>Ferries waited.").text,
            "The harbour was closed on Monday.\n\nFerries waited.");
  EXPECT_EQ(page_of("<ul><li>Home<li>Sport</ul>").text, "Home\nSport");
  EXPECT_EQ(page_of("one<br>two").text, "one\ntwo");
  EXPECT_EQ(page_of("Caf&eacute; &amp; bar").text, "Café & bar");
  EXPECT_EQ(page_of("un<i>split</i>").text, "unsplit");
  EXPECT_EQ(page_of("").text, "");
}

TEST(HtmlPage, LeavesOutWhatShowsNoText) {
  EXPECT_EQ(page_of("<script>if (a < b) run();</script><style>p {}</style><p>Shown.</p><!-- not -->").text, "Shown.");
  EXPECT_EQ(page_of("<div hidden>a</div><div style='color: red; display : none'>b</div><p>c</p>").text, "c");
  EXPECT_EQ(page_of("<select><option>Albania</select><textarea>write</textarea>Shown.").text, "Shown.");
}

TEST(HtmlPage, KnowsTheTitle) {
  EXPECT_EQ(page_of("<html><head><title>Ferry &amp; dog</title></head><body>x</body></html>").title, "Ferry & dog");
  EXPECT_EQ(page_of("<p>no head").title, "");
}

TEST(HtmlPage, TellsWhereALineStandsInTheFile) {
  constexpr std::string_view html = "<div>first</div>\n<p>the <b>second</b> line</p>";
  const HtmlPage page = page_of(html);
  ASSERT_EQ(page.lines.size(), 2U);
  EXPECT_EQ(slice(html, page.lines[0].source), "first");
  EXPECT_EQ(slice(html, page.lines[1].source), "the <b>second</b> line");
}

TEST(HtmlPage, ElementsAndLinksAreEvidence) {
  const HtmlPage page = page_of(
      "<nav><a href=/>Home</a></nav>"
      "<p>The port of Haldmoor was closed for the third day running as the storm went on.</p>"
      "<h2>What comes next</h2>"
      "<p><a href=/more>Storm damages the roof of the school in Aldby</a></p>"
      "<footer>All rights reserved</footer>");
  ASSERT_EQ(page.lines.size(), 5U);
  EXPECT_LT(page.lines[0].evidence, -2);
  EXPECT_GT(page.lines[1].evidence, 0);
  EXPECT_EQ(page.lines[2].evidence, 0);
  EXPECT_LT(page.lines[3].evidence, 0);
  EXPECT_LT(page.lines[4].evidence, 0);
}

TEST(HtmlPage, HasALineForEachThatIsNotBlank) {
  for (const std::string_view html :
       {"<p>a<p><p> </p>b<table><tr><td>c<td>d</table>e", "a<br><br>b", "<div>&nbsp;</div>c", "<p>\xC2\xA0 x</p>"}) {
    const HtmlPage page = page_of(html);
    std::size_t lines = 0;
    for (std::size_t at = 0; at <= page.text.size();) {
      const std::size_t end = std::min(page.text.find('\n', at), page.text.size());
      lines += end > at;
      at = end + 1;
    }
    EXPECT_EQ(lines, page.lines.size()) << html;
  }
}

TEST(HtmlPage, DeepOrLargeHtmlIsRefusedOrRead) {
  std::string deep;
  for (int i = 0; i < 10'000; ++i) deep += "<div>";
  EXPECT_EQ(page_of(deep + "below").text, "below");
  for (int i = 0; i < 20'000; ++i) deep += "<b>";
  const auto refused = read_html(deep);
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message.find("nested"), std::string::npos);
  EXPECT_FALSE(read_html(std::string(largest_html + 1, 'x')));
}

TEST(IsHtml, GoesByTheNameOrTheBegin) {
  EXPECT_TRUE(is_html("page.HTML", ""));
  EXPECT_TRUE(is_html("-", " \n<!DOCTYPE html><p>"));
  EXPECT_TRUE(is_html("", "<html lang=en>"));
  EXPECT_FALSE(is_html("page.txt", "<p>a paragraph</p>"));
}

}  // namespace
}  // namespace copydesk
