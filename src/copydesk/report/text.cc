#include <algorithm>

#include <fmt/format.h>

#include "copydesk/report/report.h"
#include "copydesk/report/wording.h"
#include "copydesk/text/line_index.h"
#include "copydesk/text/utf8.h"

namespace copydesk {
namespace {

struct Colours {
  std::string_view bold, dim, red, yellow, blue, green, off;
};
constexpr Colours none{};
constexpr Colours ansi{"\033[1m", "\033[2m", "\033[31m", "\033[33m", "\033[34m", "\033[32m", "\033[0m"};

// Longer lines are cut around the flaw, longer flaws at their end.
constexpr std::size_t excerpt_width = 100;  // bytes; paragraphs are one line in scraped news
constexpr std::size_t most_suggestions = 3;

std::string_view colour_of(Severity severity, const Colours& c) {
  return severity == Severity::error ? c.red : severity == Severity::warning ? c.yellow : c.blue;
}

std::size_t to_border(std::string_view text, std::size_t offset) {
  while (offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U) ++offset;
  return offset;
}

// The line of the flaw and carets below it. The flaw may begin in the line's end, and go on behind it.
void add_excerpt(std::string& out, std::string_view line, Span flaw, const Colours& c, std::string_view colour) {
  const auto flaw_begin = std::min<std::size_t>(flaw.begin, line.size());
  const auto flaw_end = to_border(line, std::min<std::size_t>({flaw.end, line.size(), flaw_begin + excerpt_width}));
  std::size_t begin = 0, end = line.size();
  if (line.size() > excerpt_width) {
    const auto spare = excerpt_width - std::min(excerpt_width, flaw_end - flaw_begin);
    begin = flaw_begin > spare / 2 ? to_border(line, flaw_begin - spare / 2) : 0;
    end = to_border(line, std::min(line.size(), std::max(begin + excerpt_width, flaw_end)));
  }
  const std::string_view before = begin > 0 ? "…" : "";
  const auto indent = count_code_points(before) + count_code_points(line.substr(begin, flaw_begin - begin));
  const auto width = std::max<std::size_t>(1, count_code_points(line.substr(flaw_begin, flaw_end - flaw_begin)));
  out += fmt::format("    {}{}{}\n", before, visible(line.substr(begin, end - begin)), end < line.size() ? "…" : "");
  out += fmt::format("    {:{}}{}{:^<{}}{}\n", "", indent, colour, "^", width, c.off);
}

void add_finding(std::string& out, const CheckedDocument& document, const Finding& finding, const LineIndex& lines,
                 const TextReportOptions& options) {
  const auto& c = options.colour ? ansi : none;
  const auto& text = *document.text;
  const auto span = text.to_utf8(finding.span);
  const auto place = lines.at(span.begin);
  const auto colour = colour_of(finding.severity, c);
  out +=
      fmt::format("{}{}:{}:{}:{} {}{}:{} {} {}[{}]{}\n", c.bold, visible(document.path), place.line, place.column,
                  c.off, colour, name(finding.severity), c.off, visible(finding.message), c.dim, finding.rule, c.off);
  if (!options.excerpts) return;
  const auto start = lines.line_start(place.line);
  add_excerpt(out, lines.line(place.line), {.begin = span.begin - start, .end = span.end - start}, c, colour);
  for (std::size_t i = 0; i < std::min(most_suggestions, finding.suggestions.size()); ++i) {
    const auto better = corrected(document, finding, finding.suggestions[i]);
    out += fmt::format("    {}→ {}{}\n", c.green, better.empty() ? "delete it" : visible(better), c.off);
  }
  for (const auto& related : finding.related) {
    out += fmt::format("    {}line {}: {}{}\n", c.dim, lines.at(text.to_utf8(related.span).begin).line,
                       visible(related.message), c.off);
  }
}

}  // namespace

std::string text_report(std::span<const CheckedDocument> documents, const ReportContext& context,
                        const TextReportOptions& options) {
  std::string out;
  SeverityCounts counts;
  for (const auto& document : documents) {
    const LineIndex lines(document.text->utf8());
    for (const auto& finding : document.findings) add_finding(out, document, finding, lines, options);
    counts.add(document.findings);
  }
  out += counted(documents.size(), "article");
  if (!documents.empty() || context.unread.empty()) out += ": " + counts.in_words();
  if (!context.unread.empty()) out += fmt::format("; {} could not be read", context.unread.size());
  return out + "\n";
}

}  // namespace copydesk
