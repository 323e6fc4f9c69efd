#include <algorithm>

#include <fmt/format.h>

#include "copydesk/report/report.h"
#include "copydesk/report/wording.h"
#include "copydesk/text/line_index.h"

namespace copydesk {
namespace {

constexpr std::size_t longest_quote = 120;  // bytes; a flagged paragraph would tear the table apart

// A cell of a table: no line ends, no bars, and no mark-up, mention or link of the article's own.
std::string cell(std::string_view text) {
  std::string result;
  for (const char c : visible(text)) {
    if (std::string_view("\\`*_{}[]<>#|~@&!").find(c) != std::string_view::npos) result += '\\';
    result += c;
  }
  return result;
}

std::string suggestion_cell(const CheckedDocument& document, const Finding& finding) {
  if (finding.suggestions.empty()) return {};
  const auto better = corrected(document, finding, finding.suggestions.front());
  return better.empty() ? "*delete*" : cell(shortened(better, longest_quote));
}

}  // namespace

std::string markdown_report(std::span<const CheckedDocument> documents, const ReportContext& /*context*/) {
  SeverityCounts counts;
  for (const auto& document : documents) counts.add(document.findings);
  auto out = fmt::format("# copydesk\n\n{}: {}.\n", counted(documents.size(), "article"), counts.in_words());
  for (const auto& document : documents) {
    const LineIndex lines(document.text->utf8());
    out += fmt::format("\n## {}\n\n", cell(document.path));
    if (document.findings.empty()) {
      out += "Nothing found.\n";
      continue;
    }
    out += "| Line | Severity | Found | Suggestion | What is wrong | Rule |\n|---:|---|---|---|---|---|\n";
    for (const auto& finding : document.findings) {
      const auto span = document.text->to_utf8(finding.span);
      out += fmt::format("| {} | {} | {} | {} | {} | `{}` |\n", lines.at(span.begin).line, name(finding.severity),
                         cell(shortened(slice(document.text->utf8(), span), longest_quote)),
                         suggestion_cell(document, finding), cell(finding.message), finding.rule);
    }
  }
  return out;
}

}  // namespace copydesk
