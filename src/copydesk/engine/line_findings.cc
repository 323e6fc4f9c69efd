#include "copydesk/engine/line_findings.h"

#include <algorithm>
#include <vector>

namespace copydesk {
namespace {

// On 140 clean articles no line but headlines, bylines and stamps is so unlikely to be text.
constexpr float most_text_probability = 0.1F;
// May be removed without a look: out of fold on pages-dev, 11,542 of 11,559 such lines stood outside of the marked
// body, and 1,595 of the 1,596 that rules know as well.
constexpr float safe_probability = 0.01F;
constexpr std::size_t fewest_odd_lines = 3;
constexpr std::size_t largest_page = std::size_t{1} << 20U;  // bytes; what is larger is a dump of many articles

bool is_surely_furniture(const PageLine& line) {
  return !line.is_text && is_furniture(line.kind) && line.text_probability <= most_text_probability;
}

bool may_go_unseen(const PageLine& line) {
  return is_surely_furniture(line) && line.text_probability <= safe_probability;
}

/// Tells something that the desk should know besides that a line is to go: who reported the news, who wrote it.
bool is_for_a_person(const Finding& finding) {
  return finding.rule == "boilerplate/republication-credit" || finding.rule.starts_with("boilerplate/assistant-");
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
      safe &= may_go_unseen(lines[end]);
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
  for (auto& finding : findings) {
    if (finding.family() != "boilerplate" || finding.severity == Severity::advice || finding.suggestions.empty() ||
        is_for_a_person(finding))
      continue;
    auto& suggestion = finding.suggestions.front();
    const auto first = line_at(lines, suggestion.span.begin);
    auto end = first;
    bool safe = suggestion.text.empty();
    for (; end < lines.size() && lines[end].span.begin < suggestion.span.end; ++end) safe &= may_go_unseen(lines[end]);
    const bool whole = first < end && suggestion.span.begin <= lines[first].span.begin &&
                       lines[end - 1].span.end <= suggestion.span.end;
    suggestion.safe |= safe && whole;
  }
}

}  // namespace copydesk
