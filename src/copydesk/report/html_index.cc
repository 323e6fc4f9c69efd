#include <algorithm>
#include <map>

#include "embedded_templates.h"
#include <fmt/format.h>

#include "copydesk/report/html_findings.h"
#include "copydesk/report/html_text.h"
#include "copydesk/report/report.h"
#include "copydesk/report/wording.h"

namespace copydesk {
namespace {

using html::escaped;

constexpr std::size_t most_rules = 15, most_names = 200, most_links = 3;
constexpr std::array severities{Severity::error, Severity::warning, Severity::advice};

using Counts = std::map<std::string_view, std::size_t>;

// The folders that all paths share, up to the last slash.
std::string_view common_folder(std::span<const CheckedDocument> documents) {
  if (documents.empty()) return {};
  std::string_view common = documents.front().path;
  for (const auto& document : documents) {
    const auto apart = std::mismatch(common.begin(), common.end(), document.path.begin(), document.path.end());
    common = common.substr(0, static_cast<std::size_t>(apart.first - common.begin()));
  }
  return common.substr(0, common.find_last_of('/') + 1);
}

std::string head(std::string_view text, std::string_view style) {
  return fmt::format("<th scope=\"col\" class=\"{}\"><button type=\"button\">{}</button></th>", style, text);
}

std::string number_cell(std::size_t count, std::string_view style) {
  return fmt::format("<td class=\"number {}{}\">{}</td>", style, count == 0 ? " zero" : "", count);
}

std::string heads(const Counts& families) {
  auto out = head("article", "");
  for (const auto severity : severities)
    out += head(html::group_name(severity), fmt::format("number severity-{}", name(severity)));
  for (const auto& family : families) out += head(escaped(family.first), "number family");
  return out;
}

std::string row(const CheckedDocument& document, std::string_view path, std::string_view link,
                const Counts& all_families) {
  SeverityCounts counts;
  counts.add(document.findings);
  Counts families;
  for (const auto& finding : document.findings) ++families[finding.family()];
  auto out = fmt::format("<tr><th scope=\"row\"><a href=\"{}\">{}</a></th>", uri_of(link), escaped(path));
  for (const auto severity : severities)
    out += number_cell(counts[severity], fmt::format("severity-{}", name(severity)));
  for (const auto& family : all_families) out += number_cell(families[family.first], "family");
  return out + "</tr>\n";
}

std::vector<std::pair<std::string_view, std::size_t>> commonest_first(const Counts& counts) {
  std::vector<std::pair<std::string_view, std::size_t>> sorted(counts.begin(), counts.end());
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  return sorted;
}

// Counts as bars; the commonest is as wide as there is room.
std::string bars(const Counts& counts) {
  std::string out;
  const auto sorted = commonest_first(counts);
  for (const auto& [what, count] : sorted) {
    out += fmt::format(
        "<tr><th scope=\"row\">{}</th><td class=\"number\">{}</td><td class=\"bar\"><svg aria-hidden=\"true\" "
        "width=\"100%\" height=\"8\"><rect width=\"{:.1f}%\" height=\"8\" rx=\"2\"/></svg></td></tr>\n",
        escaped(what), count, 100.0 * static_cast<double>(count) / static_cast<double>(sorted.front().second));
  }
  return out;
}

std::string frequent_rules(const Counts& rules, const ReportContext& context) {
  auto frequent = commonest_first(rules);
  if (frequent.size() > most_rules) frequent.resize(most_rules);
  std::string out;
  for (const auto& [id, count] : frequent) {
    const auto* rule = find_rule(context, id);
    out += fmt::format("<tr><th scope=\"row\"><code>{}</code></th><td class=\"number\">{}</td><td>{}</td></tr>\n",
                       escaped(id), count, rule != nullptr ? escaped(rule->why) : std::string());
  }
  return out;
}

std::string name_rows(std::span<const BatchName> names, std::span<const CheckedDocument> documents,
                      std::span<const std::string> links) {
  std::string out;
  for (const auto& name : names.first(std::min(names.size(), most_names))) {
    out += fmt::format("<tr><th scope=\"row\">{}</th><td class=\"spellings\">", escaped(visible(name.preferred)));
    for (const auto& [spelling, count] : name.spellings)
      out += fmt::format("<span>{} <span class=\"count\">{}</span></span> ", escaped(visible(spelling)), count);
    out += fmt::format("</td><td class=\"number\">{}</td><td class=\"articles\">", name.documents.size());
    for (std::size_t i = 0; i < std::min(name.documents.size(), most_links); ++i) {
      const auto document = name.documents[i];
      const std::string_view path = documents[document].path;
      out += fmt::format("{}<a href=\"{}\" title=\"{}\">{}</a>", i == 0 ? "" : ", ", uri_of(links[document]),
                         escaped(path), escaped(path.substr(path.find_last_of('/') + 1)));
    }
    if (name.documents.size() > most_links) out += fmt::format(" and {} more", name.documents.size() - most_links);
    out += "</td></tr>\n";
  }
  return out;
}

}  // namespace

std::string html_index(std::span<const CheckedDocument> documents, std::span<const std::string> links,
                       std::span<const BatchName> names, const ReportContext& context) {
  Counts families, rules;
  SeverityCounts counts;
  for (const auto& document : documents) {
    counts.add(document.findings);
    for (const auto& finding : document.findings) {
      ++families[finding.family()];
      ++rules[finding.rule];
    }
  }
  const auto folder = common_folder(documents);
  html::Values values{{"version", escaped(context.version)},
                      {"style", std::string(embedded::index_css)},
                      {"style_hash", std::string(embedded::index_css_hash)},
                      {"script", std::string(embedded::index_js)},
                      {"script_hash", std::string(embedded::index_js_hash)},
                      {"folder", escaped(folder)},
                      {"title", counted(documents.size(), "article")},
                      {"summary", html::in_groups(counts)},
                      {"heads", heads(families)},
                      {"families", bars(families)},
                      {"rules", frequent_rules(rules, context)},
                      {"names", name_rows(names, documents, links)}};
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const auto path = std::string_view(documents[i].path).substr(folder.size());
    values["rows"] += row(documents[i], path == "-" ? "standard input" : path, links[i], families);
  }
  const std::string hidden = " hidden";
  if (values["families"].empty()) values["no_findings"] = hidden;
  if (values["names"].empty()) values["no_names"] = hidden;
  return html::filled(embedded::index_html, values);
}

}  // namespace copydesk
