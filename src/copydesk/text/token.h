#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "copydesk/text/span.h"

namespace copydesk {

/// A word of the vocabulary, case folded. Given by the lexicon stage; the tokeniser leaves `no_word`.
using WordId = std::uint32_t;
inline constexpr WordId no_word = 0xFFFFFFFF;

enum class TokenKind : std::uint8_t {
  word,         ///< letters and digits after them ("G20"), inner apostrophes ("O'Brien", "don't"), lost letters
                ///< ("'em", "'n'"), dotted letters with their stops ("U.S.", "J.", "a.m.")
  clitic,       ///< the possessive or contracted "'s" after a word, straight or curly; the bare one of "workers'"
  number,       ///< digits with inner . , : and a tail ("1,200.50", "16:27", "23rd", "1990s", "5bn", "7pm", "'90s")
  punctuation,  ///< one mark, or a run of the same of . - ! ? ("...", "--")
  symbol,       ///< currency, %, &, ©, •, control characters, emoji and what is neither letter nor punctuation: one
                ///< code point each, with the joiners and variation selectors behind it
  address,      ///< URL, site ("example.com"), e-mail address, @handle, #hashtag
  invalid,      ///< a run of bytes that are not UTF-8
};

enum class CaseShape : std::uint8_t {
  none,   ///< no cased letter
  lower,  ///< "river"
  title,  ///< first letter capital, no other ("River", "I", "J.")
  upper,  ///< two or more letters, all capital ("NATO", "U.S.")
  mixed,  ///< "McDonald", "iPhone", "O'Brien", "COVIDs"
};

/// What the lexicon stage says of a token in a byte, so that checks pass over most tokens without a look at the
/// lexicon. A set of bits.
enum class WordTrait : std::uint8_t {
  none = 0,
  rare = 1 << 0,          ///< what no dictionary has in lower case and is of no word class: slips, names; no ASCII mark
  beyond_ascii = 1 << 1,  ///< has a byte that is not ASCII
  regional = 1 << 2,      ///< spelt so in American or in British English only, or with a z that may be an s elsewhere
  begins_name = 1 << 3,   ///< a name of the gazetteer begins with it, written so
  in_name = 1 << 4,       ///< part of a name of the gazetteer that stands here
  foreign_date = 1 << 6,  ///< a month or day of the week in another language, whatever else it may be
  foreign_word = 1 << 7,  ///< rare, and frequent in another language
  mark = 1 << 5,          ///< begins with neither letter nor digit, stop or comma: brackets, quotation marks, hyphens
};
[[nodiscard]] constexpr WordTrait operator|(WordTrait a, WordTrait b) {
  return static_cast<WordTrait>(static_cast<std::uint8_t>(a) | static_cast<std::uint8_t>(b));
}
[[nodiscard]] constexpr bool has(WordTrait set, WordTrait any_of) {
  return (static_cast<std::uint8_t>(set) & static_cast<std::uint8_t>(any_of)) != 0;
}

struct Token {
  Span span = {};  ///< bytes of Text::utf8()
  WordId word = no_word;
  TokenKind kind = TokenKind::word;
  CaseShape shape = CaseShape::none;
  bool space_before : 1 = false;     ///< white space (or the text's begin) stands before it
  bool starts_sentence : 1 = false;  ///< first word or number of its sentence, quotes and brackets aside
  bool in_quote : 1 = false;         ///< between quotation marks
  bool starts_line : 1 = false;      ///< first token of its line
  std::uint8_t spare : 4 = 0;        ///< named, so that the byte is written as one
  WordTrait traits = WordTrait::none;

  bool operator==(const Token&) const = default;
};
static_assert(sizeof(Token) == 16, "a document has millions");

/// Splits text into tokens; white space yields none, every other byte belongs to exactly one token.
/// Hyphens stand alone ("Nagorno", "-", "Karabakh"; `space_before` false on the last two), so that names match
/// with and without them. Curly and straight apostrophes are the same. Never fails, one pass, linear;
/// appends to `out`. Sets all fields but `word`, `traits`, `starts_sentence`, `in_quote`.
void tokenize(std::string_view utf8, std::vector<Token>& out);

/// Where in the text the tokens stand that are not just words in lower case: a third of all. Later stages go from one
/// to the next instead of over all tokens. Each list is in order of the text.
struct TokenPlaces {
  std::vector<std::uint32_t> line_starts = {};
  std::vector<std::uint32_t> capitals = {};  ///< words with a capital anywhere: "River", "NATO", "iPhone"
  std::vector<std::uint32_t> others = {};    ///< no words; words without case; words with a stop at the end ("U.S.")

  void clear();
};
/// The same, and appends to the lists of `places`.
void tokenize(std::string_view utf8, std::vector<Token>& out, TokenPlaces& places);

/// The tokens [first, end), and which of them are among `TokenPlaces::others`.
struct BlockTokens {
  std::uint32_t first = 0, end = 0;
  std::span<const std::uint32_t> others = {};

  [[nodiscard]] bool empty() const { return first == end; }
};

/// The folded form of a token's text by which the vocabulary knows it: lower case (full Unicode simple case
/// mapping), curly apostrophes straight, soft hyphens and zero-width characters dropped. Appends to `out`.
/// ASCII input takes a fast path.
void fold(std::string_view utf8, std::string& out);

}  // namespace copydesk
