#include "copydesk/checks/boilerplate_lines.h"
#include "copydesk/checks/checks.h"

namespace copydesk {

void section_label(const Article& article, FindingSink& sink) {
  const BoilerplateLines lines(article, sink);
  const auto& blocks = article.document.blocks;
  const auto is_headline = [&](std::size_t i) { return i < blocks.size() && blocks[i].kind == BlockKind::headline; };
  const auto is_stamp = [&](std::size_t i) { return i < blocks.size() && blocks[i].kind == BlockKind::stamp; };
  for (std::size_t i = 0; i < blocks.size() && has(blocks[i].marks, BlockMark::before_prose); ++i) {
    if (!lines.is_section(i) || lines.is_firm(i)) continue;
    const bool at_headline = is_headline(i - 1) || is_headline(i + 1);
    const bool at_stamp = is_stamp(i - 1) || is_stamp(i + 1);
    const bool at_boilerplate =
        lines.is_firm(i - 1) || lines.is_firm(i + 1) || lines.is_section(i - 1) || lines.is_section(i + 1);
    const int evidence = at_headline + at_stamp + 2 * at_boilerplate;
    if (evidence == 0) continue;
    auto& finding = sink.add("boilerplate/section-label", blocks[i].span);
    if (evidence == 1) finding.confidence = 0.75F;
    finding.suggestions.push_back({.span = blocks[i].span, .text = ""});
  }
}

}  // namespace copydesk
