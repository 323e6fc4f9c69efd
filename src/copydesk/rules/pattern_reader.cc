#include "copydesk/rules/pattern_reader.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <span>

#include <re2/re2.h>

#include "copydesk/rules/pack_fields.h"

namespace copydesk {
namespace {

using nlohmann::json;

template <class Enum, std::size_t n>
auto parser(const std::array<std::pair<std::string_view, Enum>, n>& names) {
  return [&names](std::string_view name) -> std::optional<Enum> {
    for (const auto& [known, value] : names) {
      if (known == name) return value;
    }
    return {};
  };
}

constexpr std::array<std::pair<std::string_view, CaseShape>, 5> shape_names{{{"lower", CaseShape::lower},
                                                                             {"title", CaseShape::title},
                                                                             {"upper", CaseShape::upper},
                                                                             {"mixed", CaseShape::mixed},
                                                                             {"none", CaseShape::none}}};
constexpr std::array<std::pair<std::string_view, TokenKind>, 6> kind_names{{{"word", TokenKind::word},
                                                                            {"clitic", TokenKind::clitic},
                                                                            {"number", TokenKind::number},
                                                                            {"punctuation", TokenKind::punctuation},
                                                                            {"symbol", TokenKind::symbol},
                                                                            {"address", TokenKind::address}}};
constexpr std::array<std::pair<std::string_view, FormKind>, 4> form_names{{{"preferred", FormKind::preferred},
                                                                           {"accepted", FormKind::accepted},
                                                                           {"acronym", FormKind::acronym},
                                                                           {"foreign", FormKind::foreign}}};
constexpr std::array<std::pair<std::string_view, PatternEdge>, 4> edge_names{
    {{"sentence-start", PatternEdge::sentence_start},
     {"sentence-end", PatternEdge::sentence_end},
     {"block-start", PatternEdge::block_start},
     {"block-end", PatternEdge::block_end}}};

// The tokens of a text as they would be behind a word: "'s" is a clitic there, and two tokens at the begin of a text.
std::vector<std::string> tokens_of(std::string_view text) {
  const auto behind_a_word = (text.starts_with('\'') ? "x" : "x ") + std::string(text);
  std::vector<Token> tokens;
  tokenize(behind_a_word, tokens);
  std::vector<std::string> result;
  for (const auto& token : std::span(tokens).subspan(1)) result.emplace_back(slice(behind_a_word, token.span));
  return result;
}

std::string folded(std::string_view text) {
  std::string result;
  fold(text, result);
  return result;
}

WordId one_word(const PackFields& fields, std::string_view field, const std::string& text, Vocabulary& vocabulary) {
  if (tokens_of(text).size() != 1) {
    fields.fault(field, fmt::format("“{}” is more than one token", text), "write one entry a token");
  }
  return vocabulary.intern(folded(text));
}

void add_forms(WordId word, const Vocabulary& vocabulary, std::vector<WordId>& words) {
  words.push_back(word);
  if (word >= vocabulary.lexicon().size()) return;
  const auto forms = vocabulary.lexicon().forms(word);
  words.insert(words.end(), forms.begin(), forms.end());
}

// Then only numbers can match, and the pattern can start at them.
bool begins_with_digit(const std::string& regex) {
  std::string least, most;
  return RE2(regex).PossibleMatchRange(&least, &most, 2) && !least.empty() && !most.empty() && least.front() >= '0' &&
         most.front() <= '9';
}

// The marks of an expression such as "[,.;:]": as words they are found without an expression. Empty for any other.
std::string_view marks_of_class(std::string_view regex) {
  if (regex.size() < 3 || regex.front() != '[' || regex.back() != ']') return {};
  const std::string_view marks = regex.substr(1, regex.size() - 2);
  return marks.find_first_not_of("!\"'(),./:;?") == marks.npos ? marks : std::string_view();
}

TokenCondition read_condition(PackFields& fields, Vocabulary& vocabulary, bool negated) {
  TokenCondition c;
  for (const auto& text : fields.texts("word")) c.words.push_back(one_word(fields, "word", text, vocabulary));
  for (const auto& text : fields.texts("lemma"))
    add_forms(one_word(fields, "lemma", text, vocabulary), vocabulary, c.words);
  c.exact = fields.texts("exact");
  for (const auto& text : c.exact) c.words.push_back(one_word(fields, "exact", text, vocabulary));
  const auto regex = fields.text_or("regex", "");
  const auto marks = c.words.empty() ? marks_of_class(regex) : std::string_view();
  for (const char mark : marks) c.words.push_back(one_word(fields, "regex", std::string(1, mark), vocabulary));
  std::sort(c.words.begin(), c.words.end());
  c.words.erase(std::unique(c.words.begin(), c.words.end()), c.words.end());
  if (!regex.empty() && marks.empty()) {
    auto read = LazyRegex::read(regex);
    if (!read) fields.fault("regex", read.error().message);
    c.regex = std::move(*read);
    if (begins_with_digit(regex)) c.kinds = 1U << static_cast<unsigned>(TokenKind::number);
  }
  for (const auto value : fields.parsed("class", parse_word_class, word_class_names())) c.classes |= value;
  for (const auto value : fields.parsed("entity", parse_entity_kind, entity_kind_names())) c.entity = c.entity | value;
  for (const auto value : fields.parsed("form", parser(form_names), "preferred accepted acronym foreign"))
    c.form = value;
  for (const auto value : fields.parsed("shape", parser(shape_names), "lower title upper mixed none")) {
    c.shapes = static_cast<std::uint8_t>(c.shapes | 1U << static_cast<unsigned>(value));
  }
  for (const auto value : fields.parsed("kind", parser(kind_names), "word clitic number punctuation symbol address")) {
    c.kinds = static_cast<std::uint8_t>(c.kinds | 1U << static_cast<unsigned>(value));
  }
  if (fields.has("space")) c.space = fields.flag("space");
  static_cast<void>(fields.take("space"));
  if (negated) {
    fields.finish();
    return c;
  }
  c.same_as = static_cast<std::uint8_t>(fields.number_or("same", 0, 1, static_cast<int>(PatternMatch::max_entries)));
  if (const auto* none = fields.take("not")) {
    const auto list = none->is_array() ? *none : json::array({*none});
    for (const auto& item : list) {
      PackFields inner(item, fields.place("not"));
      c.none_of.push_back(read_condition(inner, vocabulary, true));
    }
  }
  return c;
}

// Uses in 10^9 words of news: marks are in no frequency list, and one token in forty is a number (WMT 2021 references).
constexpr double uses_of_a_mark = 5e7;
constexpr double uses_of_a_number = 2.5e7;

bool is_mark(std::string_view folded) {
  return std::none_of(folded.begin(), folded.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c)) != 0;
  });
}

