#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "copydesk/rules/finding_sink.h"
#include "copydesk/rules/rule_set.h"

namespace copydesk {

/// One pass of all rules over one article. Private to the rules stage.
class RuleSet::Search {
 public:
  Search(const RuleSet& set, const Article& article, Scratch& scratch, FindingSink& sink);

  void run();

 private:
  void search(const Block& block);
  void search_at(std::uint32_t token, std::uint8_t starts, const Block& block, const MatchWindow& window);
  void search_regexes(const Block& block);
  void search_phrases(const Block& block, const MatchWindow& window, std::uint32_t token);
  void search_patterns(std::span<const IndexedPattern> patterns, const Block& block, const MatchWindow& window,
                       std::uint32_t token);

  [[nodiscard]] bool allowed(const Rule& rule, const Block& block, TokenRange flagged, const MatchWindow& window);
  [[nodiscard]] bool has_evidence(const WordEvidence& evidence, TokenRange sentence, bool if_empty);
  [[nodiscard]] bool is_whole_line(const Block& block, TokenRange range) const;
  [[nodiscard]] bool is_written(const Phrase& phrase, std::uint32_t first) const;
  [[nodiscard]] MatchWindow window_at(const Block& block, std::uint32_t token) const;

  // `parts[i]` is the place of entry or group i + 1.
  void emit(std::uint32_t rule, Span flagged, std::span<const Span> parts, std::span<const SuggestionTemplate> suggest);
  void follow_case(Span replaced, std::string& with) const;
  void drop_too_few(std::size_t from);

  const RuleSet& set_;
  const Article& article_;
  Scratch& scratch_;
  FindingSink& sink_;
  std::vector<Finding>& out_;  // the sink's
  std::vector<std::uint32_t> rule_of_finding_ = {};
};

}  // namespace copydesk
