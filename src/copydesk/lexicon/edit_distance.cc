#include "copydesk/lexicon/edit_distance.h"

#include <algorithm>
#include <array>
#include <utility>

#include "copydesk/text/utf8.h"

namespace copydesk {
namespace {

// Costs relative to any other edit. Set by hand so that the pairs in near_miss_test.cc come out, which are slips that
// people make and copied or machine-translated text shows.
constexpr float transposition = 0.7F, vowel_pair_transposition = 0.5F;  // "recieve"
constexpr float doubling = 0.5F;                                        // "accomodate", "untill"
constexpr float vowel_for_vowel = 0.7F, neighbouring_key = 0.8F;
constexpr float lost_vowel = 0.75F, lost_letter = 0.85F;   // "Putn"; letters get lost rather than added,
constexpr float added_vowel = 0.85F, added_letter = 1.0F;  // vowels rather than others
constexpr float at_first_letter = 0.5F;                    // on top: first letters are seldom wrong

constexpr bool is_vowel(char32_t c) {
  return c == U'a' || c == U'e' || c == U'i' || c == U'o' || c == U'u' || c == U'y';
}

bool neighbours_on_keyboard(char32_t a, char32_t b) {
  constexpr std::array<std::u32string_view, 3> rows = {U"qwertyuiop", U"asdfghjkl", U"zxcvbnm"};
  const auto find = [&rows](char32_t c) {
    for (std::size_t row = 0; row < rows.size(); ++row) {
      const auto column = rows[row].find(c);
      if (column != std::u32string_view::npos) return std::pair{static_cast<int>(row), static_cast<int>(column)};
    }
    return std::pair{-9, 0};
  };
  const auto [row_a, column_a] = find(a);
  const auto [row_b, column_b] = find(b);
  if (row_a < 0 || row_b < 0) return false;
  // Each row stands about half a key to the right of the one above.
  const int down = row_b - row_a, right = column_b - column_a;
  return (down == 0 && (right == 1 || right == -1)) || (down == 1 && (right == 0 || right == -1)) ||
         (down == -1 && (right == 0 || right == 1));
}

/// Cost of the letter at `at` where it is not in the other word: `lost` from the wrong one, else added to it.
float extra_letter(std::span<const char32_t> letters, std::size_t at, bool lost, bool is_first) {
  const bool twin =
      (at > 0 && letters[at - 1] == letters[at]) || (at + 1 < letters.size() && letters[at + 1] == letters[at]);
  if (twin) return doubling;
  const bool vowel = is_vowel(letters[at]);
  const float cost = lost ? (vowel ? lost_vowel : lost_letter) : (vowel ? added_vowel : added_letter);
  return cost + (is_first ? at_first_letter : 0.0F);
}

float substitution(char32_t wrong, char32_t right, bool is_first) {
  float cost = 1;
  if (is_vowel(wrong) && is_vowel(right)) {
    cost = vowel_for_vowel;
  } else if (neighbours_on_keyboard(wrong, right)) {
    cost = neighbouring_key;
  }
  return cost + (is_first ? at_first_letter : 0.0F);
}

struct Cell {  // without initialisers: the lines are large, and few of their cells are used
  std::uint32_t edits;
  float cost;
  [[nodiscard]] Cell plus(float c) const { return {edits + 1, cost + c}; }
};
Cell better(Cell a, Cell b) {
  return b.edits < a.edits || (b.edits == a.edits && b.cost < a.cost) ? b : a;
}

/// Cuts off what the words have in common at both ends but one letter each, which tells doubled letters. Says whether
/// anything was cut off in front, for then no edit is at the first letter.
bool trim(std::span<const char32_t>& a, std::span<const char32_t>& b) {
  std::size_t front = 0;
  const std::size_t shorter = std::min(a.size(), b.size());
  while (front < shorter && a[front] == b[front]) ++front;
  const std::size_t cut = front > 0 ? front - 1 : 0;
  a = a.subspan(cut);
  b = b.subspan(cut);
  while (a.size() > 2 && b.size() > 2 && a[a.size() - 1] == b[b.size() - 1] && a[a.size() - 2] == b[b.size() - 2]) {
    a = a.first(a.size() - 1);
    b = b.first(b.size() - 1);
  }
  return cut > 0;
}

/// Most pairs of candidates are far apart, and this says so in a few comparisons: what both have at either end goes,
/// then 4^(edits - 1) paths are left at most, each of which ends at the first letters that fit nowhere.
template <class Letter>
bool within(std::span<const Letter> a, std::span<const Letter> b, std::size_t edits) {
  std::size_t same = 0;
  while (same < a.size() && same < b.size() && a[same] == b[same]) ++same;
  a = a.subspan(same);
  b = b.subspan(same);
  while (!a.empty() && !b.empty() && a.back() == b.back()) {
    a = a.first(a.size() - 1);
    b = b.first(b.size() - 1);
  }
  if (a.size() <= edits && b.size() <= edits) return true;
  if (edits == 0 || a.size() > b.size() + edits || b.size() > a.size() + edits) return false;
  const bool exchanged = a.size() > 1 && b.size() > 1 && a[0] == b[1] && a[1] == b[0];
  if (edits == 1) return exchanged && a.size() == 2 && b.size() == 2;
  if (!a.empty() && !b.empty() && within(a.subspan(1), b.subspan(1), edits - 1)) return true;
  if (exchanged && within(a.subspan(2), b.subspan(2), edits - 1)) return true;
  return (!a.empty() && within(a.subspan(1), b, edits - 1)) || (!b.empty() && within(a, b.subspan(1), edits - 1));
}

constexpr std::size_t longest = 48;  // letters; "antidisestablishmentarianism" has 28

}  // namespace

void letters_of(std::string_view utf8, std::vector<char32_t>& letters) {
  letters.clear();
  letters.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    if (static_cast<unsigned char>(utf8[at]) < 0x80) {
      letters.push_back(static_cast<unsigned char>(utf8[at++]));
      continue;
    }
    const CodePoint c = read_code_point(utf8, at);
    letters.push_back(c.value);
    at += c.width;
  }
}

