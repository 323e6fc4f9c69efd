#include "copydesk/engine/boilerplate_runs.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace copydesk {
namespace {

constexpr std::string_view blanks = " \t\f\v", line_ends = "\r\n", white_space = " \t\f\v\r\n";

/// Findings that may become one, and what they have in common.
struct Run {
  std::size_t begin = 0, end = 0;  // of the findings
  std::optional<LineKind> kind = {};
};

class RunJoiner {
 public:
  RunJoiner(const Text& text, const RuleKinds& kinds, std::vector<Finding>& findings)
      : text_(text), kinds_(kinds), findings_(findings) {}

  void join() {
    std::vector<Finding> joined;
    for (std::size_t i = 0; i < findings_.size();) {
      const auto run = run_from(i);
      joined.push_back(run.end - run.begin > 1 ? one_of(run) : std::move(findings_[i]));
      i = run.end;
    }
    findings_ = std::move(joined);
  }

 private:
  [[nodiscard]] Run run_from(std::size_t first) const {
    Run run{.begin = first, .end = first + 1, .kind = kind_of(findings_[first])};
    if (!deletes_lines(findings_[first])) return run;
    for (auto i = run.end; i < findings_.size(); ++i) {
      const auto& next = findings_[i];
      const auto kind = kind_of(next);
      if (kind && kind != run.kind) break;
      if (next.severity != findings_[first].severity || !deletes_lines(next) || !follows(i)) break;
      if (kind == run.kind) run.end = i + 1;  // what has no kind belongs to what stands on both sides of it
    }
    return run;
  }

  /// None where a finding does not tell; the line model tells it in the message alone.
  [[nodiscard]] std::optional<LineKind> kind_of(const Finding& finding) const {
    if (const auto kind = kinds_.find(finding.rule); kind != kinds_.end()) return kind->second;
    if (finding.rule != "boilerplate/line-model") return std::nullopt;
    for (std::size_t kind = 0; kind < line_kinds; ++kind) {
      if (finding.message.ends_with(description(static_cast<LineKind>(kind)))) return static_cast<LineKind>(kind);
    }
    return std::nullopt;
  }

  /// Does it call whole lines boilerplate, and is nothing else to be done than to delete them?
  [[nodiscard]] bool deletes_lines(const Finding& finding) const {
    const bool known = kinds_.contains(finding.rule) || finding.rule == "boilerplate/line-model" ||
                       finding.rule == "boilerplate/neighbour";
    if (!known || finding.severity == Severity::advice || finding.suggestions.empty()) return false;
    const auto& suggestion = finding.suggestions.front();
    if (!suggestion.text.empty() || suggestion.span != finding.span) return false;
    const auto utf8 = text_.utf8();
    const auto span = text_.to_utf8(finding.span);
    const auto before = utf8.substr(0, span.begin).find_last_not_of(blanks);
    const auto behind = utf8.find_first_not_of(blanks, span.end);
    return (before == utf8.npos || line_ends.find(utf8[before]) != line_ends.npos) &&
           (behind == utf8.npos || line_ends.find(utf8[behind]) != line_ends.npos);
  }

  /// Is there nothing but white space between a finding and the one before it?
  [[nodiscard]] bool follows(std::size_t i) const {
    const auto end = text_.to_utf8(findings_[i - 1].span).end, begin = text_.to_utf8(findings_[i].span).begin;
    return end <= begin &&
           text_.utf8().substr(end, begin - end).find_first_not_of(white_space) == std::string_view::npos;
  }

  [[nodiscard]] Finding one_of(const Run& run) const {
    const std::span<const Finding> members(findings_.begin() + static_cast<std::ptrdiff_t>(run.begin),
                                           findings_.begin() + static_cast<std::ptrdiff_t>(run.end));
    const auto [least, most] = std::minmax_element(
        members.begin(), members.end(), [](const Finding& a, const Finding& b) { return a.confidence < b.confidence; });
    auto one = *most;
    one.confidence = least->confidence;  // all of its lines go together
    one.span = {.begin = members.front().span.begin, .end = members.back().span.end};
    one.message = fmt::format("Not part of the article: {} ({} lines)",
                              run.kind ? description(*run.kind) : "lines among boilerplate", lines_in(one.span));
    one.suggestions = {{.span = one.span, .text = "", .safe = std::all_of(members.begin(), members.end(), is_safe)}};
    one.related.clear();
    for (const auto& member : members)
      one.related.insert(one.related.end(), member.related.begin(), member.related.end());
    return one;
  }

  static bool is_safe(const Finding& finding) { return finding.suggestions.front().safe; }

  /// Lines that are not blank.
  [[nodiscard]] std::size_t lines_in(Span span) const {
    const auto utf8 = slice(text_.utf8(), text_.to_utf8(span));
    std::size_t lines = 0;
    for (auto at = utf8.find_first_not_of(white_space); at != utf8.npos; ++lines) {
      const auto end = utf8.find_first_of(line_ends, at);
      at = end == utf8.npos ? end : utf8.find_first_not_of(white_space, end);
    }
    return lines;
  }

  const Text& text_;
  const RuleKinds& kinds_;
  std::vector<Finding>& findings_;
};

}  // namespace

void join_boilerplate_runs(const Text& text, const RuleKinds& kinds, std::vector<Finding>& findings) {
  RunJoiner(text, kinds, findings).join();
}

}  // namespace copydesk
