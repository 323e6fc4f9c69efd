#include <algorithm>
#include <array>
#include <map>

#include "embedded_templates.h"
#include <fmt/format.h>

#include "copydesk/report/report.h"
#include "copydesk/text/line_index.h"
#include "copydesk/text/utf8.h"

namespace copydesk {
namespace {

constexpr std::array severities{Severity::error, Severity::warning, Severity::advice};

// Text as HTML: mark-up escaped, bytes that are not UTF-8 as U+FFFD, control characters as spaces.
void append_escaped(std::string& out, std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto c = read_code_point(text, i);
    if (c.value == invalid_code_point) {
      out += "\xEF\xBF\xBD";
    } else if (c.value == '&') {
      out += "&amp;";
    } else if (c.value == '<') {
      out += "&lt;";
    } else if (c.value == '>') {
      out += "&gt;";
    } else if (c.value == '"') {
      out += "&quot;";
    } else if (c.value < 0x20) {
      out += ' ';
    } else {
      out += text.substr(i, c.width);
    }
    i += c.width;
  }
}

std::string escaped(std::string_view text) {
  std::string out;
  append_escaped(out, text);
  return out;
}

using Values = std::map<std::string_view, std::string>;

// Fills in `{{name}}`; values are HTML already.
std::string filled(std::string_view page, const Values& values) {
  std::string out;
  while (true) {
    const auto open = page.find("{{");
    const auto close = page.find("}}", open == page.npos ? 0 : open);
    if (open == page.npos || close == page.npos) return out.append(page);
    out.append(page.substr(0, open));
    if (const auto value = values.find(page.substr(open + 2, close - open - 2)); value != values.end())
      out += value->second;
    page.remove_prefix(close + 2);
  }
}

Values page_values(const ReportContext& context) {
  return {{"version", escaped(context.version)},
          {"style", std::string(embedded::report_css)},
          {"style_hash", std::string(embedded::report_css_hash)},
          {"script", std::string(embedded::report_js)},
          {"script_hash", std::string(embedded::report_js_hash)}};
}

std::string classes(const Finding& finding) {
  return fmt::format("severity-{} family-{}", name(finding.severity), finding.family());
}

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::size_t count_of(std::span<const Finding> findings, Severity severity) {
  return static_cast<std::size_t>(
      std::count_if(findings.begin(), findings.end(), [&](const Finding& f) { return f.severity == severity; }));
}

// The article, a paragraph a line, with its findings marked; a finding over several lines is marked on each.
std::string article(const CheckedDocument& document, const LineIndex& lines) {
  const auto utf8 = document.text->utf8();
  std::string out;
  std::size_t next = 0;
  for (std::uint32_t number = 1; number <= lines.line_count(); ++number) {
    const auto line = lines.line(number);
    const auto begin = lines.line_start(number);
    const auto end = begin + static_cast<std::uint32_t>(line.size());
    out += fmt::format("<p{} data-line=\"{}\">", line.empty() ? " class=\"blank\"" : "",
                       line.empty() ? std::string() : std::to_string(number));
    auto at = begin;
    for (auto i = next; i < document.findings.size(); ++i) {
      const auto& finding = document.findings[i];
      const auto span = document.text->to_utf8(finding.span);
      if (span.begin >= end) break;
      if (span.end <= end) next = i + 1;
      const Span here{.begin = std::max(span.begin, at), .end = std::min(span.end, end)};
      if (here.begin >= here.end) continue;
      append_escaped(out, utf8.substr(at, here.begin - at));
      out += fmt::format("<mark class=\"{}\" data-finding=\"{}\"{}><a href=\"#finding-{}\" title=\"{}\">",
                         classes(finding), i + 1,
                         here.begin == span.begin ? fmt::format(" id=\"place-{}\"", i + 1) : std::string(), i + 1,
                         escaped(finding.message));
      append_escaped(out, slice(utf8, here));
      out += "</a></mark>";
      at = here.end;
    }
    append_escaped(out, utf8.substr(at, end - at));
    out += "</p>\n";
  }
  return out;
}

std::string card(const CheckedDocument& document, const LineIndex& lines, const Finding& finding, std::size_t number,
                 const ReportContext& context) {
  constexpr std::size_t longest_quote = 160;
  const auto span = document.text->to_utf8(finding.span);
  auto quote = std::string(slice(document.text->utf8(), span));
  if (quote.size() > longest_quote) {
    auto cut = longest_quote;
    while (cut > 0 && (static_cast<unsigned char>(quote[cut]) & 0xC0U) == 0x80U) --cut;
    quote = quote.substr(0, cut) + "…";
  }
  auto out = fmt::format(
      "<li class=\"card {}\" id=\"finding-{}\" data-finding=\"{}\" data-family=\"{}\" data-severity=\"{}\">"
      "<p class=\"place\"><span class=\"severity\">{}</span><span>line {}</span><code>{}</code></p><p "
      "class=\"message\">{}</p>",
      classes(finding), number, number, finding.family(), name(finding.severity), name(finding.severity),
      lines.at(span.begin).line, finding.rule, escaped(finding.message));
  out += fmt::format("<p class=\"quote\"><a href=\"#place-{}\">{}</a>", number, escaped(quote));
  if (!finding.suggestions.empty()) {
    const auto& text = finding.suggestions.front().text;
    out += text.empty() ? std::string(" → <ins>delete</ins>") : fmt::format(" → <ins>{}</ins>", escaped(text));
    for (std::size_t i = 1; i < std::min<std::size_t>(3, finding.suggestions.size()); ++i)
      out += fmt::format(" or <ins>{}</ins>", escaped(finding.suggestions[i].text));
  }
  out += "</p>";
  if (!finding.related.empty()) {
    out += "<ul>";
    for (const auto& evidence : finding.related) {
      const auto there = document.text->to_utf8(evidence.span);
      out += fmt::format("<li>line {}: {}</li>", lines.at(there.begin).line, escaped(evidence.message));
    }
    out += "</ul>";
  }
  if (const auto* rule = find_rule(context, finding.rule)) {
    out += fmt::format("<details><summary>Why</summary><p>{}</p><p>{:.0f} % sure.</p></details>", escaped(rule->why),
                       100 * finding.confidence);
  }
  return out + "</li>\n";
}

std::string filters(std::span<const Finding> findings) {
  std::string out;
  for (const auto severity : severities) {
    const auto count = count_of(findings, severity);
    if (count == 0) continue;
    out += fmt::format(
        "<button type=\"button\" class=\"severity-{0}\" data-kind=\"{0}\" aria-pressed=\"{1}\">{0} {2}</button>",
        name(severity), severity != Severity::advice, count);
  }
  out += "<span class=\"gap\"></span>";
  std::map<std::string_view, int> families;
  for (const auto& finding : findings) ++families[finding.family()];
  for (const auto& [family, count] : families)
    out +=
        fmt::format("<button type=\"button\" data-kind=\"{0}\" aria-pressed=\"true\">{0} {1}</button>", family, count);
  return out;
}

}  // namespace

