#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "copydesk/lexicon/lexicon_image.h"

namespace copydesk {

/// A form of a name as the sequence of words by which the trie knows it.
struct NamePhrase {
  struct Word {
    std::string text = {};  ///< as in the form
    std::string folded = {};
    TokenCase wanted = TokenCase::any;
  };
  std::vector<Word> words = {};  ///< tokens without hyphens
  std::uint8_t hyphens = 0;
};

[[nodiscard]] NamePhrase name_phrase(std::string_view form);

/// The phrase with stops in its short all-capital words ("U.N. Security Council"); nothing where there are none.
[[nodiscard]] std::optional<NamePhrase> with_stops(const NamePhrase& phrase);

}  // namespace copydesk
