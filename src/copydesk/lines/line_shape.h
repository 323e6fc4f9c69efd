#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "copydesk/document/line.h"
#include "copydesk/lines/cues.h"

namespace copydesk {

/// What one line holds; counts are of words unless named otherwise.
struct LineShape {
  std::uint32_t words = 0, bytes = 0, letters = 0;  ///< letters: bytes of words
  std::uint32_t amount = 0;  ///< words, or what as much text in a script without spaces would have
  std::uint32_t capitalised = 0, lower = 0, numbers = 0;
  std::uint32_t commas = 0, quotes = 0, separators = 0, addresses = 0, sentences = 0;
  std::uint32_t cue_words = 0;  ///< words of furniture phrases
  std::uint8_t ending = 0;      ///< 0 none, 1 full stop, 2 question, 3 exclamation, 4 …, 5 colon, 6 comma
  std::uint8_t opening = 0;     ///< 0 small letter, 1 capital, 2 digit, 3 quotation mark, 4 bracket, 5 other mark
  std::uint8_t whole = 0;       ///< whole line is a phrase of furniture: 1 weak, 2 firm
  LineKind whole_kind = LineKind::navigation;
  bool framed = false;  ///< a short line that begins and ends like furniture: "Get the club app"
  LineKind frame_kind = LineKind::navigation;
  bool prose = false, cue = false;
  std::uint32_t cue_mask = 0;                      ///< bits 1 << Cue of all hits
  std::uint8_t cue_count[number_of_cues] = {};     ///< hits, at most 255
  std::uint8_t cue_strength[number_of_cues] = {};  ///< squares of the phrases' lengths, at most 255
  std::uint8_t colon = 0;                          ///< words before its first colon; 0: it has none, or 255 and more
  std::uint32_t label = 0;                         ///< bits 1 << Cue of what is said before a colon: "Read more: …"
  std::uint64_t sequence = 0;                      ///< hash of all its words
  std::uint64_t first_word = 0;
  std::uint32_t first_content = 0, end_content = 0;  ///< its content words among those of the page
  std::uint32_t group = 0;                           ///< number of the stretch between blank lines
  float headline_share = 0, body_share = 0;
  std::uint8_t repeats = 0;  ///< other lines with the same words, at most 255
  bool repeat = false;       ///< an earlier line has the same words
};

[[nodiscard]] constexpr bool has_cue(const LineShape& shape, Cue cue) {
  return (shape.cue_mask >> static_cast<unsigned>(cue) & 1U) != 0;
}

/// Reads what each line of a text holds, all but what depends on other lines.
class ShapeReader {
 public:
  ShapeReader(const LineReader& reader, const CueTable& table, std::vector<std::uint64_t>& content_words)
      : reader_(reader), table_(table), content_words_(content_words) {}

  /// Adds the line's content words (all but function words) to those of the page.
  [[nodiscard]] LineShape read(const Line& line);

 private:
  void count_tokens(const Line& line, LineShape& shape);
  void find_cues(LineShape& shape);
  [[nodiscard]] const CueTable::Hit* longest_phrase(std::size_t word) const;

  const LineReader& reader_;
  const CueTable& table_;
  std::vector<std::uint64_t>& content_words_;
  std::vector<std::uint64_t> words_ = {};  // of the line at hand
};

}  // namespace copydesk