std::vector<char32_t> letters_of(std::string_view utf8) {
  std::vector<char32_t> letters;
  letters_of(utf8, letters);
  return letters;
}

bool is_within(std::string_view one, std::string_view other, std::size_t edits) {
  return within(std::span<const char>(one), std::span<const char>(other), edits);
}

EditDistance edit_distance(std::span<const char32_t> wrong, std::span<const char32_t> right, std::size_t limit) {
  const EditDistance far{limit + 1, static_cast<float>(limit + 1)};
  if (wrong.size() > longest || right.size() > longest) return far;
  if (wrong.size() > right.size() + limit || right.size() > wrong.size() + limit) return far;
  if (!within(wrong, right, limit)) return far;
  const bool same_first_letter = trim(wrong, right);
  const std::size_t rows = wrong.size(), columns = right.size();

  const auto is_first = [same_first_letter](std::size_t at) { return at == 0 && !same_first_letter; };
  const auto lost = [&](std::size_t at) { return extra_letter(right, at, true, is_first(at)); };
  const auto added = [&](std::size_t at) { return extra_letter(wrong, at, false, is_first(at)); };

  std::array<std::array<Cell, longest + 1>, 3> lines;
  Cell* before = nullptr;
  Cell* above = lines[0].data();
  Cell* line = lines[1].data();
  above[0] = {0, 0};
  for (std::size_t j = 1; j <= columns; ++j) above[j] = above[j - 1].plus(lost(j - 1));
  for (std::size_t i = 1; i <= rows; ++i) {
    line[0] = above[0].plus(added(i - 1));
    // Cells further than `limit` from the diagonal cannot lie on a path of so few edits.
    const std::size_t from = i > limit ? i - limit : 1, to = std::min(columns, i + limit);
    if (from > 1) line[from - 1] = {static_cast<std::uint32_t>(limit + 1), 0};
    std::size_t fewest = from == 1 ? line[0].edits : limit + 1;
    for (std::size_t j = from; j <= to; ++j) {
      Cell cell = above[j - 1];
      if (wrong[i - 1] != right[j - 1]) cell = cell.plus(substitution(wrong[i - 1], right[j - 1], is_first(i - 1)));
      cell = better(cell, line[j - 1].plus(lost(j - 1)));
      if (j < i + limit) cell = better(cell, above[j].plus(added(i - 1)));
      if (i > 1 && j > 1 && wrong[i - 1] == right[j - 2] && wrong[i - 2] == right[j - 1] &&
          wrong[i - 1] != wrong[i - 2]) {
        const bool vowels = is_vowel(wrong[i - 1]) && is_vowel(wrong[i - 2]);
        cell = better(cell, before[j - 2].plus(vowels ? vowel_pair_transposition : transposition));
      }
      line[j] = cell;
      fewest = std::min<std::size_t>(fewest, cell.edits);
    }
    if (fewest > limit) return far;
    Cell* next = before != nullptr ? before : lines[2].data();
    before = above;
    above = line;
    line = next;
  }
  const Cell last = above[columns];
  return last.edits > limit ? far : EditDistance{last.edits, last.cost};
}

}  // namespace copydesk
