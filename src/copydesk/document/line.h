#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "copydesk/document/block.h"
#include "copydesk/text/token.h"

namespace copydesk {

/// A line that is not blank, with what its shape says: the evidence for its kind.
struct Line {
  std::uint32_t first_token = 0, end_token = 0;
  std::uint32_t first_other = 0, end_other = 0;  ///< in `TokenPlaces::others`
  std::uint32_t words = 0;                       ///< words and numbers
  std::uint32_t capitalised = 0;                 ///< words that begin with a capital
  std::uint32_t lower = 0;                       ///< words in lower case
  std::uint32_t commas = 0;
  std::uint32_t bracket = 0;          ///< the first token "(" or "["; end_token if there is none
  std::uint32_t end_of_words = 0;     ///< the tokens from there on are marks
  BlockMark marks = BlockMark::none;  ///< blank_*, terminal_stop, title_case, all_caps, short_line, quoted
  BlockKind kind = BlockKind::furniture;
  bool decided = false;  ///< a sign as plain as "By" or "Published:" has set the kind

  void decide(BlockKind plain) {
    kind = plain;
    decided = true;
  }
};

/// A whole text and its tokens, with the questions the deciders ask of single lines.
class LineReader {
 public:
  LineReader(std::string_view text, std::span<const Token> tokens) : text_(text), tokens_(tokens) {}

  /// The lines; `places` of the same tokens.
  [[nodiscard]] std::vector<Line> read(const TokenPlaces& places) const;

  [[nodiscard]] const Token& token(std::uint32_t i) const { return tokens_[i]; }
  [[nodiscard]] std::string_view at(std::uint32_t i) const { return slice(text_, tokens_[i].span); }
  /// Do the line's tokens from `i` on read `phrase` (lower case, words and marks parted by one space)?
  [[nodiscard]] bool reads(const Line& line, std::uint32_t i, std::string_view phrase) const;
  [[nodiscard]] bool begins(const Line& line, std::string_view phrase) const {
    return (text_[tokens_[line.first_token].span.begin] | 0x20) == (phrase[0] | 0x20) &&
           reads(line, line.first_token, phrase);
  }
  /// Is `phrase` the line's end, closing marks aside?
  [[nodiscard]] bool ends(const Line& line, std::string_view phrase) const;
  /// Do both lines hold the same words, whatever their case and marks?
  [[nodiscard]] bool same_words(const Line& a, const Line& b) const;

 private:
  void finish(Line& line, std::span<const std::uint32_t> capitals, std::span<const std::uint32_t> others) const;
  [[nodiscard]] bool is_title_case(const Line& line, std::uint32_t long_capitalised) const;

  std::string_view text_;
  std::span<const Token> tokens_;
};

/// A capital at its head: "River", "NATO", "McDonald", not "iPhone".
[[nodiscard]] inline bool is_capitalised(const Token& token, std::string_view text) {
  if (token.shape == CaseShape::title || token.shape == CaseShape::upper) return true;
  return token.shape == CaseShape::mixed && !(text[0] >= 'a' && text[0] <= 'z');
}

}  // namespace copydesk
