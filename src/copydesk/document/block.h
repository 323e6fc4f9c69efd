#pragma once

#include <cstdint>
#include <iosfwd>
#include <string_view>

#include "copydesk/text/span.h"

namespace copydesk {

enum class BlockKind : std::uint8_t {
  headline,   ///< title of the article, also where it is repeated
  byline,     ///< "By Ana Ruiz and Tom Lee", or a bare name under the headline
  dateline,   ///< "BAKU / YEREVAN (Reuters) -": only that prefix; the paragraph follows as its own block
  stamp,      ///< publication or update date and time on a line of its own
  subhead,    ///< short line between paragraphs, or the deck between headline and body
  paragraph,  ///< running text
  caption,    ///< picture caption
  credit,     ///< sign-off: "(Reporting by …)", "With reporting by Reuters"
  list,       ///< item of a list
  furniture,  ///< candidate for boilerplate: a short line that is none of these
};

[[nodiscard]] std::string_view name(BlockKind kind);

/// What marks a block; a set of bits.
enum class BlockMark : std::uint16_t {
  none = 0,
  blank_before = 1 << 0,   ///< an empty line (or the text's begin) stands before
  blank_after = 1 << 1,    ///< an empty line (or the text's end) follows
  terminal_stop = 1 << 2,  ///< ends in . ! ? … or one of these and a closing quote or bracket
  title_case = 1 << 3,     ///< most words of four letters and more begin with a capital; at least three words
  all_caps = 1 << 4,       ///< all letters capital
  short_line = 1 << 5,     ///< at most 14 words
  before_prose = 1 << 6,   ///< stands before the body, the stretch that holds most running text
  after_prose = 1 << 7,    ///< stands after the body; a paragraph there is the site's (appeal, legal notice, comments)
  quoted = 1 << 8,         ///< begins with a quotation mark
  repeats_headline = 1 << 9  ///< same words as the headline
};
[[nodiscard]] constexpr BlockMark operator|(BlockMark a, BlockMark b) {
  return static_cast<BlockMark>(static_cast<std::uint16_t>(a) | static_cast<std::uint16_t>(b));
}
[[nodiscard]] constexpr bool has(BlockMark set, BlockMark mark) {
  return (static_cast<std::uint16_t>(set) & static_cast<std::uint16_t>(mark)) != 0;
}
[[nodiscard]] constexpr BlockMark without(BlockMark set, BlockMark marks) {
  return static_cast<BlockMark>(static_cast<std::uint16_t>(set) & ~static_cast<std::uint16_t>(marks));
}

/// A line or paragraph of the article. Lines are the unit: scraped news has one paragraph a line.
struct Block {
  Span span = {};  ///< without surrounding white space
  BlockKind kind = BlockKind::paragraph;
  BlockMark marks = BlockMark::none;
  std::uint32_t first_token = 0, end_token = 0;
  std::uint32_t first_sentence = 0, end_sentence = 0;

  bool operator==(const Block&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Block& block);

}  // namespace copydesk
