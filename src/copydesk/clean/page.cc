#include "copydesk/clean/page.h"

#include <utility>

#include "copydesk/html/page.h"

namespace copydesk {
namespace {

Result<Page> read_text(std::string bytes, TextSource source) {
  auto text = Text::decode(std::move(bytes), source);
  if (!text) return tl::unexpected(text.error());
  return Page{.text = std::move(*text)};
}

}  // namespace

Result<Page> read_page(std::string bytes, bool is_html, TextSource source) {
  if (!is_html) return read_text(std::move(bytes), source);
  const auto html = Text::decode(std::move(bytes), source);
  if (!html) return tl::unexpected(html.error());
  auto shown = read_html(html->utf8());
  if (!shown) return tl::unexpected(shown.error());
  auto page = read_text(std::move(shown->text), TextSource::unicode);
  if (!page) return page;
  page->title = std::move(shown->title);
  for (const auto& line : shown->lines) page->evidence.push_back(line.evidence);
  return page;
}

CleanedArticle clean_page(const Page& page, Cleaner& cleaner, CleanOptions options) {
  options.evidence = page.evidence;
  auto article = cleaner.clean(page.text, options);
  if (article.title.empty()) article.title = page.title;
  return article;
}

}  // namespace copydesk
