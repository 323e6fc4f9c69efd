#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
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
  bool prose = false, cue = false;
  std::uint32_t cue_mask = 0;                      ///< bits 1 << Cue of all hits
  std::uint8_t cue_count[number_of_cues] = {};     ///< hits, at most 255
  std::uint8_t cue_strength[number_of_cues] = {};  ///< squares of the phrases' lengths, at most 255
  std::uint64_t sequence = 0;                      ///< hash of all its words
  std::uint64_t first_word = 0;
  std::uint32_t group = 0;  ///< number of the stretch between blank lines
  float headline_share = 0, body_share = 0;
  std::uint8_t repeats = 0;  ///< other lines with the same words, at most 255
  bool repeat = false;       ///< an earlier line has the same words
};

/// A page's lines and the figures that the model reads of them. Reused from page to page without allocation.
class LineFeatures {
 public:
  /// The names of the figures, in order; `count()` of them.
  [[nodiscard]] static const std::vector<std::string>& names();
  [[nodiscard]] static std::size_t count() { return names().size(); }

  /// Takes a text apart, which must outlive what is asked of it. Linear in its size.
  void read(std::string_view utf8, const CueTable& table);
  /// Leaves only the lines whose flag is not 0, as if they were a text of their own in which an empty line stands where
  /// lines are missing. Costs half of reading it.
  void keep(std::span<const std::uint8_t> kept);

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] const std::vector<Token>& tokens() const { return tokens_; }
  [[nodiscard]] const std::vector<Line>& lines() const { return lines_; }
  [[nodiscard]] const std::vector<LineShape>& shapes() const { return shapes_; }
  /// Calls `use` with the number of the first line and the figures of some lines, one row after the other, until all
  /// lines have come. A page may have a million lines, whose figures together would fill the memory.
  void for_each_rows(const std::function<void(std::size_t first, std::span<const float> rows)>& use);
  /// Bytes of line i without surrounding white space.
  [[nodiscard]] Span span(std::size_t i) const {
    return {tokens_[lines_[i].first_token].span.begin, tokens_[lines_[i].end_token - 1].span.end};
  }

 private:
  void read_shapes(const CueTable& table);
  void place_lines();
  void read_vocabulary();
  void read_repeats();

  std::string_view text_ = {};
  std::vector<Token> tokens_ = {};
  std::vector<Line> plain_lines_ = {}, lines_ = {};  // without kinds and with
  std::vector<LineShape> shapes_ = {};
  std::vector<float> rows_ = {};
  // Per content word of the page: its hash, and where the words of each line begin.
  std::vector<std::uint64_t> content_words_ = {};
  std::vector<std::uint32_t> content_begin_ = {};
  struct Count {
    std::uint64_t key = 0;
    std::uint32_t lines = 0, last = 0;
  };
  std::vector<Count> counts_ = {};
  std::vector<float> sums_ = {};
};

}  // namespace copydesk
