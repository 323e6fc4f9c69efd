#include "copydesk/document/line.h"

#include <algorithm>
#include <array>

namespace copydesk {
namespace {

using namespace std::string_view_literals;

constexpr std::uint32_t short_line_words = 14;  // block.h
constexpr std::uint32_t long_word_bytes = 4;

bool is_closer(std::string_view mark) {
  constexpr std::array closers{"\""sv, "'"sv, ")"sv, "]"sv, "}"sv, "”"sv, "’"sv, "»"sv, "“"sv, "」"sv};
  return std::find(closers.begin(), closers.end(), mark) != closers.end();
}

bool is_quotation_mark(std::string_view mark) {
  constexpr std::array marks{"\""sv, "“"sv, "„"sv, "«"sv, "»"sv, "”"sv, "‘"sv, "'"sv, "‚"sv, "「"sv};
  return std::find(marks.begin(), marks.end(), mark) != marks.end();
}

bool is_stop(const Token& token, std::string_view text) {
  if (token.kind == TokenKind::word) return text.back() == '.';
  constexpr std::array stops{"…"sv, "。"sv, "！"sv, "？"sv, "؟"sv, "۔"sv, "।"sv};
  if (token.kind != TokenKind::punctuation) return false;
  return text[0] == '.' || text[0] == '!' || text[0] == '?' ||
         std::find(stops.begin(), stops.end(), text) != stops.end();
}

std::uint32_t count_line_ends(std::string_view gap) {
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < gap.size(); ++i) {
    count += gap[i] == '\n' || (gap[i] == '\r' && (i + 1 == gap.size() || gap[i + 1] != '\n'));
  }
  return count;
}

bool equal_folded(std::string_view word, std::string_view lower) {
  const auto fold = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; };
  return std::equal(word.begin(), word.end(), lower.begin(), lower.end(), [&](char a, char b) { return fold(a) == b; });
}

}  // namespace

std::vector<Line> LineReader::read(const TokenPlaces& places) const {
  std::vector<Line> lines(places.line_starts.size());
  std::size_t capital = 0, other = 0;
  const auto pass = [](std::span<const std::uint32_t> list, std::size_t& at, std::uint32_t end) {
    const std::size_t first = at;
    while (at < list.size() && list[at] < end) ++at;
    return list.subspan(first, at - first);
  };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Line& line = lines[i];
    line.first_token = places.line_starts[i];
    line.end_token = static_cast<std::uint32_t>(i + 1 < lines.size() ? places.line_starts[i + 1] : tokens_.size());
    line.first_other = static_cast<std::uint32_t>(other);
    const auto capitals = pass(places.capitals, capital, line.end_token);
    const auto others = pass(places.others, other, line.end_token);
    line.end_other = static_cast<std::uint32_t>(other);
    const std::uint32_t gap = i == 0 ? 0 : tokens_[line.first_token - 1].span.end;
    if (i == 0 || count_line_ends(text_.substr(gap, tokens_[line.first_token].span.begin - gap)) > 1) {
      line.marks = BlockMark::blank_before;
      if (i > 0) lines[i - 1].marks = lines[i - 1].marks | BlockMark::blank_after;
    }
    finish(line, capitals, others);
  }
  if (!lines.empty()) lines.back().marks = lines.back().marks | BlockMark::blank_after;
  return lines;
}

