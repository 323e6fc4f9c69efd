#include "copydesk/report/html_findings.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "copydesk/report/html_text.h"

namespace copydesk::html {
namespace {

constexpr std::size_t longest_quote = 160;  // bytes
constexpr std::size_t most_suggestions = 3;
constexpr std::size_t cards_in_list = 50;  // as with the parts of the article
constexpr std::array gravest_first{Severity::error, Severity::warning, Severity::advice};

std::string quotation(const CheckedDocument& document, std::size_t index) {
  const auto& finding = document.findings[index];
  const auto quoted = slice(document.text->utf8(), document.text->to_utf8(finding.span));
  auto out =
      fmt::format("<p class=\"quote\"><span class=\"number\">{0}</span><a href=\"#place-{0}\">{1}</a>", index + 1,
                  escaped(visible(shortened(is_invisible(quoted) ? "(invisible)" : quoted, longest_quote))));
  for (std::size_t i = 0; i < std::min(most_suggestions, finding.suggestions.size()); ++i) {
    const auto better = corrected(document, finding, finding.suggestions[i]);
    out += fmt::format(" <span class=\"suggestion\"><span class=\"arrow\">{}</span> <ins>{}</ins></span>",
                       i == 0 ? "→" : "or", better.empty() ? "delete" : escaped(shortened(better, longest_quote)));
  }
  if (!finding.suggestions.empty() && finding.suggestions.front().safe)
    out += " <span class=\"safe\" title=\"Needs no second look\">safe</span>";
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

std::string card(const CheckedDocument& document, const LineIndex& lines, std::size_t index) {
  const auto& finding = document.findings[index];
  const auto line = lines.at(document.text->to_utf8(finding.span).begin).line;
  auto out = fmt::format(
      "<li class=\"card severity-{}\" id=\"finding-{}\" tabindex=\"-1\" data-finding=\"{}\" data-family=\"{}\">",
      name(finding.severity), index + 1, index + 1, finding.family());
  out += quotation(document, index);
  out += fmt::format("<p class=\"message\">{}</p>", escaped(finding.message));
  out += evidence(document, lines, index);
  out += fmt::format(
      "<p class=\"place\"><span>line {}</span><span>{:.0f} % sure</span><a class=\"rule\" href=\"#rule-{}\">{}</a></p>",
      line, 100 * finding.confidence, escaped(finding.rule), escaped(finding.rule));
  return out + "</li>\n";
}

std::string filter(std::string_view kind, std::string_view label, std::string_view style, bool on, std::size_t count) {
  return fmt::format(
      "<button type=\"button\"{} data-kind=\"{}\" aria-pressed=\"{}\">{} <span class=\"count\">{}</span></button>",
      style, kind, on, label, count);
}

}  // namespace

std::string_view group_name(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "Fix now";
    case Severity::warning:
      return "Check";
    case Severity::advice:
      return "Advice";
  }
  return "";
}

std::string in_groups(const SeverityCounts& counts) {
  if (counts.total() == 0) return "Nothing found.";
  auto words = fmt::format("{} to fix now, {} to check", counts[Severity::error], counts[Severity::warning]);
  if (counts[Severity::advice] > 0) words += ", " + counted(counts[Severity::advice], "piece") + " of advice";
  return words;
}

std::string finding_groups(const CheckedDocument& document, const LineIndex& lines) {
  SeverityCounts counts;
  counts.add(document.findings);
  std::string out;
  for (const auto severity : gravest_first) {
    if (counts[severity] == 0) continue;
    std::string cards;
    std::size_t listed = 0;
    for (std::size_t i = 0; i < document.findings.size(); ++i) {
      if (document.findings[i].severity != severity) continue;
      if (listed > 0 && listed % cards_in_list == 0) cards += "</ol><ol>";
      ++listed;
      cards += card(document, lines, i);
    }
    out += fmt::format(
        "<section class=\"group severity-{0}\" data-severity=\"{0}\" aria-labelledby=\"group-{0}\"><h2 "
        "id=\"group-{0}\">{1} <span class=\"left\">{2}</span></h2><ol>{3}</ol></section>\n",
        name(severity), group_name(severity), counts[severity], cards);
  }
  return out;
}

std::string filters(std::span<const Finding> findings) {
  SeverityCounts severities;
  severities.add(findings);
  const bool only_advice = severities[Severity::advice] == severities.total();
  std::string out;
  for (const auto severity : gravest_first) {
    if (severities[severity] == 0) continue;
    out += filter(name(severity), group_name(severity), fmt::format(" class=\"severity-{}\"", name(severity)),
                  severity != Severity::advice || only_advice, severities[severity]);
  }
  std::map<std::string_view, std::size_t> families;
  for (const auto& finding : findings) ++families[finding.family()];
  out +=
      "<button type=\"button\" id=\"hide-decided\" aria-pressed=\"false\">only undecided</button><span "
      "class=\"gap\"></span>";
  for (const auto& [family, count] : families) out += filter(family, family, "", true, count);
  return out;
}

std::string rules_of(std::span<const Finding> findings, const ReportContext& context) {
  std::set<std::string_view> ids;
  for (const auto& finding : findings) ids.insert(finding.rule);
  std::string out;
  for (const auto id : ids) {
    const auto* rule = find_rule(context, id);
    out += fmt::format("<article id=\"rule-{0}\"><h3><code>{0}</code></h3>", escaped(id));
    if (rule != nullptr) out += fmt::format("<p>{}</p>", escaped(rule->why));
    if (rule != nullptr && !rule->bad.empty() && !rule->good.empty()) {
      out += fmt::format("<dl><dt>Wrong</dt><dd>{}</dd><dt>Right</dt><dd>{}</dd></dl>",
                         escaped(shortened(rule->bad.front(), 2 * longest_quote)),
                         escaped(shortened(rule->good.front(), 2 * longest_quote)));
    }
    out += "</article>\n";
  }
  return out;
}

}  // namespace copydesk::html
