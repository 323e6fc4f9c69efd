#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "copydesk/document/document.h"
#include "copydesk/lexicon/lexicon.h"
#include "copydesk/lexicon/mention_table.h"
#include "copydesk/lexicon/near_miss_memo.h"
#include "copydesk/lexicon/trait_index.h"
#include "copydesk/lexicon/vocabulary.h"
#include "copydesk/lexicon/word_table.h"

namespace copydesk {

struct ArticleMemo;  // checks/article_memo.h

/// What rules and checks see of one document: its parts, and what the lexicon knows of its words. Views only.
struct Article {
  const Document& document;
  const Lexicon& lexicon;
  const Vocabulary& vocabulary;
  const WordTable& words;
  NearMissMemo& near_miss_memo;
  ArticleMemo& memo;
  const MentionTable& mentions;  ///< gazetteer names, in order, without overlap
  const TraitIndex& traits;      ///< the tokens worth a look
  bool goes_on = false;          ///< it is a part of a long text, and others follow

  [[nodiscard]] WordInfo info(const Token& token) const { return vocabulary.info(token.word); }
  [[nodiscard]] WordInfo info(std::uint32_t token) const { return info(document.tokens[token]); }
  [[nodiscard]] std::string_view folded(const Token& token) const { return words.folded(token.word); }
  [[nodiscard]] std::string_view at(const Token& token) const { return document.at(token); }
  /// Known words near the token's, nearest first, at most NearMissMemo::limit. Valid until the next call.
  [[nodiscard]] std::span<const NearMiss> near_misses(const Token& token) const {
    return near_miss_memo.find(folded(token));
  }
  /// The mention that covers a token, or nullptr.
  [[nodiscard]] const Mention* mention(std::uint32_t token) const {
    return has(document.tokens[token].traits, WordTrait::in_name) ? mentions.covering(token) : nullptr;
  }
  /// Bytes from the first to the last of the tokens [first, end).
  [[nodiscard]] Span span_of(std::uint32_t first, std::uint32_t end) const {
    return {.begin = document.tokens[first].span.begin, .end = document.tokens[end - 1].span.end};
  }
};

}  // namespace copydesk
