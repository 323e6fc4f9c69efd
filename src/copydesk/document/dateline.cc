#include "copydesk/document/dateline.h"

#include <algorithm>
#include <array>

namespace copydesk {
namespace {

using namespace std::string_view_literals;

constexpr std::uint32_t most_tokens = 24, most_agency_tokens = 6;

bool is_connector(std::string_view word) {
  if (word.size() > 3) return false;  // most words
  constexpr std::array connectors{"and"sv, "al"sv, "de"sv, "del"sv, "du"sv, "el"sv, "la"sv, "of"sv, "on"sv, "the"sv};
  return std::find(connectors.begin(), connectors.end(), word) != connectors.end();
}

bool is_dash(std::string_view mark) {
  return mark == "-" || mark == "--" || mark == "–" || mark == "—" || mark == "―";
}

class DatelineReader {
 public:
  DatelineReader(const LineReader& reader, const Line& line, bool lead)
      : reader_(reader),
        first_(line.first_token),
        end_(std::min(line.end_token, line.first_token + most_tokens)),
        line_end_(line.end_token),
        lead_(lead) {}

  [[nodiscard]] std::uint32_t read() {
    std::uint32_t i = first_;
    if (reader_.token(i).kind != TokenKind::word || !is_capitalised(reader_.token(i), reader_.at(i))) return first_;
    in_capitals_ = reader_.token(i).shape == CaseShape::upper && reader_.token(i).span.size() > 2;
    for (; i < end_; ++i) {
      const bool belongs = belongs_to_place(i);
      if (reader_.token(i).kind == TokenKind::word) {
        if (!belongs) return first_;
        continue;
      }
      const std::string_view text = reader_.at(i);
      if (text == "(") return with_agency(i);
      if (text == "/" && reader_.token(i).space_before && tass(i) != first_) return tass(i);
      if (is_dash(text) && parts_from_text(i)) return without_agency(i);
      if (!belongs) return first_;
    }
    return first_;
  }

 private:
  /// Words of a place, a state, a date, and the marks between them.
  [[nodiscard]] bool belongs_to_place(std::uint32_t i) const {
    const Token& token = reader_.token(i);
    const std::string_view text = reader_.at(i);
    if (token.kind == TokenKind::number) return true;
    if (token.kind == TokenKind::clitic) return true;
    if (token.kind == TokenKind::word) return is_capitalised(token, text) || is_connector(text);
    constexpr std::array marks{","sv, "/"sv, "."sv, "-"sv, "'"sv, "’"sv, "&"sv};
    return std::find(marks.begin(), marks.end(), text) != marks.end();
  }

  /// A dash inside "NAGORNO-KARABAKH" is part of the name; one with space before or a long one ends the dateline.
  [[nodiscard]] bool parts_from_text(std::uint32_t i) const {
    return reader_.at(i) != "-" || reader_.token(i).space_before;
  }

  [[nodiscard]] std::uint32_t without_agency(std::uint32_t dash) const {
    const bool short_word = dash == first_ + 1 && reader_.token(first_).span.size() < 4;  // "UN - the body that"
    return lead_ && in_capitals_ && !short_word ? dash + 1 : first_;
  }

  /// `open` is the bracket before the agency.
  [[nodiscard]] std::uint32_t with_agency(std::uint32_t open) const {
    std::uint32_t i = open + 1;
    const std::uint32_t last = std::min(line_end_, i + most_agency_tokens);
    for (; i < last && reader_.at(i) != ")"; ++i) {
      const Token& token = reader_.token(i);
      const bool fits = token.kind == TokenKind::word ? is_capitalised(token, reader_.at(i))
                                                      : reader_.at(i) == "/" || reader_.at(i) == "-";
      if (!fits) return first_;
    }
    if (i == last || i == open + 1) return first_;
    const bool dash = i + 1 < line_end_ && is_dash(reader_.at(i + 1));
    if (dash) return lead_ || in_capitals_ ? i + 2 : first_;
    return in_capitals_ && (i + 1 == line_end_ || reader_.token(i + 1).space_before) ? i + 1 : first_;
  }

  [[nodiscard]] std::uint32_t tass(std::uint32_t slash) const {
    if (slash + 2 >= line_end_ || reader_.token(slash + 1).shape != CaseShape::upper ||
        reader_.token(slash + 1).space_before || reader_.at(slash + 2) != "/" ||
        reader_.token(slash + 2).space_before) {
      return first_;
    }
    return slash + 3 < line_end_ && reader_.at(slash + 3) == "." ? slash + 4 : slash + 3;
  }

  const LineReader& reader_;
  std::uint32_t first_, end_, line_end_;
  bool lead_, in_capitals_ = false;
};

}  // namespace

std::uint32_t dateline_end(const LineReader& reader, const Line& line, bool lead) {
  return DatelineReader(reader, line, lead).read();
}

}  // namespace copydesk
