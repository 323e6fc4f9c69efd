#include "review.h"

#include <algorithm>
#include <charconv>
#include <iostream>

#include <fmt/format.h>

#include "copydesk/text/encoding.h"
#include "copydesk/text/line_index.h"

namespace copydesk::cli {
namespace {

constexpr std::size_t context = 120;  // bytes of the line on either side of what is flagged

constexpr std::string_view help =
    "  y or 1   take the first suggestion; 2, 3 … another one\n"
    "  e        write something else in its place\n"
    "  n        leave it as it is (so does an empty line)\n"
    "  a        take the first suggestion here and for all that this rule still finds\n"
    "  d        leave it, and all that this rule still finds\n"
    "  q        end here; what was agreed to is made\n"
    "  ?        this help\n";

bool continues(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// What of the line stands around the flagged words, cut between characters.
Span around(std::string_view utf8, Span flagged) {
  auto begin = utf8.rfind('\n', flagged.begin == 0 ? 0 : flagged.begin - 1);
  begin = begin == utf8.npos || flagged.begin == 0 ? 0 : begin + 1;
  if (flagged.begin - begin > context) begin = flagged.begin - context;
  while (begin < flagged.begin && continues(utf8[begin])) ++begin;
  auto end = std::min(utf8.find_first_of("\r\n", flagged.end), utf8.size());
  if (end - flagged.end > context) end = flagged.end + context;
  while (end > flagged.end && end < utf8.size() && continues(utf8[end])) --end;
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

bool overlap(Span a, Span b) {
  return a == b || (a.begin < b.end && b.begin < a.end);
}

}  // namespace

void Review::show(const std::string& path, const Text& text, const Finding& finding, std::size_t number,
                  std::size_t count) const {
  const auto utf8 = text.utf8();
  const Span flagged = text.to_utf8(finding.span), shown = around(utf8, flagged);
  const auto place = LineIndex(utf8).at(flagged.begin);
  std::string out = fmt::format("\n[{}/{}] {}:{}:{}: {}: {} [{}]\n  ", number, count, path, place.line, place.column,
                                name(finding.severity), finding.message, finding.rule);
  out += utf8.substr(shown.begin, flagged.begin - shown.begin);
  out += colour_ ? "\033[1;31m" : "[";
  out += slice(utf8, flagged);
  out += colour_ ? "\033[0m" : "]";
  out += utf8.substr(flagged.end, shown.end - flagged.end);
  out += '\n';
  for (std::size_t i = 0; i < finding.suggestions.size(); ++i) {
    const auto& with = finding.suggestions[i].text;
    out += fmt::format("  {}  {}\n", i + 1, with.empty() ? "(delete it)" : with);
  }
  std::cerr << out;
}

Review::Answer Review::answer(const Text& text, const Finding& finding) {
  const auto take = [&](std::size_t i) {
    return Answer{.change = true, .with = finding.suggestions[i].text, .suggestion = i};
  };
  std::string line;
  while (true) {
    std::cerr << (finding.suggestions.size() == 1 ? "Change it? [y,e,n,a,d,q,?] " : "Change it? [1,2…,e,n,a,d,q,?] ");
    if (!std::getline(std::cin, line)) {
      ended_ = true;
      std::cerr << '\n';
      return {};
    }
    if (line.empty() || line == "n") return {};
    if (line == "y") return take(0);
    if (line == "q") {
      ended_ = true;
      return {};
    }
    if (line == "a" || line == "d") {
      (line == "a" ? always_ : never_).insert(finding.rule);
      return line == "a" ? take(0) : Answer{};
    }
    if (line == "e") {
      std::cerr << fmt::format("In place of “{}” (an empty line: leave it): ",
                               slice(text.utf8(), text.to_utf8(finding.suggestions.front().span)));
      if (!std::getline(std::cin, line) || line.empty()) return {};
      return {.change = true, .with = line};
    }
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), number);
    if (error == std::errc() && end == line.data() + line.size() && number >= 1 && number <= finding.suggestions.size())
      return take(number - 1);
    std::cerr << help;
  }
}

std::vector<Edit> Review::ask(const std::string& path, const Text& text, const std::vector<Finding>& findings) {
  std::vector<Edit> edits;
  const auto count = static_cast<std::size_t>(std::count_if(
      findings.begin(), findings.end(), [](const Finding& finding) { return !finding.suggestions.empty(); }));
  std::size_t number = 0;
  for (const Finding& finding : findings) {
    if (finding.suggestions.empty()) continue;
    ++number;
    if (never_.contains(finding.rule)) continue;
    const auto is_taken = [&](Span span) {
      return std::any_of(edits.begin(), edits.end(), [span](const Edit& edit) { return overlap(edit.span, span); });
    };
    if (is_taken(finding.suggestions.front().span)) continue;
    Answer given{.change = true, .with = finding.suggestions.front().text};
    if (!always_.contains(finding.rule)) {
      if (ended_) continue;
      show(path, text, finding, number, count);
      given = answer(text, finding);
    }
    if (!given.change) continue;
    const Span span = finding.suggestions[given.suggestion].span;
    auto with = encoded(text.encoding(), given.with);
    if (!with) {
      std::cerr << fmt::format("{} has no characters for “{}”: left as it is\n", name(text.encoding()), given.with);
      continue;
    }
    if (!is_taken(span)) edits.push_back({.span = span, .text = std::move(*with)});
  }
  std::sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) { return a.span < b.span; });
  return edits;
}

}  // namespace copydesk::cli
