#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "copydesk/document/block.h"
#include "copydesk/finding/rule_info.h"
#include "copydesk/rules/token_pattern.h"
#include "copydesk/text/token.h"

namespace copydesk {

/// What a rule must say where it fires.
struct ExpectedFinding {
  std::optional<std::string> flags = {};  ///< the flagged text
  std::optional<std::string> fix = {};    ///< the first suggestion
};

/// What a rule proposes; braces in `with` stand for entries of the pattern or groups of the regex.
struct SuggestionTemplate {
  std::string with = {};
  std::uint8_t first_entry = 0, last_entry = 0;  ///< what is replaced; 0: the flagged text
  bool safe = false;
};

/// Sorted words of which at least one must (or must not) stand in the sentence, in the document. Empty: no condition.
struct WordEvidence {
  std::vector<WordId> sentence = {}, document = {};
};

/// A fixed phrase: per token the words that may stand there.
struct Phrase {
  std::vector<std::vector<WordId>> words = {};
  std::string text = {};  ///< as the pack has it
  std::optional<std::string> replacement = {};
};

/// A rule as its pack defines it, its words resolved.
struct Rule {
  RuleInfo info = {};
  std::vector<ExpectedFinding> expected = {};  ///< of each text in info.bad

  // What it looks for: one of these is filled.
  std::vector<TokenPattern> patterns = {};
  std::vector<Phrase> phrases = {};
  std::vector<std::string> regexes = {};
  std::string check = {};

  std::vector<SuggestionTemplate> suggest = {};
  std::vector<TokenPattern> unless = {};
  WordEvidence with = {}, without = {};
  std::uint16_t where = 0;            ///< bits 1 << BlockKind
  BlockMark place = BlockMark::none;  ///< a mark that the block must have
  bool outside_quotes = false;
  bool whole_line = false;
  bool exact_case = false;
  bool safe = false;
  int at_least = 1;
  unsigned group = 0;
};

}  // namespace copydesk
