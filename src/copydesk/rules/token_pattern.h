#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "copydesk/lexicon/gazetteer.h"
#include "copydesk/lexicon/word_class.h"
#include "copydesk/rules/article.h"
#include "copydesk/rules/lazy_regex.h"
#include "copydesk/rules/token_regex_memo.h"
#include "copydesk/text/token.h"

namespace copydesk {

/// What one token must be like; all conditions that are set must hold. docs/rule-format.md says what each means.
struct TokenCondition {
  std::vector<WordId> words = {};  ///< sorted; one of them. From "word" and "lemma"
  std::vector<std::string> exact = {};
  LazyRegex regex = {};
  WordClass classes = WordClass::none;
  EntityKind entity = EntityKind::none;
  std::optional<FormKind> form = {};
  std::uint8_t shapes = 0;  ///< bits 1 << CaseShape; 0: any
  std::uint8_t kinds = 0;   ///< bits 1 << TokenKind; 0: any
  std::optional<bool> space = {};
  std::uint8_t same_as = 0;  ///< number of a pattern entry, from 1; 0: none
  std::vector<TokenCondition> none_of = {};
};

enum class PatternEdge : std::uint8_t { none, sentence_start, sentence_end, block_start, block_end };

/// One step of a pattern: `min` to `max` tokens that fulfil the condition, or a border of no width.
struct PatternStep {
  TokenCondition condition = {};
  std::uint8_t min = 1, max = 1;
  std::uint8_t entry = 0;  ///< number of the pattern's entry it stems from, from 1
  bool shortest = false;   ///< a skip: as few tokens as possible
  PatternEdge edge = PatternEdge::none;
};

/// What the step at which a pattern's matching starts asks for.
enum class PatternAnchor : std::uint8_t { word, number, entity };

/// A token pattern ready to be matched.
struct TokenPattern {
  std::vector<PatternStep> steps = {};
  std::uint8_t anchor = 0;  ///< step at which matching starts
  PatternAnchor anchored_by = PatternAnchor::word;
  std::uint8_t entries = 0;                        ///< number of entries, at most `PatternMatch::max_entries`
  std::uint8_t first_marked = 0, last_marked = 0;  ///< entries that are flagged; 0: all
};

/// Half-open range of token indices.
struct TokenRange {
  std::uint32_t first = 0, end = 0;
  [[nodiscard]] bool empty() const { return first == end; }
  bool operator==(const TokenRange&) const = default;
};

struct PatternMatch {
  static constexpr std::size_t max_entries = 24;
  TokenRange whole = {};
  TokenRange flagged = {};
  TokenRange entries[max_entries + 1] = {};  ///< by entry number, from 1; empty for an entry that matched nothing
};

/// Where a pattern may look: the tokens of one sentence, and the borders of its block.
struct MatchWindow {
  TokenRange sentence = {};
  TokenRange block = {};
};

/// Tries a pattern with its anchor step at token `at`. Bounded by the pattern's repeats and skips, not by the text.
[[nodiscard]] bool match_at(const TokenPattern& pattern, const Article& article, const MatchWindow& window,
                            std::uint32_t at, TokenRegexMemo& memo, PatternMatch& match);

}  // namespace copydesk
