#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "copydesk/document/block.h"
#include "copydesk/text/sentence.h"
#include "copydesk/text/token.h"

namespace copydesk {

/// An article taken apart: blocks, their sentences, their tokens, all in order of the text.
/// Every token belongs to exactly one sentence and one block. `text` is a view into the Text it was read from.
struct Document {
  std::string_view text = {};
  std::vector<Token> tokens = {};
  TokenPlaces places = {};  ///< of the tokens
  std::vector<Sentence> sentences = {};
  std::vector<Block> blocks = {};

  [[nodiscard]] std::string_view at(Span span) const { return slice(text, span); }
  [[nodiscard]] std::string_view at(const Token& token) const { return slice(text, token.span); }
  [[nodiscard]] std::span<const Token> tokens_of(const Sentence& s) const {
    return std::span(tokens).subspan(s.first_token, s.end_token - s.first_token);
  }
  [[nodiscard]] std::span<const Token> tokens_of(const Block& b) const {
    return std::span(tokens).subspan(b.first_token, b.end_token - b.first_token);
  }
  [[nodiscard]] std::span<const Sentence> sentences_of(const Block& b) const {
    return std::span(sentences).subspan(b.first_sentence, b.end_sentence - b.first_sentence);
  }
};

/// Reads plain text: a line is a block (a very long line too), blank lines separate; tells the kinds of blocks by
/// their shape, place and neighbours, and quotations by their marks. Needs no dictionary. Linear.
/// `document` is cleared first, its memory reused.
void read_plain_text(std::string_view utf8, Document& document);

}  // namespace copydesk
