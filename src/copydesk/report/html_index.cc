#include <algorithm>
#include <map>

#include "embedded_templates.h"
#include <fmt/format.h>

#include "copydesk/report/html_text.h"
#include "copydesk/report/report.h"
#include "copydesk/report/wording.h"

namespace copydesk {
namespace {

using html::escaped;

constexpr std::size_t most_rules = 15;
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

std::string head(std::string_view text, bool number) {
  return fmt::format("<th scope=\"col\"{}><button type=\"button\">{}</button></th>", number ? " class=\"number\"" : "",
                     text);
}

std::string number_cell(std::size_t count, std::string_view kind = {}) {
  return fmt::format("<td class=\"number{}{}\">{}</td>",
                     count == 0     ? " zero"
                     : kind.empty() ? ""
                                    : " severity-",
                     count == 0 ? "" : kind, count);
}

std::string row(const CheckedDocument& document, std::string_view path, std::string_view link,
                const Counts& all_families) {
  SeverityCounts counts;
  counts.add(document.findings);
  Counts families;
  for (const auto& finding : document.findings) ++families[finding.family()];
  auto out = fmt::format("<tr><th scope=\"row\"><a href=\"{}\">{}</a></th>", uri_of(link), escaped(path));
  for (const auto severity : severities) out += number_cell(counts[severity], name(severity));
  for (const auto& family : all_families) out += number_cell(families[family.first]);
  return out + "</tr>\n";
}

std::string frequent_rules(const Counts& rules, const ReportContext& context) {
  std::vector<std::pair<std::string_view, std::size_t>> frequent(rules.begin(), rules.end());
  std::stable_sort(frequent.begin(), frequent.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  if (frequent.size() > most_rules) frequent.resize(most_rules);
  std::string out;
  for (const auto& [id, count] : frequent) {
    const auto* rule = find_rule(context, id);
    out += fmt::format("<tr><td><code>{}</code></td><td class=\"number\">{}</td><td>{}</td></tr>\n", escaped(id), count,
                       rule != nullptr ? escaped(rule->why) : std::string());
  }
  return out;
}

}  // namespace

std::string html_index(std::span<const CheckedDocument> documents, std::span<const std::string> links,
                       const ReportContext& context) {
  auto values = html::page_values(context);
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
  values["folder"] = escaped(folder);
  values["title"] = counted(documents.size(), "article");
  values["summary"] = counts.total() == 0 ? "Nothing found." : counts.in_words();
  values["heads"] = head("article", false);
  for (const auto severity : severities) values["heads"] += head(name(severity), true);
  for (const auto& family : families) values["heads"] += head(escaped(family.first), true);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const auto path = std::string_view(documents[i].path).substr(folder.size());
    values["rows"] += row(documents[i], path == "-" ? "standard input" : path, links[i], families);
  }
  values["rules"] = frequent_rules(rules, context);
  return html::filled(embedded::index_html, values);
}

}  // namespace copydesk
