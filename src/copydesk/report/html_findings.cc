#include "copydesk/report/html_findings.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "copydesk/report/html_text.h"
#include "copydesk/report/wording.h"

namespace copydesk::html {
namespace {

constexpr std::size_t longest_quote = 160;  // bytes
constexpr std::size_t most_suggestions = 3;

std::string quotation(const CheckedDocument& document, std::size_t index) {
  const auto& finding = document.findings[index];
  const auto quoted = slice(document.text->utf8(), document.text->to_utf8(finding.span));
  auto out = fmt::format("<p class=\"quote\"><a href=\"#place-{}\" title=\"Show in the article\">{}</a>", index + 1,
                         escaped(visible(shortened(is_invisible(quoted) ? "(invisible)" : quoted, longest_quote))));
  for (std::size_t i = 0; i < std::min(most_suggestions, finding.suggestions.size()); ++i) {
    const auto better = corrected(document, finding, finding.suggestions[i]);
    out += fmt::format(" <span class=\"arrow\">{}</span> <ins>{}</ins>", i == 0 ? "→" : "or",
                       better.empty() ? "delete" : escaped(shortened(better, longest_quote)));
  }
  if (!finding.suggestions.empty() && finding.suggestions.front().safe)
    out += " <span class=\"safe\" title=\"May be applied without a second look\">safe</span>";
  return out + "</p>";
}

std::string evidence(const CheckedDocument& document, const LineIndex& lines, std::size_t index) {
  const auto& related = document.findings[index].related;
  if (related.empty()) return {};
  std::string out = "<ul>";
  for (std::size_t n = 0; n < related.size(); ++n) {
    const auto there = document.text->to_utf8(related[n].span);
    out += fmt::format("<li><a href=\"#evidence-{}-{}\">line {}</a>: {}</li>", index + 1, n + 1,
                       lines.at(there.begin).line, escaped(related[n].message));
  }
  return out + "</ul>";
}

}  // namespace

std::string card(const CheckedDocument& document, const LineIndex& lines, std::size_t index,
                 const ReportContext& context) {
  const auto& finding = document.findings[index];
  const auto line = lines.at(document.text->to_utf8(finding.span).begin).line;
  auto out = fmt::format(
      "<li class=\"card severity-{0}\" id=\"finding-{1}\" tabindex=\"-1\" data-finding=\"{1}\" data-family=\"{2}\" "
      "data-severity=\"{0}\"><p class=\"place\"><span class=\"number\">{1}</span><span class=\"severity\">{0}</span>"
      "<span>line {3}</span><span>{4:.0f} % sure</span></p><p class=\"message\">{5}</p>",
      name(finding.severity), index + 1, finding.family(), line, 100 * finding.confidence, escaped(finding.message));
  out += quotation(document, index) + evidence(document, lines, index);
  const auto* rule = find_rule(context, finding.rule);
  out += fmt::format("<details><summary><span>Why</span> <code>{}</code></summary><p>{}</p>", escaped(finding.rule),
                     rule != nullptr ? escaped(rule->why) : std::string());
  if (rule != nullptr && !rule->bad.empty() && !rule->good.empty()) {
    out += fmt::format("<dl><dt>Wrong</dt><dd>{}</dd><dt>Right</dt><dd>{}</dd></dl>",
                       escaped(shortened(rule->bad.front(), 2 * longest_quote)),
                       escaped(shortened(rule->good.front(), 2 * longest_quote)));
  }
  return out + "</details></li>\n";
}

std::string filters(std::span<const Finding> findings) {
  SeverityCounts severities;
  severities.add(findings);
  std::string out;
  for (const auto severity : {Severity::error, Severity::warning, Severity::advice}) {
    if (severities[severity] == 0) continue;
    out += fmt::format(
        "<button type=\"button\" class=\"severity-{0}\" data-kind=\"{0}\" aria-pressed=\"{1}\">{0} "
        "<span>{2}</span></button>",
        name(severity), severity != Severity::advice, severities[severity]);
  }
  out += "<span class=\"gap\"></span>";
  std::map<std::string_view, std::size_t> families;
  for (const auto& finding : findings) ++families[finding.family()];
  for (const auto& [family, count] : families) {
    out += fmt::format("<button type=\"button\" data-kind=\"{0}\" aria-pressed=\"true\">{0} <span>{1}</span></button>",
                       family, count);
  }
  return out;
}

}  // namespace copydesk::html
