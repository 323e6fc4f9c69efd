#include <algorithm>
#include <string_view>

#include "copydesk/checks/boilerplate_lines.h"
#include "copydesk/checks/checks.h"
#include "copydesk/checks/headline_like.h"

namespace copydesk {
namespace {

/// "0:00 0:02:54 0:00", "00:00 / 03:12": two clocks or more and nothing else, or one that stands still.
bool is_clock(const Article& article, const Block& block) {
  std::size_t clocks = 0;
  bool at_zero = false;
  for (const auto& token : article.document.tokens_of(block)) {
    const auto text = article.at(token);
    if (token.kind == TokenKind::number) {
      if (text.find(':') == std::string_view::npos || text.find_first_not_of("0123456789:") != std::string_view::npos)
        return false;
      ++clocks;
      at_zero |= text == "0:00" || text == "00:00";
    } else if (text != "/" && text != "|" && text != "-" && text != "·") {
      return false;
    }
  }
  return clocks >= 1 && at_zero;
}

void report(FindingSink& sink, Span span) {
  sink.add("boilerplate/player-block", span).suggestions.push_back({.span = span, .text = ""});
}

}  // namespace

void player_block(const Article& article, FindingSink& sink) {
  const auto& blocks = article.document.blocks;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (!is_clock(article, blocks[i])) continue;
    sink.add("boilerplate/player-clock", blocks[i].span).suggestions.push_back({.span = blocks[i].span, .text = ""});
  }
  const BoilerplateLines lines(article, sink);
  for (std::size_t i = 0; i < blocks.size();) {
    if (!lines.is_player(i)) {
      ++i;
      continue;
    }
    auto end = i + 1;
    while (end < blocks.size() && lines.is_player(end)) ++end;
    // The headline of the video stands above its player.
    const bool has_title = i > 0 && !lines.is_firm(i - 1) &&
                           (blocks[i - 1].kind == BlockKind::furniture || blocks[i - 1].kind == BlockKind::subhead) &&
                           headline_signs(article, blocks[i - 1]).may_be;
    const bool certain = end - i >= 2 || is_clock(article, blocks[i]);
    if (has_title && certain) report(sink, {.begin = blocks[i - 1].span.begin, .end = blocks[end - 1].span.end});
    i = end;
  }
}

}  // namespace copydesk
