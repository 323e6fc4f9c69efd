#include "copydesk/rules/rule_search.h"

#include <algorithm>
#include <utility>

namespace copydesk {
namespace {

/// Most tokens that the steps can match. A name of the gazetteer has at most some ten.
std::uint32_t reach(std::span<const PatternStep> steps) {
  constexpr std::uint32_t longest_name = 32;
  std::uint32_t tokens = 0;
  for (const auto& step : steps) tokens += step.max * (step.condition.entity == EntityKind::none ? 1U : longest_name);
  return tokens;
}

// A line is searched in pieces of this size at most, so that one expression that a giant line calls for costs no more
// than its piece.
constexpr std::uint32_t regex_window = 32 * 1024;

constexpr std::array<std::string_view, PatternMatch::max_entries + 1> entry_names{
    "0",  "1",  "2",  "3",  "4",  "5",  "6",  "7",  "8",  "9",  "10", "11", "12",
    "13", "14", "15", "16", "17", "18", "19", "20", "21", "22", "23", "24"};

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_space(char c) {
  return c == ' ' || c == '\t';
}

}  // namespace

RuleSet::Search::Search(const RuleSet& set, const Article& article, Scratch& scratch, FindingSink& sink)
    : set_(set), article_(article), scratch_(scratch), sink_(sink), out_(sink.findings()) {}

void RuleSet::Search::run() {
  scratch_.document_words_ready = false;
  scratch_.matches_of.assign(set_.rules_.size(), 0);
  const auto from = out_.size();
  for (const auto& block : article_.document.blocks) search(block);
  drop_too_few(from);
}

void RuleSet::Search::search(const Block& block) {
  search_regexes(block);
  const Token* const tokens = article_.document.tokens.data();
  const RuleStarts& starts = set_.starts_;
  for (const auto& sentence : article_.document.sentences_of(block)) {
    const MatchWindow window{.sentence = {sentence.first_token, sentence.end_token},
                             .block = {block.first_token, block.end_token}};
    for (auto i = sentence.first_token; i < sentence.end_token; ++i) {
      const Token& token = tokens[i];
      if (const auto of_word = starts.at(token.word); of_word != 0) {
        const auto last = i > block.first_token ? tokens[i - 1].word : no_word;
        const auto next = i + 1 < block.end_token ? tokens[i + 1].word : no_word;
        if (const auto here = starts.at(of_word, last, token.word, next); here != 0) search_at(i, here, block, window);
      }
      if (token.kind == TokenKind::number) search_patterns(set_.number_patterns_, block, window, i);
      if (!has(token.traits, WordTrait::in_name)) continue;
      if (article_.mention(i)->first_token == i) search_patterns(set_.entity_patterns_, block, window, i);
    }
  }
}

void RuleSet::Search::search_at(std::uint32_t token, std::uint8_t starts, const Block& block,
                                const MatchWindow& window) {
  using enum RuleStarts::Start;
  if ((starts & (pattern | pattern_with_next | pattern_with_last)) != 0) {
    const auto& list = set_.pattern_lists_[set_.patterns_at_.find(article_.document.tokens[token].word)];
    if ((starts & pattern_with_next) != 0) search_patterns(list.with_next, block, window, token);
    if ((starts & pattern_with_last) != 0) search_patterns(list.with_last, block, window, token);
    if ((starts & pattern) != 0) search_patterns(list.alone, block, window, token);
  }
  if ((starts & (phrase | phrase_with_next)) != 0) search_phrases(block, window, token);
}

void RuleSet::Search::search_patterns(std::span<const IndexedPattern> patterns, const Block& block,
                                      const MatchWindow& window, std::uint32_t token) {
  if (patterns.empty()) return;
  const auto* tokens = article_.document.tokens.data();
  PlaceProbe place(tokens, window.sentence, token);
  // Numbers are met with expressions that need a comma or a stop in them.
  if (tokens[token].kind == TokenKind::number) place.characters = characters_of(article_.at(tokens[token]));
  for (const auto& indexed : patterns) {
    if (!set_.guards_[indexed.guard].admits(place)) continue;
    if ((indexed.where >> static_cast<unsigned>(block.kind) & 1U) == 0) continue;
    PatternMatch match;
    const auto r = indexed.rule;
    const auto& rule = set_.rules_[r];
    const auto& pattern = rule.patterns[indexed.pattern];
    if (!match_at(pattern, article_, window, token, scratch_.token_regexes, match)) continue;
    if (match.flagged.empty() || !allowed(rule, block, match.flagged, window)) continue;
    std::array<Span, PatternMatch::max_entries> parts{};
    for (std::size_t e = 0; e < pattern.entries; ++e) {
      const auto range = match.entries[e + 1];
      if (!range.empty()) parts[e] = article_.span_of(range.first, range.end);
    }
    emit(r, article_.span_of(match.flagged.first, match.flagged.end), std::span(parts).first(pattern.entries),
         rule.suggest);
  }
}

void RuleSet::Search::search_phrases(const Block& block, const MatchWindow& window, std::uint32_t token) {
  auto& hits = scratch_.hits;
  hits.clear();
  set_.phrases_.find(article_.document.tokens, token, block.end_token, hits);
  for (auto hit = hits.rbegin(); hit != hits.rend(); ++hit) {
    const auto& [r, p] = set_.phrase_list_[hit->phrase];
    const auto longer_of_same = std::any_of(
        hits.rbegin(), hit, [&, rule = r](const auto& h) { return set_.phrase_list_[h.phrase].rule == rule; });
    if (longer_of_same) continue;
    const auto& rule = set_.rules_[r];
    const TokenRange range{token, hit->end};
    if (rule.whole_line ? !is_whole_line(block, range) : hit->end > window.sentence.end) continue;
    const auto& phrase = rule.phrases[p];
    if (rule.exact_case && !is_written(phrase, token)) continue;
    if (!allowed(rule, block, range, window)) continue;
    std::array<Span, PatternMatch::max_entries> parts{};
    const auto count = std::min<std::size_t>(hit->end - token, parts.size());
    for (std::size_t i = 0; i < count; ++i) parts[i] = article_.document.tokens[token + i].span;
    const SuggestionTemplate replacement{.with = phrase.replacement.value_or(""), .safe = rule.safe};
    emit(r, article_.span_of(range.first, range.end), std::span(parts).first(count),
         phrase.replacement ? std::span(&replacement, 1) : std::span<const SuggestionTemplate>(rule.suggest));
  }
}

void RuleSet::Search::search_regexes(const Block& block) {
  const auto text = article_.document.text;
  auto& matches = scratch_.regex_matches;
  for (auto begin = block.span.begin; begin < block.span.end;) {
    auto end = block.span.end;
    if (end - begin > regex_window) {
      end = begin + regex_window;
      while (end > begin + regex_window / 2 && !is_space(text[end])) --end;
      while (end < block.span.end && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
    }
    matches.clear();
    set_.regexes_.find(text, {.begin = begin, .end = end}, block.kind, block.marks, scratch_.regex, matches);
    for (const auto& match : matches) {
      const auto r = set_.rule_of_regex_[match.regex];
      const auto& rule = set_.rules_[r];
      const auto flagged = match.groups[rule.group];
      if ((rule.where >> static_cast<unsigned>(block.kind) & 1U) == 0 || flagged.empty()) continue;
      const auto tokens = article_.document.tokens_of(block);
      const auto first = std::partition_point(tokens.begin(), tokens.end(),
                                              [&](const Token& t) { return t.span.end <= flagged.begin; });
      const auto last =
          std::partition_point(first, tokens.end(), [&](const Token& t) { return t.span.begin < flagged.end; });
      const TokenRange range{block.first_token + static_cast<std::uint32_t>(first - tokens.begin()),
                             block.first_token + static_cast<std::uint32_t>(last - tokens.begin())};
      if (!allowed(rule, block, range, window_at(block, std::min(range.first, block.end_token - 1)))) continue;
      emit(r, flagged, std::span(match.groups).subspan(1, match.group_count - 1U), rule.suggest);
    }
    begin = end;
  }
}

MatchWindow RuleSet::Search::window_at(const Block& block, std::uint32_t token) const {
  const auto sentences = article_.document.sentences_of(block);
  const auto behind =
      std::partition_point(sentences.begin(), sentences.end(), [&](const Sentence& s) { return s.end_token <= token; });
  const TokenRange whole{block.first_token, block.end_token};
  if (behind == sentences.end()) return {.sentence = whole, .block = whole};
  return {.sentence = {behind->first_token, behind->end_token}, .block = whole};
}

bool RuleSet::Search::allowed(const Rule& rule, const Block& block, TokenRange flagged, const MatchWindow& window) {
  if ((rule.where >> static_cast<unsigned>(block.kind) & 1U) == 0) return false;
  if (rule.place != BlockMark::none && !has(block.marks, rule.place)) return false;
  if (rule.outside_quotes && !flagged.empty() && article_.document.tokens[flagged.first].in_quote) return false;
  if (!has_evidence(rule.with, window.sentence, true) || has_evidence(rule.without, window.sentence, false))
    return false;
  PatternMatch match;
  return std::none_of(rule.unless.begin(), rule.unless.end(), [&](const TokenPattern& pattern) {
    // Anchors from which a match can reach the flagged tokens: a sentence may have a million.
    const auto steps = std::span(pattern.steps);
    const auto before = reach(steps.first(pattern.anchor)), behind = reach(steps.subspan(pattern.anchor));
    const auto first = std::max(window.sentence.first, flagged.first - std::min(flagged.first, behind));
    const auto end = std::min(window.sentence.end, flagged.end + before);
    for (auto at = first; at < end; ++at) {
      if (match_at(pattern, article_, window, at, scratch_.token_regexes, match) && match.whole.first < flagged.end &&
          flagged.first < match.whole.end)
        return true;
    }
    return false;
  });
}

bool RuleSet::Search::has_evidence(const WordEvidence& evidence, TokenRange sentence, bool if_empty) {
  const auto contains = [](const std::vector<WordId>& sorted, WordId word) {
    return std::binary_search(sorted.begin(), sorted.end(), word);
  };
  bool any = evidence.sentence.empty() && evidence.document.empty() ? if_empty : false;
  if (!evidence.sentence.empty()) {
    for (auto i = sentence.first; i < sentence.end && !any; ++i)
      any = contains(evidence.sentence, article_.document.tokens[i].word);
  }
  if (!any && !evidence.document.empty()) {
    auto& present = scratch_.document_words;
    if (!scratch_.document_words_ready) {
      present.assign(article_.vocabulary.size(), false);
      for (const auto& token : article_.document.tokens) {
        if (token.word < present.size()) present[token.word] = true;
      }
      scratch_.document_words_ready = true;
    }
    any = std::any_of(evidence.document.begin(), evidence.document.end(), [&](WordId word) { return present[word]; });
  }
  return any;
}

// Bullets before and closing marks behind do not count.
bool RuleSet::Search::is_whole_line(const Block& block, TokenRange range) const {
  const auto& tokens = article_.document.tokens;
  const auto is_mark = [](const Token& t) { return t.kind == TokenKind::punctuation || t.kind == TokenKind::symbol; };
  return std::all_of(tokens.begin() + block.first_token, tokens.begin() + range.first, is_mark) &&
         std::all_of(tokens.begin() + range.end, tokens.begin() + block.end_token, is_mark);
}

bool RuleSet::Search::is_written(const Phrase& phrase, std::uint32_t first) const {
  std::vector<Token> wanted;
  tokenize(phrase.text, wanted);
  std::uint32_t i = first;
  for (const auto& token : wanted) {
    const auto raw = slice(phrase.text, token.span);
    if (raw == "~") continue;
    if (article_.document.tokens[i++].shape != token.shape) return false;
  }
  return true;
}

void RuleSet::Search::emit(std::uint32_t r, Span flagged, std::span<const Span> parts,
                           std::span<const SuggestionTemplate> suggest) {
  const auto text = article_.document.text;
  std::vector<FindingSink::Argument> arguments;
  for (std::size_t i = 0; i < parts.size(); ++i) arguments.emplace_back(entry_names[i + 1], slice(text, parts[i]));

  std::vector<Suggestion> suggestions;
  for (const auto& proposal : suggest) {
    auto span = flagged;
    if (proposal.first_entry != 0) {
      span = {};
      for (std::size_t e = proposal.first_entry; e <= proposal.last_entry && e <= parts.size(); ++e) {
        const auto part = parts[e - 1];
        if (part.empty()) continue;
        span = span.empty() ? part : Span{std::min(span.begin, part.begin), std::max(span.end, part.end)};
      }
      if (span.empty()) continue;
    }
    auto with = fill_template(proposal.with, arguments);
    if (with.empty() && span.begin > 0 && is_space(text[span.begin - 1])) {
      --span.begin;
    } else {
      follow_case(span, with);
    }
    suggestions.push_back({.span = span, .text = std::move(with), .safe = proposal.safe});
  }
  if (!suggestions.empty()) arguments.emplace_back("suggestion", suggestions.front().text);
  const auto before = out_.size();
  sink_.add(r, flagged, arguments).suggestions = std::move(suggestions);
  if (out_.size() == before) return;
  ++scratch_.matches_of[r];
  rule_of_finding_.push_back(r);
}

// A replacement begins with a capital where a sentence does, and has capitals throughout ("Deputy Chairman") where all
// the words that it replaces have them.
void RuleSet::Search::follow_case(Span replaced, std::string& with) const {
  const auto& tokens = article_.document.tokens;
  const auto first =
      std::partition_point(tokens.begin(), tokens.end(), [&](const Token& t) { return t.span.end <= replaced.begin; });
  const auto last =
      std::partition_point(first, tokens.end(), [&](const Token& t) { return t.span.begin < replaced.end; });
  const auto count = [&](CaseShape shape) {
    return std::count_if(first, last, [&](const Token& t) { return t.shape == shape; });
  };
  const bool throughout = count(CaseShape::title) > 1 && count(CaseShape::lower) == 0;
  const bool at_start = first != last && first->starts_sentence && is_upper(article_.document.text[replaced.begin]);
  if (!throughout && !at_start) return;
  for (std::size_t i = 0; i < with.size(); ++i) {
    const bool starts_word = i == 0 || with[i - 1] == ' ';
    if (starts_word && is_lower(with[i]) && (i == 0 || (throughout && with.find(' ', i) - i > 3)))
      with[i] = static_cast<char>(with[i] - 32);
  }
}

void RuleSet::Search::drop_too_few(std::size_t from) {
  std::size_t kept = from;
  for (std::size_t i = 0; i < rule_of_finding_.size(); ++i) {
    const auto r = rule_of_finding_[i];
    if (scratch_.matches_of[r] < set_.rules_[r].at_least) continue;
    if (kept != from + i) out_[kept] = std::move(out_[from + i]);
    ++kept;
  }
  out_.resize(kept);
}

}  // namespace copydesk
