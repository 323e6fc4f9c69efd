#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

#include "copydesk/finding/finding.h"
#include "copydesk/lexicon/vocabulary.h"
#include "copydesk/result.h"
#include "copydesk/rules/article.h"
#include "copydesk/rules/finding_sink.h"
#include "copydesk/rules/phrase_index.h"
#include "copydesk/rules/regex_index.h"
#include "copydesk/rules/rule.h"
#include "copydesk/rules/rule_starts.h"
#include "copydesk/rules/token_guard.h"
#include "copydesk/rules/word_numbers.h"

namespace copydesk {

/// All rules of all packs, indexed so that one pass over an article finds them all: phrases in a trie, token patterns
/// by their rarest word, regular expressions behind one scan for their literals. The cost per token does not grow with
/// the number of rules. Immutable after `load`; any thread may use it, each with a Scratch of its own.
class RuleSet {
 public:
  /// Memory of one thread.
  struct Scratch {
    RegexIndex::Scratch regex = {};
    std::vector<RegexIndex::Match> regex_matches = {};
    std::vector<PhraseIndex::Hit> hits = {};
    TokenRegexMemo token_regexes = {};
    std::vector<bool> document_words = {};  // by word of the vocabulary; filled when a rule first asks
    bool document_words_ready = false;
    std::vector<int> matches_of = {};  // per rule, in this document
  };

  /// Reads packs: files, or folders with all *.json in and below them but those in `schema`. Adds the rules' words to
  /// the vocabulary. Fails on bad packs, on an id that two rules have, and on a regex without a literal; tells the
  /// faults of all packs.
  [[nodiscard]] static Result<RuleSet> load(std::span<const std::filesystem::path> packs, Vocabulary& vocabulary);

  /// What `load` made of these packs, from a file that `save` wrote; one fiftieth of the time. Fails when the file is
  /// missing, damaged, of another version, or made of other packs or another lexicon than these.
  [[nodiscard]] static Result<RuleSet> load_compiled(const std::filesystem::path& file,
                                                     std::span<const std::filesystem::path> packs,
                                                     Vocabulary& vocabulary);
  /// Writes the set, made by `load` of these packs, to a file that it replaces as a whole.
  [[nodiscard]] Result<void> save(const std::filesystem::path& file, std::span<const std::filesystem::path> packs,
                                  const Vocabulary& vocabulary) const;

  /// Adds what the rules find. Checks in code are not run here.
  void find(const Article& article, Scratch& scratch, FindingSink& sink) const;

  [[nodiscard]] std::span<const Rule> rules() const { return rules_; }      ///< sorted by id
  [[nodiscard]] std::span<const RuleInfo> infos() const { return infos_; }  ///< the same order

 private:
  struct IndexedPattern {
    std::uint32_t rule = 0;
    std::uint32_t pattern = 0;
    std::uint32_t where = 0;  // the rule's
    std::uint32_t guard = 0;  // index into guards_
    template <class Archive>
    void serialize(Archive& archive) {
      archive(rule, pattern);
    }
  };
  struct IndexedPhrase {
    std::uint32_t rule = 0;
    std::uint32_t phrase = 0;
    template <class Archive>
    void serialize(Archive& archive) {
      archive(rule, phrase);
    }
  };
  /// The patterns that start at a word, by what else they ask for: the word behind, the one before, neither.
  struct PatternList {
    std::vector<IndexedPattern> with_next = {}, with_last = {}, alone = {};
    template <class Archive>
    void serialize(Archive& archive) {
      archive(with_next, with_last, alone);
    }
  };
  class Search;  // rule_set.cc: one article

  struct Compiled;  // compiled_rules.cc: the file

  void index(std::vector<Error>& errors);
  void index_pattern(const TokenPattern& pattern, IndexedPattern indexed);
  void set_guards();  // of all patterns, and which is whose in the lists

  std::vector<Rule> rules_ = {};
  std::vector<RuleInfo> infos_ = {};
  RuleStarts starts_ = {};
  PhraseIndex phrases_ = {};
  std::vector<IndexedPhrase> phrase_list_ = {};
  WordNumbers patterns_at_ = {};  // word → index into pattern_lists_
  std::vector<PatternList> pattern_lists_ = {};
  std::vector<PatternGuard> guards_ = {};
  std::vector<IndexedPattern> number_patterns_ = {};  // start at a number
  std::vector<IndexedPattern> entity_patterns_ = {};  // without a word to start at
  RegexIndex regexes_ = {};
  std::vector<std::uint32_t> rule_of_regex_ = {};
};

}  // namespace copydesk
