#include "copydesk/engine/line_findings.h"

#include <algorithm>
#include <vector>

namespace copydesk {
namespace {

// On 140 clean articles no line but headlines, bylines and stamps is so unlikely to be text.
constexpr float most_text_probability = 0.1F;
constexpr float safe_probability = 0.01F;  // may be removed without a look
constexpr std::size_t fewest_odd_lines = 3;
constexpr std::size_t largest_page = std::size_t{1} << 20U;  // bytes; what is larger is a dump of many articles

bool is_surely_furniture(const PageLine& line) {
  return !line.is_text && is_furniture(line.kind) && line.text_probability <= most_text_probability;
}

/// The first line that does not end before a place.
std::size_t line_at(std::span<const PageLine> lines, std::uint32_t place) {
  return static_cast<std::size_t>(
      std::partition_point(lines.begin(), lines.end(), [&](const PageLine& line) { return line.span.end <= place; }) -
      lines.begin());
}

}  // namespace

bool may_be_page(const Document& document, std::span<const Finding> found) {
  if (document.text.size() > largest_page) return false;
  std::size_t odd = 0;
  for (const auto& block : document.blocks) odd += block.kind == BlockKind::furniture;
  return odd >= fewest_odd_lines ||
         std::any_of(found.begin(), found.end(), [](const Finding& f) { return f.family() == "boilerplate"; });
}

void add_line_findings(std::span<const PageLine> lines, FindingSink& sink) {
  // Which lines other findings of boilerplate speak of already.
  std::vector<bool> known(lines.size(), false);
  for (const auto& finding : sink.found()) {
    if (finding.family() != "boilerplate" && finding.rule != "structure/repeated-headline") continue;
    for (auto i = line_at(lines, finding.span.begin); i < lines.size() && lines[i].span.begin < finding.span.end; ++i)
      known[i] = true;
  }
  for (std::size_t i = 0; i < lines.size();) {
    auto end = i;
    bool safe = true;
    while (end < lines.size() && !known[end] && is_surely_furniture(lines[end]) &&
           description(lines[end].kind) == description(lines[i].kind)) {
      safe &= lines[end].text_probability <= safe_probability;
      ++end;
    }
    if (end == i) {
      ++i;
      continue;
    }
    const Span span{lines[i].span.begin, lines[end - 1].span.end};
    auto& finding = sink.add("boilerplate/line-model", span, {{"kind", description(lines[i].kind)}});
    finding.suggestions.push_back({.span = span, .text = "", .safe = safe});
    i = end;
  }
}

void settle_boilerplate(std::span<const PageLine> lines, std::vector<Finding>& findings) {
  const auto is_of_article = [&](const Finding& finding) {
    const auto i = line_at(lines, finding.span.begin);
    return finding.rule == "boilerplate/neighbour" && i < lines.size() && lines[i].kind == LineKind::headline &&
           !lines[i].repeated;
  };
  findings.erase(std::remove_if(findings.begin(), findings.end(), is_of_article), findings.end());
}

}  // namespace copydesk
