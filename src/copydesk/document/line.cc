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

std::vector<Line> LineReader::read() const {
  std::vector<Line> lines;
  const auto count = static_cast<std::uint32_t>(tokens_.size());
  for (std::uint32_t first = 0; first < count;) {
    Line& line = lines.emplace_back(Line{.first_token = first, .end_token = first + 1});
    while (line.end_token < count && !tokens_[line.end_token].starts_line) ++line.end_token;
    const std::uint32_t gap = first == 0 ? 0 : tokens_[first - 1].span.end;
    const bool blank = first == 0 || count_line_ends(text_.substr(gap, tokens_[first].span.begin - gap)) > 1;
    if (blank) {
      line.marks = BlockMark::blank_before;
      if (lines.size() > 1) lines[lines.size() - 2].marks = lines[lines.size() - 2].marks | BlockMark::blank_after;
    }
    finish(line);
    first = line.end_token;
  }
  if (!lines.empty()) lines.back().marks = lines.back().marks | BlockMark::blank_after;
  return lines;
}

void LineReader::finish(Line& line) const {
  line.bracket = line.end_token;
  // Most tokens are told by kind, case and length alone: they are counted by these, without a branch for each question.
  constexpr std::size_t kinds = 8, shapes = 8;
  std::array<std::uint32_t, kinds * shapes * 2> counts{};
  const auto place = [](TokenKind kind, CaseShape shape, bool is_long) {
    return (static_cast<std::size_t>(kind) * shapes + static_cast<std::size_t>(shape)) * 2 + (is_long ? 1 : 0);
  };
  std::uint32_t single_capitals = 0, small_heads = 0, long_small_heads = 0;  // "I"; "iPhone"
  for (std::uint32_t i = line.first_token; i < line.end_token; ++i) {
    const Token& token = tokens_[i];
    const bool is_long = token.span.size() >= long_word_bytes;
    ++counts[place(token.kind, token.shape, is_long)];
    if (token.kind == TokenKind::punctuation) {
      const char c = text_[token.span.begin];
      line.commas += c == ',';
      if ((c == '(' || c == '[') && line.bracket == line.end_token) line.bracket = i;
    } else if (token.kind == TokenKind::word) {
      single_capitals += token.shape == CaseShape::title && token.span.size() == 1;
      if (token.shape == CaseShape::mixed && !is_capitalised(token, at(i))) {
        ++small_heads;
        long_small_heads += is_long;
      }
    }
  }
  const auto words = [&](CaseShape shape, bool long_only) {
    return counts[place(TokenKind::word, shape, true)] + (long_only ? 0 : counts[place(TokenKind::word, shape, false)]);
  };
  const auto capitalised = [&](bool long_only) {
    return words(CaseShape::title, long_only) + words(CaseShape::upper, long_only) +
           words(CaseShape::mixed, long_only) - (long_only ? long_small_heads : small_heads);
  };
  const auto all_words = [&](bool long_only) {
    std::uint32_t count = 0;
    for (std::size_t shape = 0; shape < shapes; ++shape) count += words(static_cast<CaseShape>(shape), long_only);
    return count;
  };
  for (std::size_t shape = 0; shape < shapes; ++shape) {
    line.words += counts[place(TokenKind::number, static_cast<CaseShape>(shape), false)] +
                  counts[place(TokenKind::number, static_cast<CaseShape>(shape), true)];
  }
  const std::uint32_t word_count = all_words(false), long_words = all_words(true), long_capitalised = capitalised(true);
  line.words += word_count;
  line.capitalised = capitalised(false);
  line.lower = words(CaseShape::lower, false);
  const std::uint32_t cased = word_count - words(CaseShape::none, false),
                      capitals = words(CaseShape::upper, false) + single_capitals;
  std::uint32_t last = line.end_token - 1;
  while (last > line.first_token && tokens_[last].kind == TokenKind::punctuation && is_closer(at(last))) --last;
  const auto mark = [&](bool holds, BlockMark which) {
    if (holds) line.marks = line.marks | which;
  };
  mark(is_stop(tokens_[last], at(last)), BlockMark::terminal_stop);
  // "Most": two of three, since names alone bring a news sentence to one of two.
  mark(line.words >= 3 && long_words > 0 && long_capitalised * 3 >= long_words * 2, BlockMark::title_case);
  mark(cased > 0 && capitals == cased, BlockMark::all_caps);
  mark(line.words <= short_line_words, BlockMark::short_line);
  mark(tokens_[line.first_token].kind == TokenKind::punctuation && is_quotation_mark(at(line.first_token)),
       BlockMark::quoted);
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
  std::uint32_t last = line.end_token;
  while (last > line.first_token && tokens_[last - 1].kind == TokenKind::punctuation) --last;
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
    std::string_view x = at(i), y = at(j);
    const auto fold = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; };
    if (!std::equal(x.begin(), x.end(), y.begin(), y.end(), [&](char p, char q) { return fold(p) == fold(q); }))
      return false;
  }
  return true;
}

}  // namespace copydesk
