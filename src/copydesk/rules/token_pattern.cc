#include "copydesk/rules/token_pattern.h"

#include <algorithm>

namespace copydesk {
namespace {

constexpr auto name_classes = WordClass::given_name | WordClass::surname | WordClass::country | WordClass::demonym |
                              WordClass::city | WordClass::region | WordClass::month | WordClass::weekday;

template <class Enum>
bool in(std::uint8_t set, Enum value) {
  return set == 0 || (set >> static_cast<unsigned>(value) & 1U) != 0;
}

// "will" is a given name only as "Will".
bool has_class(WordClass wanted, const Article& article, const Token& token) {
  const auto shared = article.info(token).classes & wanted;
  if (shared == WordClass::none) return false;
  return token.shape != CaseShape::lower ||
         has(shared, static_cast<WordClass>(~static_cast<std::uint64_t>(name_classes)));
}

/// One attempt to match: steps to the left of the anchor first, then those to the right.
class Attempt {
 public:
  Attempt(const TokenPattern& pattern, const Article& article, const MatchWindow& window, TokenRegexMemo& memo,
          PatternMatch& match)
      : pattern_(pattern), article_(article), window_(window), memo_(memo), match_(match) {}

  bool run(std::uint32_t at) {
    const auto& step = pattern_.steps[pattern_.anchor];
    // What costs most is asked of the anchor last: what stands beside it seldom fits.
    const bool one_token = step.condition.entity == EntityKind::none;
    const auto width = one_token ? std::uint32_t{looks_right(step.condition, at)} : width_forward(step.condition, at);
    if (width == 0) return false;
    anchor_end_ = at + width;
    extend(step.entry, {at, anchor_end_});
    return to_the_left(pattern_.anchor, at, 0) && (!one_token || reads_right(step.condition, at));
  }

 private:
  // Step `step` - 1 is matched to end before token `end`; `count` tokens of it are matched already.
  bool to_the_left(std::size_t step, std::uint32_t end, std::uint8_t count) {
    if (step == 0) {
      match_.whole.first = end;
      return to_the_right(pattern_.anchor, anchor_end_, 1);
    }
    const auto& s = pattern_.steps[step - 1];
    if (s.edge != PatternEdge::none) return at_edge(s.edge, end) && to_the_left(step - 1, end, 0);
    const bool enough = count >= s.min;
    if (s.shortest && enough && to_the_left(step - 1, end, 0)) return true;
    if (count < s.max && end > window_.sentence.first) {
      if (const auto width = width_backward(s.condition, end); width != 0) {
        const auto restore = extend(s.entry, {end - width, end});
        if (to_the_left(step, end - width, static_cast<std::uint8_t>(count + 1))) return true;
        match_.entries[s.entry] = restore;
      }
    }
    return !s.shortest && enough && to_the_left(step - 1, end, 0);
  }

  bool to_the_right(std::size_t step, std::uint32_t begin, std::uint8_t count) {
    if (step == pattern_.steps.size()) {
      match_.whole.end = begin;
      return repetitions_hold();
    }
    const auto& s = pattern_.steps[step];
    if (s.edge != PatternEdge::none) return at_edge(s.edge, begin) && to_the_right(step + 1, begin, 0);
    const bool enough = count >= s.min;
    if (s.shortest && enough && to_the_right(step + 1, begin, 0)) return true;
    if (count < s.max && begin < window_.sentence.end) {
      if (const auto width = width_forward(s.condition, begin); width != 0) {
        const auto restore = extend(s.entry, {begin, begin + width});
        if (to_the_right(step, begin + width, static_cast<std::uint8_t>(count + 1))) return true;
        match_.entries[s.entry] = restore;
      }
    }
    return !s.shortest && enough && to_the_right(step + 1, begin, 0);
  }

  // Number of tokens from `at` that fulfil the condition as one unit; 0 if they do not.
  std::uint32_t width_forward(const TokenCondition& condition, std::uint32_t at) const {
    if (condition.entity == EntityKind::none) return fulfils(condition, at) ? 1 : 0;
    const auto* mention = article_.mention(at);
    if (mention == nullptr || mention->first_token != at || at + mention->token_count > window_.sentence.end) return 0;
    return fits(condition, *mention) ? mention->token_count : 0;
  }
  std::uint32_t width_backward(const TokenCondition& condition, std::uint32_t end) const {
    if (condition.entity == EntityKind::none) return fulfils(condition, end - 1) ? 1 : 0;
    const auto* mention = article_.mention(end - 1);
    if (mention == nullptr || mention->first_token + mention->token_count != end ||
        mention->first_token < window_.sentence.first) {
      return 0;
    }
    return fits(condition, *mention) ? mention->token_count : 0;
  }