// The expected number of its words in a text: patterns start at the rarest.
double commonness(const TokenCondition& condition, const Vocabulary& vocabulary) {
  double sum = 0;
  for (const auto word : condition.words) {
    sum += is_mark(vocabulary.folded(word)) ? uses_of_a_mark : std::pow(10.0, vocabulary.info(word).frequency / 100.0);
  }
  return sum;
}

bool is_only_number(const TokenCondition& condition) {
  return condition.kinds == 1U << static_cast<unsigned>(TokenKind::number);
}

void choose_anchor(TokenPattern& pattern, const std::string& where, const Vocabulary& vocabulary, bool needed) {
  double best = -1;
  bool found = false;
  for (std::size_t i = 0; i < pattern.steps.size(); ++i) {
    const auto& s = pattern.steps[i];
    if (s.min == 0 || s.condition.entity != EntityKind::none) continue;
    const bool has_words = !s.condition.words.empty();
    if (!has_words && !is_only_number(s.condition)) continue;
    const auto cost = has_words ? commonness(s.condition, vocabulary) : uses_of_a_number;
    if (!found || cost < best) {
      found = true;
      best = cost;
      pattern.anchor = static_cast<std::uint8_t>(i);
      pattern.anchored_by = has_words ? PatternAnchor::word : PatternAnchor::number;
    }
  }
  if (found) return;
  pattern.anchored_by = PatternAnchor::entity;
  const auto entity = std::find_if(pattern.steps.begin(), pattern.steps.end(), [](const PatternStep& s) {
    return s.min > 0 && s.condition.entity != EntityKind::none;
  });
  if (entity != pattern.steps.end()) {
    pattern.anchor = static_cast<std::uint8_t>(entity - pattern.steps.begin());
    return;
  }
  const auto any = std::find_if(pattern.steps.begin(), pattern.steps.end(),
                                [](const PatternStep& s) { return s.min > 0 && s.edge == PatternEdge::none; });
  if (needed || any == pattern.steps.end()) {
    throw PackFault{{.where = where,
                     .message = "no entry to start from",
                     .remedy = "give at least one entry “word”, “exact”, “lemma”, “entity” or “kind”: “number” that is "
                               "neither optional nor negated"}};
  }
  pattern.anchor = static_cast<std::uint8_t>(any - pattern.steps.begin());
}

}  // namespace

