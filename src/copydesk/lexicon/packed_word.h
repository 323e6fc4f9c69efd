#pragma once

#include <cstdint>

#include "copydesk/text/token.h"

// A word as the lexicon file holds it. Apart from the rest of the layout, so that looking at a word is inlined.

namespace copydesk {

/// Upper two bits of PackedWord::spelling: how `Lexicon::written` writes the word.
enum class WrittenAs : std::uint8_t { lower = 0, title = 1 << 6, upper = 2 << 6, listed = 3 << 6 };
inline constexpr std::uint8_t written_mask = 3 << 6;

struct PackedWord {  // the words of highest frequency stand first, so that common text touches few pages
  std::uint64_t classes = 0;
  std::uint32_t text = 0;  // offset in `strings`
  std::uint32_t verb_lemma = no_word;
  std::uint32_t noun_lemma = no_word;
  std::uint16_t frequency = 0;
  std::uint8_t text_size = 0;
  std::uint8_t spelling = 0;
};
static_assert(sizeof(PackedWord) == 24);

}  // namespace copydesk
