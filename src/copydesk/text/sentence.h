#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "copydesk/text/span.h"
#include "copydesk/text/token.h"

namespace copydesk {

/// A sentence: a range of tokens and the bytes from its first to its last.
struct Sentence {
  Span span = {};
  std::uint32_t first_token = 0, end_token = 0;

  bool operator==(const Sentence&) const = default;
};

/// Splits the tokens of one block into sentences and sets `starts_sentence` on them.
/// Knows abbreviations ("Mr.", "Oct.", "Gov.", "No." before a number), initials, "U.S." and "a.m." before a
/// capital, closing quotes and brackets after the stop, ellipses, "?" and "!" inside quotes before a lower-case
/// word. Linear; appends to `out`.
void split_sentences(std::string_view utf8, std::span<Token> tokens, const BlockTokens& block,
                     std::vector<Sentence>& out);

}  // namespace copydesk
