#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "copydesk/rules/article.h"

namespace copydesk {

/// The words and numbers of a stretch of text: case, punctuation and spaces do not count.
using WordSequence = std::vector<WordId>;

[[nodiscard]] WordSequence words_of(const Article& article, std::uint32_t first_token, std::uint32_t end_token);

struct WordSequenceHash {
  [[nodiscard]] std::size_t operator()(const WordSequence& words) const;
};

}  // namespace copydesk
