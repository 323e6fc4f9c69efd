#include <algorithm>
#include <array>
#include <string>

#include "copydesk/checks/checks.h"
#include "copydesk/text/utf8.h"

namespace copydesk {
namespace {

struct LookAlike {
  char32_t letter = 0;
  char latin = 0;
};

// Cyrillic and Greek letters that no reader can tell from a Latin one. Source: Unicode confusables, the single letters
// of the two scripts that map to a basic Latin letter in most typefaces.
constexpr std::array<LookAlike, 43> look_alikes{{
    {U'Α', 'A'}, {U'Β', 'B'}, {U'Ε', 'E'}, {U'Ζ', 'Z'}, {U'Η', 'H'}, {U'Ι', 'I'}, {U'Κ', 'K'}, {U'Μ', 'M'}, {U'Ν', 'N'},
    {U'Ο', 'O'}, {U'Ρ', 'P'}, {U'Τ', 'T'}, {U'Υ', 'Y'}, {U'Χ', 'X'}, {U'ν', 'v'}, {U'ο', 'o'}, {U'Ѕ', 'S'}, {U'І', 'I'},
    {U'Ј', 'J'}, {U'А', 'A'}, {U'В', 'B'}, {U'Е', 'E'}, {U'К', 'K'}, {U'М', 'M'}, {U'Н', 'H'}, {U'О', 'O'}, {U'Р', 'P'},
    {U'С', 'C'}, {U'Т', 'T'}, {U'У', 'Y'}, {U'Х', 'X'}, {U'а', 'a'}, {U'е', 'e'}, {U'о', 'o'}, {U'р', 'p'}, {U'с', 'c'},
    {U'у', 'y'}, {U'х', 'x'}, {U'ѕ', 's'}, {U'і', 'i'}, {U'ј', 'j'}, {U'һ', 'h'}, {U'ԁ', 'd'},
}};
static_assert(std::is_sorted(look_alikes.begin(), look_alikes.end(),
                             [](const auto& a, const auto& b) { return a.letter < b.letter; }));

/// By the first bytes of Greek and Cyrillic letters: diacritics have others.
bool may_hold_look_alike(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '\xCE' && c <= '\xD4'; });
}

// The word in Latin letters, if it mixes those with look-alikes and with nothing else of their scripts; else empty.
std::string in_latin(std::string_view word) {
  std::string result;
  bool latin = false, foreign = false;
  for (std::size_t i = 0; i < word.size();) {
    const auto c = read_code_point(word, i);
    const auto* const alike = std::lower_bound(look_alikes.begin(), look_alikes.end(), c.value,
                                               [](const LookAlike& a, char32_t v) { return a.letter < v; });
    if (alike != look_alikes.end() && alike->letter == c.value) {
      foreign = true;
      result += alike->latin;
    } else if (c.value >= 0x370 && c.value < 0x530) {
      return {};
    } else {
      latin |= (c.value >= 'a' && c.value <= 'z') || (c.value >= 'A' && c.value <= 'Z');
      result.append(word.substr(i, c.width));
    }
    i += c.width;
  }
  return latin && foreign ? result : std::string();
}

}  // namespace

void homoglyph(const Article& article, FindingSink& sink) {
  for (const std::uint32_t i : article.traits.with(WordTrait::beyond_ascii)) {
    const Token& token = article.document.tokens[i];
    if (token.kind != TokenKind::word || !may_hold_look_alike(article.at(token))) continue;
    auto right = in_latin(article.at(token));
    if (right.empty()) continue;
    sink.add("encoding/homoglyph", token.span)
        .suggestions.push_back({.span = token.span, .text = std::move(right), .safe = true});
  }
}

}  // namespace copydesk
