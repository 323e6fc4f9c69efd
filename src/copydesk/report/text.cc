#include <array>

#include <fmt/format.h>

#include "copydesk/report/report.h"
#include "copydesk/text/line_index.h"
#include "copydesk/text/utf8.h"

namespace copydesk {
namespace {

struct Colours {
  std::string_view bold, dim, red, yellow, blue, green, off;
};
constexpr Colours none{};
constexpr Colours ansi{"\033[1m", "\033[2m", "\033[31m", "\033[33m", "\033[34m", "\033[32m", "\033[0m"};

// Longer lines are cut around the flaw.
constexpr std::size_t excerpt_width = 100;  // bytes; paragraphs are one line in scraped news

std::string_view colour_of(Severity severity, const Colours& c) {
  return severity == Severity::error ? c.red : severity == Severity::warning ? c.yellow : c.blue;
}

std::size_t to_border(std::string_view text, std::size_t offset) {
  while (offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U) ++offset;
  return offset;
}

// Control characters would move the cursor or worse; a tab counts as one column.
std::string printable(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) {
      result += ' ';
    } else {
      result += c;
    }
  }
  return result;
}

// The line of the flaw and carets below it.
void add_excerpt(std::string& out, std::string_view line, Span flaw, const Colours& c, std::string_view colour) {
  const auto flaw_end = std::min<std::size_t>(flaw.end, line.size());
  std::size_t begin = 0, end = line.size();
  if (line.size() > excerpt_width) {
    const auto spare = excerpt_width - std::min<std::size_t>(excerpt_width, flaw_end - flaw.begin);
    begin = flaw.begin > spare / 2 ? to_border(line, flaw.begin - spare / 2) : 0;
    end = to_border(line, std::min(line.size(), std::max<std::size_t>(begin + excerpt_width, flaw_end)));
  }
  const std::string_view before = begin > 0 ? "…" : "";
  const auto shown_end = std::min(flaw_end, end);
  const auto indent = count_code_points(before) + count_code_points(line.substr(begin, flaw.begin - begin));
  const auto width = std::max<std::size_t>(1, count_code_points(line.substr(flaw.begin, shown_end - flaw.begin)));
  out += fmt::format("    {}{}{}\n", before, printable(line.substr(begin, end - begin)), end < line.size() ? "…" : "");
  out += fmt::format("    {:{}}{}{:^<{}}{}\n", "", indent, colour, "^", width, c.off);
}

void add_finding(std::string& out, const CheckedDocument& document, const Finding& finding, const LineIndex& lines,
                 const TextReportOptions& options) {
  const auto& c = options.colour ? ansi : none;
  const auto& text = *document.text;
  const auto span = text.to_utf8(finding.span);
  const auto place = lines.at(span.begin);
  const auto colour = colour_of(finding.severity, c);
  out += fmt::format("{}{}:{}:{}:{} {}{}:{} {} {}[{}]{}\n", c.bold, document.path, place.line, place.column, c.off,
                     colour, name(finding.severity), c.off, printable(finding.message), c.dim, finding.rule, c.off);
  if (!options.excerpts) return;
  const auto start = lines.line_start(place.line);
  add_excerpt(out, lines.line(place.line), {.begin = span.begin - start, .end = span.end - start}, c, colour);
  for (std::size_t i = 0; i < std::min<std::size_t>(3, finding.suggestions.size()); ++i) {
    const auto& suggestion = finding.suggestions[i];
    out += suggestion.text.empty() ? fmt::format("    {}→ delete it{}\n", c.green, c.off)
                                   : fmt::format("    {}→ {}{}\n", c.green, printable(suggestion.text), c.off);
  }
  for (const auto& related : finding.related) {
    out += fmt::format("    {}line {}: {}{}\n", c.dim, lines.at(text.to_utf8(related.span).begin).line,
                       printable(related.message), c.off);
  }
}

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

}  // namespace

std::string text_report(std::span<const CheckedDocument> documents, const ReportContext& /*context*/,
                        const TextReportOptions& options) {
  std::string out;
  std::array<std::size_t, 3> counts{};
  for (const auto& document : documents) {
    const LineIndex lines(document.text->utf8());
    for (const auto& finding : document.findings) {
      add_finding(out, document, finding, lines, options);
      ++counts[static_cast<std::size_t>(finding.severity)];
    }
  }
  const auto checked = counted(documents.size(), "article");
  if (counts[0] + counts[1] + counts[2] == 0) return out + fmt::format("{}: nothing found\n", checked);
  out += fmt::format("{}: {}, {}", checked, counted(counts[2], "error"), counted(counts[1], "warning"));
  if (counts[0] > 0) out += fmt::format(", {} of advice", counted(counts[0], "piece"));
  return out + "\n";
}

}  // namespace copydesk
