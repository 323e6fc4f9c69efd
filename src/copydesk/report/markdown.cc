#include <algorithm>

#include <fmt/format.h>

#include "copydesk/report/report.h"
#include "copydesk/report/wording.h"
#include "copydesk/text/line_index.h"

namespace copydesk {
namespace {

constexpr std::size_t longest_quote = 120;  // bytes; a flagged paragraph would tear the table apart

std::string suggestion_cell(const CheckedDocument& document, const Finding& finding) {
  if (finding.suggestions.empty()) return {};
  const auto better = corrected(document, finding, finding.suggestions.front());
  return better.empty() ? "*delete*" : markdown_text(shortened(better, longest_quote));
}

std::string row(const CheckedDocument& document, const Finding& finding, const LineIndex& lines) {
  const auto span = document.text->to_utf8(finding.span);
  return fmt::format("| {} | {} | {} | {} | {} | `{}` |\n", lines.at(span.begin).line, name(finding.severity),
                     markdown_text(shortened(slice(document.text->utf8(), span), longest_quote)),
                     suggestion_cell(document, finding), markdown_text(finding.message), finding.rule);
}

}  // namespace

std::string markdown_report(std::span<const CheckedDocument> documents, const ReportContext& context,
                            const MarkdownReportOptions& options) {
  SeverityCounts counts;
  for (const auto& document : documents) counts.add(document.findings);
  auto out = fmt::format("# copydesk\n\n{}: {}.\n", counted(documents.size(), "article"), counts.in_words());
  for (const auto& error : context.unread)
    out += fmt::format("\n**{}** could not be checked: {}\n", markdown_text(error.where), markdown_text(error.message));
  std::size_t written = 0;
  const auto fits = [&](const std::string& more) { return out.size() + more.size() + 200 <= options.most_bytes; };
  for (const auto& document : documents) {
    if (document.findings.empty() && !options.clean_documents) continue;
    auto heading = fmt::format("\n## {}\n\n", markdown_text(document.path));
    heading += document.findings.empty() ? "Nothing found.\n"
                                         : "| Line | Severity | Found | Suggestion | What is wrong | Rule |\n"
                                           "|---:|---|---|---|---|---|\n";
    if (!fits(heading)) break;
    out += heading;
    const LineIndex lines(document.text->utf8());
    for (const auto& finding : document.findings) {
      const auto next = row(document, finding, lines);
      if (!fits(next)) break;
      out += next;
      ++written;
    }
  }
  if (written < counts.total()) {
    const auto left_out = counted(counts.total() - written, "more finding");
    out += fmt::format("\n{} would be too long for this page.\n", left_out);
  }
  return out;
}

}  // namespace copydesk