  bool fits(const TokenCondition& condition, const Mention& mention) const {
    const auto form = article_.lexicon.gazetteer().form(mention.form);
    if (!has(form.entity_kinds, condition.entity)) return false;
    if (condition.form && form.kind != *condition.form) return false;
    return fulfils(condition, mention.first_token);
  }

  // All conditions but the entity's.
  bool fulfils(const TokenCondition& c, std::uint32_t index) const {
    return looks_right(c, index) && reads_right(c, index);
  }

  // Those that need no look at the text.
  bool looks_right(const TokenCondition& c, std::uint32_t index) const {
    const auto& token = article_.document.tokens[index];
    if (!c.words.empty() && !std::binary_search(c.words.begin(), c.words.end(), token.word)) return false;
    if (!in(c.shapes, token.shape) || !in(c.kinds, token.kind)) return false;
    if (c.space && token.space_before != *c.space) return false;
    return c.classes == WordClass::none || has_class(c.classes, article_, token);
  }

  bool reads_right(const TokenCondition& c, std::uint32_t index) const {
    const auto& token = article_.document.tokens[index];
    if (!c.exact.empty() && std::find(c.exact.begin(), c.exact.end(), article_.at(token)) == c.exact.end())
      return false;
    if (!c.regex.empty() && !memo_.matches(c.regex, article_.at(token))) return false;
    return std::none_of(c.none_of.begin(), c.none_of.end(), [&](const TokenCondition& n) {
      if (n.entity == EntityKind::none) return fulfils(n, index);
      const auto* mention = article_.mention(index);
      return mention != nullptr && fits(n, *mention);
    });
  }

  bool at_edge(PatternEdge edge, std::uint32_t border) const {
    switch (edge) {
      case PatternEdge::sentence_start:
        return border == window_.sentence.first;
      case PatternEdge::sentence_end:
        return border == window_.sentence.end;
      case PatternEdge::block_start:
        return border == window_.block.first;
      case PatternEdge::block_end:
        return border == window_.block.end;
      case PatternEdge::none:
        break;
    }
    return true;
  }

  // Widens an entry's range; returns what it was.
  TokenRange extend(std::uint8_t entry, TokenRange by) {
    auto& range = match_.entries[entry];
    const auto before = range;
    range = before.empty() ? by : TokenRange{std::min(before.first, by.first), std::max(before.end, by.end)};
    return before;
  }

  bool repetitions_hold() const {
    return std::all_of(pattern_.steps.begin(), pattern_.steps.end(), [&](const PatternStep& s) {
      if (s.condition.same_as == 0) return true;
      const auto here = match_.entries[s.entry];
      const auto there = match_.entries[s.condition.same_as];
      if (here.empty()) return s.min == 0;
      const auto& tokens = article_.document.tokens;
      return std::equal(tokens.begin() + here.first, tokens.begin() + here.end, tokens.begin() + there.first,
                        tokens.begin() + there.end, [](const Token& a, const Token& b) { return a.word == b.word; });
    });
  }

  const TokenPattern& pattern_;
  const Article& article_;
  const MatchWindow& window_;
  TokenRegexMemo& memo_;
  PatternMatch& match_;
  std::uint32_t anchor_end_ = 0;
};

}  // namespace

bool match_at(const TokenPattern& pattern, const Article& article, const MatchWindow& window, std::uint32_t at,
              TokenRegexMemo& memo, PatternMatch& match) {
  std::fill_n(match.entries, pattern.entries + 1U, TokenRange{});
  if (!Attempt(pattern, article, window, memo, match).run(at)) return false;
  match.flagged = match.whole;
  if (pattern.first_marked != 0) {
    TokenRange marked;
    for (unsigned entry = pattern.first_marked; entry <= pattern.last_marked; ++entry) {
      const auto range = match.entries[entry];
      if (range.empty()) continue;
      marked =
          marked.empty() ? range : TokenRange{std::min(marked.first, range.first), std::max(marked.end, range.end)};
    }
    if (!marked.empty()) match.flagged = marked;
  }
  return true;
}

}  // namespace copydesk
