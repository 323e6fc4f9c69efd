#include "copydesk/clean/cleaner.h"

#include <algorithm>
#include <utility>

#include "copydesk/clean/joined_lines.h"
#include "copydesk/clean/repair.h"
#include "copydesk/text/date.h"
#include "copydesk/text/line_break.h"

namespace copydesk {
namespace {

constexpr int most_rounds = 50;  // of taking lines away; three were the most seen

constexpr bool is_white(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/// "7 min", "3 minute read": a stamp, but no date.
bool is_reading_time(std::string_view words) {
  if (words.empty() || words[0] < '0' || words[0] > '9' || words.size() > 20) return false;
  const auto unit = words.find_first_not_of("0123456789 -");
  const auto word = [&](std::string_view one) { return unit != words.npos && words.substr(unit).starts_with(one); };
  return word("min") && !words.ends_with("ago") && !words.ends_with("AGO");
}

bool stays(const PageLine& line, std::string_view words, bool above_text, const CleanOptions& options) {
  if (options.drop.has(line.kind)) return false;
  if (options.keep.has(line.kind)) return true;
  if (line.is_text) return options.recurring == nullptr || !options.recurring->recurs(words);
  if (options.wire && line.kind == LineKind::credit) return true;
  const bool head = line.kind == LineKind::headline || line.kind == LineKind::byline ||
                    (line.kind == LineKind::stamp && !is_reading_time(words));
  return options.head && head && above_text && !line.repeated;
}

/// Where each line of a text begins and ends, without surrounding white space.
std::vector<Span> line_spans(std::string_view text) {
  std::vector<Span> spans;
  LineBreaks breaks(text);
  LineBreaks::Break line;
  do {
    auto begin = line.end;
    line = breaks.next(begin);
    auto end = line.begin;
    while (begin < end && is_white(text[begin])) ++begin;
    while (end > begin && is_white(text[end - 1])) --end;
    spans.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  } while (line.begin < text.size());
  return spans;
}

/// The text with U+FFFD for each run of bytes that are no text; NUL bytes go.
std::string without_faults(const Text& text) {
  std::string result;
  std::size_t done = 0;
  for (const auto& fault : text.faults()) {
    if (fault.span.begin < done) continue;
    result += text.utf8().substr(done, fault.span.begin - done);
    if (text.utf8()[fault.span.begin] != '\0') result += "\uFFFD";
    done = fault.span.end;
  }
  return result.append(text.utf8().substr(done));
}

std::string without_by(std::string_view byline) {
  if (byline.size() > 3 && (byline.substr(0, 3) == "By " || byline.substr(0, 3) == "BY ")) byline.remove_prefix(3);
  return std::string(byline);
}

/// "Last updated: …", but not "Published … Updated …", which begins with what is asked for.
bool is_update(std::string_view stamp) {
  std::string lower(stamp);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
  const auto at = [&](std::string_view word) { return lower.find(word); };
  return std::min({at("updated"), at("modified"), at("revised")}) < std::min({at("published"), at("posted")});
}

}  // namespace

void Cleaner::read_metadata(std::string_view text, std::span<const PageLine> lines, CleanedArticle& article) const {
  bool in_text = false;
  for (const auto& line : lines) {
    const auto words = slice(text, line.span);
    if (line.kind == LineKind::headline && !line.repeated && article.title.empty()) article.title = words;
    // The nearest above the text: what stands further up belongs to menus and teasers.
    if (line.kind == LineKind::byline && (!in_text || article.byline.empty())) article.byline = without_by(words);
    const bool better = article.date.empty() || (!in_text && is_update(words) <= is_update(article.date));
    if (line.kind == LineKind::stamp && better && !is_reading_time(words)) article.date = words;
    if (line.dateline > 0 && article.dateline.empty()) article.dateline = words.substr(0, line.dateline);
    in_text |= line.is_text;
  }
  article.published = find_date(article.date);
  article.language = model_.is_english(scratch_) ? "en" : "und";
}

CleanedArticle Cleaner::clean(const Text& text, const CleanOptions& options) {
  const auto original = line_spans(text.utf8());
  auto current = repair_encoding(text.faults().empty() ? text.utf8() : std::string_view(without_faults(text)));
  // For each line of the text at hand: blank or not, where it came from in the file.
  std::vector<Span> origins = original;
  if (options.join_lines) {
    auto joined = join_lines(current);
    origins.clear();
    for (std::size_t i = 0; i < joined.first_line.size(); ++i) {
      const auto end = i + 1 < joined.first_line.size() ? joined.first_line[i + 1] : original.size();
      origins.push_back({original[joined.first_line[i]].begin, original[end - 1].end});
    }
    current = std::move(joined.text);
  }

  CleanedArticle article;
  auto lines = model_.read(current, scratch_, options.evidence);
  std::vector<float> evidence;  // for the lines at hand
  if (options.evidence.size() == lines.size()) evidence.assign(options.evidence.begin(), options.evidence.end());
  read_metadata(current, lines, article);
  std::vector<std::uint32_t> indices;  // of the lines at hand into article.lines
  std::size_t number = 0, place = 0;
  for (const auto& line : lines) {
    number += static_cast<std::size_t>(
        std::count(current.begin() + static_cast<std::ptrdiff_t>(place), current.begin() + line.span.begin, '\n'));
    place = line.span.begin;
    indices.push_back(static_cast<std::uint32_t>(article.lines.size()));
    article.lines.push_back({.span = text.to_file(origins[number]),
                             .kind = line.kind,
                             .text_probability = line.text_probability,
                             .kept = true});
  }
  std::vector<std::uint8_t> kept;
  for (int round = 0; round < most_rounds; ++round) {
    const auto first_text =
        std::find_if(lines.begin(), lines.end(), [](const PageLine& line) { return line.is_text; }) - lines.begin();
    kept.assign(lines.size(), 1);
    std::size_t left = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const auto& line = lines[i];
      if (stays(line, slice(current, line.span), static_cast<std::ptrdiff_t>(i) < first_text, options)) {
        if (!evidence.empty()) evidence[left] = evidence[i];
        indices[left++] = indices[i];
        continue;
      }
      auto& entry = article.lines[indices[i]];
      entry.kept = false;
      entry.kind = line.is_text && !options.drop.has(line.kind) ? LineKind::navigation : line.kind;  // it recurs
      entry.text_probability = line.text_probability;
      kept[i] = 0;
    }
    if (left == lines.size()) break;
    indices.resize(left);
    if (!evidence.empty()) evidence.resize(left);
    lines = model_.read_kept(kept, scratch_, evidence);
  }
  for (const auto& line : lines) {
    if (!article.text.empty()) article.text += line.blank_before ? "\n\n" : "\n";
    article.text += slice(current, line.span);
  }
  return article;
}

}  // namespace copydesk
