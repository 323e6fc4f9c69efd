#include "copydesk/document/cue.h"

#include <algorithm>
#include <array>

#include "copydesk/document/stamp.h"

namespace copydesk {
namespace {

using namespace std::string_view_literals;

constexpr std::uint32_t longest_caption = 60, longest_byline = 20, longest_name_line = 6, words_of_credit_ending = 4;

constexpr std::array credit_openings{"additional reporting"sv,
                                     "compiled by"sv,
                                     "edited by"sv,
                                     "editing by"sv,
                                     "reporting and writing by"sv,
                                     "reporting by"sv,
                                     "with agency inputs"sv,
                                     "with files from"sv,
                                     "with input from"sv,
                                     "with inputs from"sv,
                                     "with reporting by"sv,
                                     "with reporting from"sv,
                                     "writing by"sv};
constexpr std::array credit_endings{"contributed to this report"sv, "contributed to this story"sv,
                                    "contributed to this article"sv};
constexpr std::array caption_openings{"file -"sv,       "file –"sv,        "file —"sv,    "file --"sv,   "file photo"sv,
                                      "file picture"sv, "image :"sv,       "photo :"sv,   "photos :"sv,  "photo by"sv,
                                      "photograph :"sv, "photograph by"sv, "picture :"sv, "pictured :"sv};
constexpr std::array caption_brackets{"ap photo"sv, "credit :"sv,   "file photo"sv, "image"sv,
                                      "photo"sv,    "photograph"sv, "picture"sv,    "reuters photo"sv};
constexpr std::array byline_openings{"by"sv, "posted by"sv, "story by"sv, "text by"sv, "words by"sv, "written by"sv};
constexpr std::array name_joints{"&"sv,  "'"sv,   ","sv,   "-"sv,   "al"sv,  "and"sv, "at"sv, "bin"sv, "da"sv,
                                 "de"sv, "del"sv, "der"sv, "di"sv,  "dos"sv, "du"sv,  "el"sv, "for"sv, "in"sv,
                                 "la"sv, "le"sv,  "of"sv,  "van"sv, "von"sv, "|"sv,   "’"sv};
static_assert(std::is_sorted(name_joints.begin(), name_joints.end()));

/// The letters that phrases begin with: bits 1 << (letter & 31), whatever its case.
template <std::size_t size>
constexpr std::uint32_t initials(const std::array<std::string_view, size>& phrases) {
  std::uint32_t letters = 0;
  for (const auto phrase : phrases) letters |= 1U << (static_cast<unsigned char>(phrase[0]) & 31U);
  return letters;
}

template <const auto& phrases>
bool begins_with_any(const LineReader& reader, const Line& line) {
  constexpr auto letters = initials(phrases);
  const auto first = static_cast<unsigned char>(reader.at(line.first_token)[0]);
  if ((letters >> (first & 31U) & 1U) == 0) return false;  // most lines
  return std::any_of(phrases.begin(), phrases.end(), [&](std::string_view phrase) {
    return (first | 0x20) == phrase[0] && reader.reads(line, line.first_token, phrase);
  });
}

bool is_credit(const LineReader& reader, const Line& line) {
  Line inner = line;
  const std::string_view first = reader.at(line.first_token);
  if ((first == "(" || first == "[") && line.first_token + 1 < line.end_token) ++inner.first_token;
  return begins_with_any<credit_openings>(reader, inner) ||
         (line.words >= words_of_credit_ending && std::any_of(credit_endings.begin(), credit_endings.end(),
                                                              [&](auto phrase) { return reader.ends(line, phrase); }));
}

/// "… wait at the harbour on Monday (PA)", but not "… he said. (Reuters)".
bool ends_in_agency(const LineReader& reader, const Line& line) {
  constexpr std::array agencies{"afp"sv, "ap"sv, "epa"sv, "getty"sv, "getty images"sv, "pa"sv, "reuters"sv};
  if (line.bracket <= line.first_token || line.bracket + 2 >= line.end_token || reader.at(line.end_token - 1) != ")")
    return false;
  const std::string_view before = reader.at(line.bracket - 1);
  return before.back() != '.' && line.bracket + 4 >= line.end_token &&
         std::any_of(agencies.begin(), agencies.end(), [&](auto agency) { return reader.ends(line, agency); });
}

bool is_caption(const LineReader& reader, const Line& line) {
  if (line.words > longest_caption) return false;
  if (begins_with_any<caption_openings>(reader, line)) return true;
  if (!has(line.marks, BlockMark::terminal_stop) && ends_in_agency(reader, line)) return true;
  for (std::uint32_t i = line.bracket; i + 1 < line.end_token; ++i) {
    const bool opens = reader.at(i) == "(" || reader.at(i) == "[";
    if (!opens) continue;
    if (std::any_of(caption_brackets.begin(), caption_brackets.end(),
                    [&](auto phrase) { return reader.reads(line, i + 1, phrase); }))
      return true;
  }
  return false;
}

/// Are all words from token `i` on names, numbers or what joins names, a name first?
bool holds_names(const LineReader& reader, const Line& line, std::uint32_t i) {
  const std::uint32_t first = i;
  for (; i < line.end_token; ++i) {
    const Token& token = reader.token(i);
    const bool name = token.kind == TokenKind::address || token.kind == TokenKind::clitic ||
                      token.kind == TokenKind::number ||
                      (token.kind == TokenKind::word && is_capitalised(token, reader.at(i)));
    const bool joint = i > first && std::binary_search(name_joints.begin(), name_joints.end(), reader.at(i));
    if (!name && !joint) return false;
  }
  return i > first;
}

bool is_byline(const LineReader& reader, const Line& line) {
  if (line.words > longest_byline || line.words < 2) return false;
  if (!begins_with_any<byline_openings>(reader, line)) return false;
  for (const std::string_view opening : byline_openings) {
    if (!reader.begins(line, opening)) continue;
    std::uint32_t i =
        line.first_token + static_cast<std::uint32_t>(std::count(opening.begin(), opening.end(), ' ')) + 1;
    if (i < line.end_token && reader.at(i) == ":") ++i;
    return holds_names(reader, line, i);
  }
  return false;
}

bool has_bullet(const LineReader& reader, const Line& line) {
  constexpr std::array bullets{"•"sv, "·"sv, "▪"sv, "◦"sv, "‣"sv, "●"sv, "■"sv, "►"sv};
  const bool ascii = (reader.at(line.first_token)[0] & 0x80) == 0;
  return !ascii && line.end_token > line.first_token + 1 &&
         std::find(bullets.begin(), bullets.end(), reader.at(line.first_token)) != bullets.end();
}

}  // namespace

std::optional<BlockKind> kind_by_cue(const LineReader& reader, const Line& line) {
  if (is_credit(reader, line)) return BlockKind::credit;
  if (is_caption(reader, line)) return BlockKind::caption;
  if (is_stamp(reader, line)) return BlockKind::stamp;
  if (has_bullet(reader, line)) return BlockKind::list;
  if (is_byline(reader, line)) return BlockKind::byline;
  return std::nullopt;
}

bool may_be_item(const LineReader& reader, const Line& line) {
  const std::uint32_t i = line.first_token;
  if (i + 1 >= line.end_token) return false;
  const std::string_view mark = reader.at(i);
  if (mark == "-" || mark == "*" || mark == "–" || mark == "—") return reader.token(i + 1).space_before;
  const bool number =
      reader.token(i).kind == TokenKind::number && mark.find_first_not_of("0123456789") == std::string_view::npos;
  return number && i + 2 < line.end_token && (reader.at(i + 1) == "." || reader.at(i + 1) == ")") &&
         reader.token(i + 2).space_before;
}

bool is_names_only(const LineReader& reader, const Line& line) {
  return line.words >= 2 && line.words <= longest_name_line && line.capitalised >= 2 &&
         !has(line.marks, BlockMark::terminal_stop) && holds_names(reader, line, line.first_token);
}

}  // namespace copydesk
