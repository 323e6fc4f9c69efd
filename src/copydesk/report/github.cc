#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "copydesk/report/report.h"
#include "copydesk/report/wording.h"
#include "copydesk/text/line_index.h"

namespace copydesk {
namespace {

// GitHub shows no more of a step, and of the three kinds together no more than 50 of a job.
constexpr std::size_t most_of_a_kind = 10;

std::string escaped(std::string_view text, bool property) {
  std::string out;
  for (const char c : text) {
    const bool escape = c == '%' || c == '\r' || c == '\n' || (property && (c == ':' || c == ','));
    out += escape ? fmt::format("%{:02X}", static_cast<unsigned char>(c)) : std::string(1, c);
  }
  return out;
}

std::string property(std::string_view name, std::string_view value) {
  return fmt::format("{}={}", name, escaped(value, true));
}

std::string_view kind(Severity severity) {
  return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "notice";
}

struct Place {
  const CheckedDocument* document = nullptr;
  const Finding* finding = nullptr;
};

// The gravest first, of these the surest, of these as they stand.
std::vector<Place> by_gravity(std::span<const CheckedDocument> documents) {
  std::vector<Place> places;
  for (const auto& document : documents) {
    for (const auto& finding : document.findings) places.push_back({&document, &finding});
  }
  std::stable_sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
    if (a.finding->severity != b.finding->severity) return a.finding->severity > b.finding->severity;
    return a.finding->confidence > b.finding->confidence;
  });
  return places;
}

std::string command(const CheckedDocument& document, const Finding& finding) {
  const LineIndex lines(document.text->utf8(), LineEnds::line_feed);
  const auto span = document.text->to_utf8(finding.span);
  const auto begin = lines.at(span.begin), end = lines.at(span.end);
  auto out = fmt::format("::{} {},line={},", kind(finding.severity), property("file", document.path), begin.line);
  // GitHub takes columns only where both are of one line.
  if (begin.line == end.line) {
    out += fmt::format("endLine={},col={},endColumn={},", end.line, begin.column, end.column);
  } else {
    out += fmt::format("endLine={},", end.line);
  }
  auto message = visible(finding.message);
  if (!finding.suggestions.empty()) {
    const auto better = corrected(document, finding, finding.suggestions.front());
    message += better.empty() ? "\n→ delete it" : "\n→ " + visible(better);
  }
  return out + fmt::format("{}::{}\n", property("title", finding.rule), escaped(message, false));
}

}  // namespace

std::string github_report(std::span<const CheckedDocument> documents, const ReportContext& context,
                          std::string_view token) {
  std::array<std::size_t, 3> shown{};
  std::string out;
  for (const auto& error : context.unread) {
    if (++shown[static_cast<std::size_t>(Severity::error)] > most_of_a_kind) break;
    out += fmt::format("::error {}::{}\n", property("file", error.where), escaped(visible(error.message), false));
  }
  const auto all = by_gravity(documents);
  for (const auto& [document, finding] : all) {
    if (++shown[static_cast<std::size_t>(finding->severity)] <= most_of_a_kind) out += command(*document, *finding);
  }
  std::size_t left_out = 0;
  for (const auto count : shown) left_out += count - std::min(count, most_of_a_kind);
  if (left_out > 0) {
    out += fmt::format("copydesk: GitHub shows {} annotations of a kind; {} more below\n", most_of_a_kind,
                       left_out == 1 ? "1 finding" : fmt::format("{} findings", left_out));
  }
  return out + fmt::format("::stop-commands::{}\n{}::{}::\n", token,
                           text_report(documents, context, {.excerpts = false}), token);
}

}  // namespace copydesk