void LineReader::finish(Line& line, std::span<const std::uint32_t> capitals,
                        std::span<const std::uint32_t> others) const {
  std::uint32_t numbers = 0, uncased = 0, no_words = 0;
  line.bracket = line.end_token;
  for (const std::uint32_t i : others) {
    const Token& token = tokens_[i];
    if (token.kind == TokenKind::word) {
      uncased += token.shape == CaseShape::none;
      continue;
    }
    ++no_words;
    numbers += token.kind == TokenKind::number;
    if (token.kind != TokenKind::punctuation) continue;
    const char c = text_[token.span.begin];
    line.commas += c == ',';
    if ((c == '(' || c == '[') && line.bracket == line.end_token) line.bracket = i;
  }
  std::uint32_t all_capitals = 0, long_capitalised = 0, small_heads = 0;  // "NATO" and "I"; "iPhone"
  for (const std::uint32_t i : capitals) {
    const Token& token = tokens_[i];
    all_capitals += token.shape == CaseShape::upper || (token.shape == CaseShape::title && token.span.size() == 1);
    const bool is_small_head = token.shape == CaseShape::mixed && !is_capitalised(token, at(i));
    small_heads += is_small_head;
    long_capitalised += !is_small_head && token.span.size() >= long_word_bytes;
  }
  const auto capital_words = static_cast<std::uint32_t>(capitals.size());
  const std::uint32_t words = line.end_token - line.first_token - no_words, cased = words - uncased;
  line.words = words + numbers;
  line.capitalised = capital_words - small_heads;
  line.lower = cased - capital_words;
  line.end_of_words = line.end_token;
  while (line.end_of_words > line.first_token && tokens_[line.end_of_words - 1].kind == TokenKind::punctuation)
    --line.end_of_words;
  std::uint32_t last = line.end_token - 1;
  while (last > line.first_token && last >= line.end_of_words && is_closer(at(last))) --last;
  const auto mark = [&](bool holds, BlockMark which) {
    if (holds) line.marks = line.marks | which;
  };
  mark(is_stop(tokens_[last], at(last)), BlockMark::terminal_stop);
  mark(is_title_case(line, long_capitalised), BlockMark::title_case);
  mark(cased > 0 && all_capitals == cased, BlockMark::all_caps);
  mark(line.words <= short_line_words, BlockMark::short_line);
  mark(tokens_[line.first_token].kind == TokenKind::punctuation && is_quotation_mark(at(line.first_token)),
       BlockMark::quoted);
}

/// Most long words begin with a capital. "Most": two of three, since names alone bring a news sentence to one of two.
bool LineReader::is_title_case(const Line& line, std::uint32_t long_capitalised) const {
  if (line.words < 3 || long_capitalised == 0) return false;
  const std::uint32_t most = long_capitalised * 3 / 2;  // running text has more after a few words
  std::uint32_t long_words = 0;
  for (std::uint32_t i = line.first_token; i < line.end_token && long_words <= most; ++i)
    long_words += tokens_[i].kind == TokenKind::word && tokens_[i].span.size() >= long_word_bytes;
  return long_words <= most;
}

bool LineReader::reads(const Line& line, std::uint32_t i, std::string_view phrase) const {
  // Most lines differ at the first letter, whatever its case.
  if (i >= line.end_token || ((text_[tokens_[i].span.begin] ^ phrase.front()) & ~0x20) != 0) return false;
  while (!phrase.empty()) {
    const std::size_t end = std::min(phrase.find(' '), phrase.size());
    if (i >= line.end_token || !equal_folded(at(i), phrase.substr(0, end))) return false;
    phrase.remove_prefix(std::min(end + 1, phrase.size()));
    ++i;
  }
  return true;
}

bool LineReader::ends(const Line& line, std::string_view phrase) const {
  const std::uint32_t last = line.end_of_words;
  if (last == line.first_token || ((text_[tokens_[last - 1].span.end - 1] ^ phrase.back()) & ~0x20) != 0) return false;
  const auto words = static_cast<std::uint32_t>(std::count(phrase.begin(), phrase.end(), ' ') + 1);
  return last >= line.first_token + words && reads(line, last - words, phrase);
}

bool LineReader::same_words(const Line& a, const Line& b) const {
  if (a.words != b.words || a.words == 0) return false;
  const auto is_word = [&](std::uint32_t t) {
    return tokens_[t].kind == TokenKind::word || tokens_[t].kind == TokenKind::number;
  };
  std::uint32_t i = a.first_token, j = b.first_token;
  for (std::uint32_t left = a.words; left > 0; --left, ++i, ++j) {
    while (!is_word(i)) ++i;
    while (!is_word(j)) ++j;
    const std::string_view x = at(i), y = at(j);
    if (x.size() != y.size() || ((x[0] ^ y[0]) & ~0x20) != 0) return false;  // most lines at once
    const auto fold = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; };
    if (!std::equal(x.begin(), x.end(), y.begin(), y.end(), [&](char p, char q) { return fold(p) == fold(q); }))
      return false;
  }
  return true;
}

}  // namespace copydesk
