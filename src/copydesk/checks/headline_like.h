#pragma once

#include <cstdint>

#include "copydesk/document/block.h"
#include "copydesk/rules/article.h"

namespace copydesk {

/// What a line has in common with the headlines that pages list.
struct HeadlineSigns {
  std::uint32_t words = 0;
  std::uint32_t capitalised = 0;  ///< words with a capital, the first one aside
  std::uint32_t numbers = 0;
  bool may_be = false;      ///< 4 to 28 words, from a capital, digit or quotation mark to no full stop or comma
  bool title_case = false;  ///< as American headlines are set
  bool has_verb = false;    ///< a form that can be a verb's: "Opens", "cut", "says", "to stop"
};

/// One pass over the line's tokens.
[[nodiscard]] HeadlineSigns headline_signs(const Article& article, const Block& block);

/// A name or topic alone: "Donald Trump", "Middle East", one to five words, all of any length capitalised.
[[nodiscard]] bool is_name_line(const Article& article, const Block& block);

}  // namespace copydesk