std::string html_report(const CheckedDocument& document, const ReportContext& context) {
  const LineIndex lines(document.text->utf8());
  auto values = page_values(context);
  values["title"] = escaped(document.path);
  values["summary"] =
      document.findings.empty()
          ? std::string("Nothing found.")
          : fmt::format("{}, {}, {} of advice", counted(count_of(document.findings, Severity::error), "error"),
                        counted(count_of(document.findings, Severity::warning), "warning"),
                        counted(count_of(document.findings, Severity::advice), "piece"));
  values["filters"] = document.findings.empty() ? std::string() : filters(document.findings);
  values["article"] = article(document, lines);
  for (std::size_t i = 0; i < document.findings.size(); ++i)
    values["findings"] += card(document, lines, document.findings[i], i + 1, context);
  return filled(embedded::report_html, values);
}

std::string html_index(std::span<const CheckedDocument> documents, std::span<const std::string> links,
                       const ReportContext& context) {
  auto values = page_values(context);
  std::map<std::string_view, std::size_t> families, rules;
  std::size_t total = 0;
  for (const auto& document : documents) {
    for (const auto& finding : document.findings) {
      ++families[finding.family()];
      ++rules[finding.rule];
      total += finding.severity != Severity::advice;
    }
  }
  values["summary"] = fmt::format("{}, {} to look at", counted(documents.size(), "article"), counted(total, "finding"));
  const auto head = [&](std::string_view text, bool number) {
    values["heads"] += fmt::format("<th scope=\"col\"{}><button type=\"button\">{}</button></th>",
                                   number ? " class=\"number\"" : "", text);
  };
  const auto number_cell = [](std::size_t count) {
    return fmt::format("<td class=\"number{}\">{}</td>", count == 0 ? " zero" : "", count);
  };
  head("Article", false);
  for (const auto severity : severities) head(name(severity), true);
  for (const auto& family : families) head(family.first, true);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const auto& findings = documents[i].findings;
    auto& rows = values["rows"];
    rows += fmt::format("<tr><td><a href=\"{}\">{}</a></td>", escaped(links[i]), escaped(documents[i].path));
    for (const auto severity : severities) rows += number_cell(count_of(findings, severity));
    for (const auto& [family, count] : families) {
      rows += number_cell(static_cast<std::size_t>(std::count_if(
          findings.begin(), findings.end(), [&, f = family](const Finding& x) { return x.family() == f; })));
    }
    rows += "</tr>\n";
  }
  std::vector<std::pair<std::string_view, std::size_t>> frequent(rules.begin(), rules.end());
  std::stable_sort(frequent.begin(), frequent.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  if (frequent.size() > 15) frequent.resize(15);
  for (const auto& [rule, count] : frequent) {
    const auto* info = find_rule(context, rule);
    values["rules"] += fmt::format("<tr><td><code>{}</code></td><td class=\"number\">{}</td><td>{}</td></tr>\n", rule,
                                   count, info != nullptr ? escaped(info->why) : std::string());
  }
  return filled(embedded::index_html, values);
}

}  // namespace copydesk
