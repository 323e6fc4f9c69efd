#include "lexicon_compiler/name_phrase.h"

#include <algorithm>

#include "lexicon_compiler/word_store.h"

#include "copydesk/lexicon/phrase.h"
#include "copydesk/text/token.h"

namespace copydesk {
namespace {

constexpr std::size_t longest_with_stops = 6;  // "U.N.E.S.C.O."

TokenCase case_of(std::string_view text, CaseShape shape) {
  switch (shape) {
    case CaseShape::upper:
      return TokenCase::all_capitals;
    case CaseShape::title:
      return TokenCase::capital;
    case CaseShape::mixed: {  // "McDonald" asks for a capital, "iPhone" for nothing
      const std::string lower_rest = folded(text);
      return text.front() == lower_rest.front() ? TokenCase::any : TokenCase::capital;
    }
    case CaseShape::none:
    case CaseShape::lower:
      return TokenCase::any;
  }
  return TokenCase::any;
}

}  // namespace

NamePhrase name_phrase(std::string_view form) {
  std::vector<Token> tokens;
  tokenize(form, tokens);
  NamePhrase phrase;
  for (const Token& token : tokens) {
    const std::string_view text = slice(form, token.span);
    if (is_hyphen(text)) {
      ++phrase.hyphens;
    } else {
      phrase.words.push_back({.text = std::string(text), .folded = folded(text), .wanted = case_of(text, token.shape)});
    }
  }
  return phrase;
}

std::optional<NamePhrase> with_stops(const NamePhrase& phrase) {
  NamePhrase dotted = phrase;
  bool changed = false;
  for (NamePhrase::Word& word : dotted.words) {
    const bool letters = std::all_of(word.text.begin(), word.text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (word.wanted != TokenCase::all_capitals || !letters || word.text.size() > longest_with_stops) continue;
    std::string with_stops;
    for (const char c : word.folded) with_stops.append({c, '.'});
    word.folded = with_stops;
    changed = true;
  }
  return changed ? std::optional(dotted) : std::nullopt;
}

}  // namespace copydesk
