#include <fmt/format.h>

#include "copydesk/report/report.h"
#include "copydesk/text/line_index.h"

namespace copydesk {
namespace {

// A cell of a table: no line ends, no bars, and no mark-up of the article's own.
std::string cell(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '\n' || c == '\r' || c == '\t') {
      result += ' ';
      continue;
    }
    if (std::string_view("\\`*_{}[]<>#|~").find(c) != std::string_view::npos) result += '\\';
    result += c;
  }
  return result;
}

}  // namespace

std::string markdown_report(std::span<const CheckedDocument> documents, const ReportContext& /*context*/) {
  std::string out = "# copydesk\n";
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
      const auto suggestion = finding.suggestions.empty()           ? std::string()
                              : finding.suggestions[0].text.empty() ? std::string("*delete*")
                                                                    : cell(finding.suggestions[0].text);
      out += fmt::format("| {} | {} | {} | {} | {} | {} |\n", lines.at(span.begin).line, name(finding.severity),
                         cell(slice(document.text->utf8(), span)), suggestion, cell(finding.message), finding.rule);
    }
  }
  return out;
}

}  // namespace copydesk
