#include <algorithm>
#include <cstdint>
#include <vector>

#include "copydesk/checks/boilerplate_lines.h"
#include "copydesk/checks/checks.h"
#include "copydesk/checks/headline_like.h"

namespace copydesk {
namespace {

constexpr std::size_t fewest_without_heading = 3;
constexpr std::uint32_t most_teaser_words = 45;
// Lists end; what stands so far below their heading is something else.
constexpr std::size_t longest_list = 40;

bool is_line(const Block& block) {
  return block.kind == BlockKind::furniture || block.kind == BlockKind::subhead || block.kind == BlockKind::list ||
         block.kind == BlockKind::caption;
}

bool outside_body(const Block& block) {
  return has(block.marks, BlockMark::before_prose | BlockMark::after_prose);
}

class ListFinder {
 public:
  ListFinder(const Article& article, FindingSink& sink)
      : article_(article), sink_(sink), lines_(article, sink), blocks_(article.document.blocks) {}

  void find() {
    for (std::size_t i = 0; i < blocks_.size();) i = lines_.heads_list(i) ? under_heading(i + 1) : without_heading(i);
  }

 private:
  /// What may stand between the headlines of a list: times, labels, buttons.
  [[nodiscard]] bool goes_between(std::size_t i) const {
    return i < blocks_.size() && !lines_.heads_list(i) &&
           (lines_.is_firm(i) || lines_.is_weak(i) || blocks_[i].kind == BlockKind::stamp);
  }

  void report(std::size_t i, float confidence) {
    const Span span = blocks_[i].span;
    auto& finding = sink_.add("boilerplate/related-headline", span);
    finding.confidence = confidence;
    finding.suggestions.push_back({.span = span, .text = ""});
  }

  /// The lines from `i` on, behind a heading. Returns where the list ends.
  std::size_t under_heading(std::size_t i) {
    const auto end = std::min(blocks_.size(), i + longest_list);
    std::size_t taken = 0;
    for (; i < end; ++i) {
      if (lines_.heads_list(i)) break;
      if (goes_between(i)) continue;
      const auto& block = blocks_[i];
      const bool headline = (is_line(block) || block.kind == BlockKind::headline) &&
                            headline_signs(article_, block).may_be &&
                            (outside_body(block) || block.kind != BlockKind::caption);
      if (headline && (taken > 0 || block.kind != BlockKind::headline)) {
        report(i, outside_body(block) ? 0.9F : 0.8F);
      } else if (block.kind == BlockKind::furniture && is_name_line(article_, block)) {
        report(i, 0.8F);
      } else if (!is_teaser(i, taken)) {
        break;
      } else {
        report(i, 0.7F);
      }
      ++taken;
    }
    return i;
  }

  /// A sentence on another article, between its headline and the next one.
  [[nodiscard]] bool is_teaser(std::size_t i, std::size_t taken) const {
    const auto& block = blocks_[i];
    if (taken == 0 || !has(block.marks, BlockMark::after_prose) ||
        block.end_token - block.first_token > most_teaser_words)
      return false;
    auto next = i + 1;
    while (goes_between(next)) ++next;
    return next < blocks_.size() && is_line(blocks_[next]) && headline_signs(article_, blocks_[next]).may_be;
  }

  /// A run of headlines from `i` on, outside of the body. Returns where it ends, or the next block.
  std::size_t without_heading(std::size_t i) {
    std::vector<std::size_t> run;
    std::size_t titles = 0, sentences = 0, end = i;
    for (; end < blocks_.size() && !lines_.heads_list(end); ++end) {
      if (!run.empty() && goes_between(end)) continue;
      const auto& block = blocks_[end];
      if (!outside_body(block) || (block.kind != BlockKind::furniture && block.kind != BlockKind::list) ||
          lines_.is_firm(end))
        break;
      const auto signs = headline_signs(article_, block);
      if (!signs.may_be) break;
      run.push_back(end);
      titles += signs.title_case && signs.has_verb;
      // In lower case a headline is told from a line of verse or a recipe by a verb and a name.
      sentences += !signs.title_case && signs.has_verb && signs.capitalised > 0;
    }
    if (run.empty()) return i + 1;
    if (run.size() >= fewest_without_heading && (titles + sentences) * 2 >= run.size()) {
      for (const auto line : run) report(line, 0.8F);
    }
    return end;
  }

  const Article& article_;
  FindingSink& sink_;
  BoilerplateLines lines_;
  const std::vector<Block>& blocks_;
};

}  // namespace

void related_headlines(const Article& article, FindingSink& sink) {
  ListFinder(article, sink).find();
}

}  // namespace copydesk