std::vector<std::vector<WordId>> read_words(std::string_view text, Vocabulary& vocabulary) {
  std::vector<std::vector<WordId>> words;
  for (const auto& raw : tokens_of(text)) {
    if (raw == "~" && !words.empty()) {
      const auto base = words.back().front();
      words.back().clear();
      add_forms(base, vocabulary, words.back());
      std::sort(words.back().begin(), words.back().end());
      words.back().erase(std::unique(words.back().begin(), words.back().end()), words.back().end());
    } else {
      words.push_back({vocabulary.intern(folded(raw))});
    }
  }
  return words;
}

TokenPattern read_pattern(const json& entries, const std::string& where, Vocabulary& vocabulary, bool needs_anchor) {
  const auto fault = [&](std::string message) { throw PackFault{{.where = where, .message = std::move(message)}}; };
  if (!entries.is_array() || entries.empty()) fault("must be a list of entries");
  if (entries.size() > PatternMatch::max_entries) fault(fmt::format("more than {} entries", PatternMatch::max_entries));
  TokenPattern pattern;
  for (const auto& entry : entries) {
    const auto number = ++pattern.entries;
    if (entry.is_string()) {
      for (auto& words : read_words(entry.get<std::string>(), vocabulary)) {
        pattern.steps.push_back({.condition = {.words = std::move(words)}, .entry = number});
      }
      continue;
    }
    PackFields fields(entry, fmt::format("{}[{}]", where, number));
    PatternStep step{.entry = number};
    if (fields.has("skip")) {
      step.max = static_cast<std::uint8_t>(fields.number_or("skip", 0, 1, 40));
      step.min = 0;
      step.shortest = true;
    } else if (fields.has("edge")) {
      step.edge =
          fields.parsed("edge", parser(edge_names), "sentence-start sentence-end block-start block-end").front();
    } else {
      step.condition = read_condition(fields, vocabulary, false);
      if (fields.flag("optional")) step.min = 0;
      if (const auto* repeat = fields.take("repeat")) {
        if (!repeat->is_array() || repeat->size() != 2 || !(*repeat)[0].is_number_unsigned() ||
            !(*repeat)[1].is_number_unsigned() || (*repeat)[0] > (*repeat)[1] || (*repeat)[1] > 40U) {
          fields.fault("repeat", "must be [least, most], most up to 40");
        }
        step.min = (*repeat)[0].get<std::uint8_t>();
        step.max = (*repeat)[1].get<std::uint8_t>();
      }
      if (step.condition.same_as >= number) fields.fault("same", "must be the number of an earlier entry");
      if (fields.flag("mark")) {
        if (pattern.first_marked == 0) pattern.first_marked = number;
        pattern.last_marked = number;
      }
    }
    fields.finish();
    pattern.steps.push_back(std::move(step));
  }
  choose_anchor(pattern, where, vocabulary, needs_anchor);
  return pattern;
}

}  // namespace copydesk
