#include "copydesk/text/word.h"

#include <algorithm>
#include <array>

namespace copydesk {
namespace {

using namespace std::string_view_literals;
using enum CharacterClass;

// Letters that follow a number without a space and belong to it. Other letters there are a word of their own
// ("19people": a lost space). Single letters always belong ("5G", "4x", "737s").
constexpr std::array number_tails{"am"sv, "bn"sv,  "cc"sv,  "cm"sv,  "ft"sv,  "gb"sv,  "ghz"sv, "gw"sv, "hp"sv,
                                  "hr"sv, "hrs"sv, "kg"sv,  "km"sv,  "kph"sv, "kw"sv,  "kwh"sv, "lb"sv, "lbs"sv,
                                  "mb"sv, "mg"sv,  "mhz"sv, "min"sv, "ml"sv,  "mln"sv, "mm"sv,  "mn"sv, "mph"sv,
                                  "mw"sv, "nd"sv,  "oz"sv,  "pm"sv,  "pt"sv,  "rd"sv,  "sec"sv, "sq"sv, "st"sv,
                                  "tb"sv, "th"sv,  "tn"sv,  "trn"sv, "tv"sv};
static_assert(std::is_sorted(number_tails.begin(), number_tails.end()));
constexpr std::size_t longest_tail = 3;

// Words that begin with the apostrophe of lost letters.
constexpr std::array elided_words{"em"sv, "n"sv, "til"sv, "tis"sv, "twas"sv};
constexpr std::size_t longest_elided = 4;

bool is_letter_at(std::string_view utf8, std::size_t i) {
  return is_letter(character_at(utf8, i).kind);
}

/// Up to `size` ASCII letters from `i` on, in lower case.
template <std::size_t size>
struct LowerLetters {
  std::array<char, size> bytes{};
  std::size_t length = 0;

  LowerLetters(std::string_view utf8, std::size_t i) {
    for (; length < size && i < utf8.size() && is_ascii_letter(utf8[i]); ++i) bytes[length++] = ascii_lower(utf8[i]);
  }
  [[nodiscard]] std::string_view text() const { return {bytes.data(), length}; }
};

/// Does the apostrophe at `i` stand inside a word ("don't"), not before the clitic "'s"?
bool joins(std::string_view utf8, std::size_t i, std::size_t width) {
  return is_letter_at(utf8, i + width) && clitic_end(utf8, i, width) == 0;
}

/// Is the single capital before `dot` an initial? "I." is one only among others ("I. M. Pei"): else the pronoun.
bool is_initial(std::string_view utf8, std::size_t dot) {
  if (utf8[dot - 1] != 'I') return true;
  const std::size_t next = dot + 1 < utf8.size() && utf8[dot + 1] == ' ' ? dot + 2 : dot + 1;
  return next + 1 < utf8.size() && byte_class(utf8[next]) == upper && utf8[next + 1] == '.';
}

/// End of dotted letters ("U.S.", "J.", "a.m.", "U.S.A"); `dot` is the place after the first letter.
std::size_t dotted_end(std::string_view utf8, std::size_t dot, Casing& casing) {
  std::size_t letters = 1;
  const bool capital = casing.shape() == CaseShape::title;
  for (;;) {
    const Character next = character_at(utf8, dot + 1);
    const std::size_t after = dot + 1 + next.width;
    if (!is_letter(next.kind) || is_alphanumeric_at(utf8, after)) break;
    casing.add(next.kind);
    ++letters;
    if (after >= utf8.size() || utf8[after] != '.') return after;
    dot = after;
  }
  const bool ellipsis = utf8.substr(dot, 3) == "..." || (letters == 1 && utf8.substr(dot, 2) == "..");
  const bool keeps_stop = !ellipsis && (letters > 1 || (capital && is_initial(utf8, dot)));
  return keeps_stop ? dot + 1 : dot;
}

/// End of the letters at `i` if they are the tail of a number; else `i`.
std::size_t tail_end(std::string_view utf8, std::size_t i) {
  const LowerLetters<longest_tail> tail(utf8, i);
  const std::size_t end = i + tail.length;
  if (tail.length == 0 || is_letter_at(utf8, end)) return i;
  const bool known = tail.length == 1 || std::binary_search(number_tails.begin(), number_tails.end(), tail.text());
  return known ? end : i;
}

}  // namespace

bool is_alphanumeric_at(std::string_view utf8, std::size_t i) {
  const CharacterClass kind = character_at(utf8, i).kind;
  return is_letter(kind) || kind == digit;
}

std::size_t rest_of_word(std::string_view utf8, std::size_t i, std::size_t letters, Casing& casing) {
  bool only_letters = true;
  for (;;) {
    const Character c = character_at(utf8, i);
    if (is_letter(c.kind)) {
      casing.add(c.kind);
      ++letters;
    } else if (c.kind == apostrophe && joins(utf8, i, c.width)) {
      only_letters = false;
    } else if (c.kind == digit) {
      only_letters = false;
    } else if (c.kind != ignorable) {
      break;
    }
    i += c.width;
  }
  const bool dotted = i < utf8.size() && utf8[i] == '.' && letters == 1 && only_letters;
  return dotted ? dotted_end(utf8, i, casing) : i;
}

std::size_t clitic_end(std::string_view utf8, std::size_t i, std::size_t width) {
  const std::size_t s = i + width;
  if (s >= utf8.size() || ascii_lower(utf8[s]) != 's') return 0;
  std::size_t end = s + 1;
  Character next = character_at(utf8, end);
  for (; next.kind == ignorable; next = character_at(utf8, end)) end += next.width;
  const bool goes_on =
      is_letter(next.kind) || next.kind == digit || (next.kind == apostrophe && is_letter_at(utf8, end + next.width));
  return goes_on ? 0 : end;
}

std::size_t elision_end(std::string_view utf8, std::size_t i) {
  if (i + 2 < utf8.size() && is_ascii_digit(utf8[i]) && is_ascii_digit(utf8[i + 1])) {
    return utf8[i + 2] == 's' && !is_alphanumeric_at(utf8, i + 3) ? i + 3 : 0;
  }
  const LowerLetters<longest_elided> word(utf8, i);
  const std::size_t end = i + word.length;
  if (!std::binary_search(elided_words.begin(), elided_words.end(), word.text()) || is_alphanumeric_at(utf8, end))
    return 0;
  const Character closing = character_at(utf8, end);
  if (word.text() != "n") return closing.kind == apostrophe ? 0 : end;
  return closing.kind == apostrophe && !is_letter_at(utf8, end + closing.width) ? end + closing.width : 0;
}

std::size_t number_end(std::string_view utf8, std::size_t begin, Casing& casing) {
  std::size_t i = begin;
  for (;;) {
    const Character c = character_at(utf8, i);
    if (c.kind == digit || c.kind == ignorable) {
      i += c.width;
    } else if (c.width == 1 && (utf8[i] == '.' || utf8[i] == ',' || utf8[i] == ':') &&
               character_at(utf8, i + 1).kind == digit) {
      ++i;
    } else {
      const std::size_t tail = tail_end(utf8, i);
      if (tail == i) return i;
      for (; i < tail; ++i) casing.add(byte_class(utf8[i]));
      if (character_at(utf8, i).kind != digit) return i;  // "4x4" goes on
    }
  }
}

}  // namespace copydesk
