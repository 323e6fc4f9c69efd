#include "copydesk/checks/boilerplate_lines.h"

#include <algorithm>

namespace copydesk {

std::uint8_t BoilerplateLines::signs_of(const Finding& finding) {
  const std::string_view rule = finding.rule;
  std::uint8_t signs = finding.severity == Severity::advice ? weak : firm;
  if (rule.starts_with("boilerplate/related-heading")) signs |= heading;
  if (rule.starts_with("boilerplate/player-")) signs |= player;
  if (rule == "boilerplate/section-name" || rule == "boilerplate/desk-name") signs |= section;
  if (rule == "boilerplate/publication-stamp" || rule == "boilerplate/relative-time") signs |= time_stamp;
  return signs;
}

BoilerplateLines::BoilerplateLines(const Article& article, const FindingSink& sink)
    : signs_(article.document.blocks.size(), 0) {
  const auto& blocks = article.document.blocks;
  for (const auto& finding : sink.found()) {
    if (finding.family() != "boilerplate" || finding.rule == "boilerplate/agency-credit") continue;
    auto block = std::partition_point(blocks.begin(), blocks.end(),
                                      [&](const Block& b) { return b.span.end <= finding.span.begin; });
    for (; block != blocks.end() && block->span.begin < finding.span.end; ++block) {
      const auto covered =
          std::min(block->span.end, finding.span.end) - std::max(block->span.begin, finding.span.begin);
      if (covered * 2 >= block->span.size())
        signs_[static_cast<std::size_t>(block - blocks.begin())] |= signs_of(finding);
    }
  }
}

}  // namespace copydesk
