#include <algorithm>

#include "copydesk/checks/boilerplate_lines.h"
#include "copydesk/checks/checks.h"

namespace copydesk {
namespace {

/// What an article has around its text.
bool is_head(const Block& block) {
  return block.kind == BlockKind::headline || block.kind == BlockKind::byline || block.kind == BlockKind::dateline ||
         block.kind == BlockKind::stamp;
}

}  // namespace

void empty_article(const Article& article, FindingSink& sink) {
  const auto& blocks = article.document.blocks;
  if (article.goes_on) return;  // a part of a long text
  if (blocks.empty()) {
    sink.add("structure/empty-article", {});
    return;
  }
  // A headline alone may be meant so; with what a page has around it, the text did not come.
  const BoilerplateLines lines(article, sink);
  bool of_page = false;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (!is_head(blocks[i]) && !lines.is_firm(i)) return;
    of_page |= lines.is_firm(i) || blocks[i].kind == BlockKind::byline || blocks[i].kind == BlockKind::stamp;
  }
  if (of_page) sink.add("structure/empty-article", blocks.back().span);
}

}  // namespace copydesk
