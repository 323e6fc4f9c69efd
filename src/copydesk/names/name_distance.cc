#include "copydesk/names/name_distance.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "copydesk/names/given_name_variants.h"
#include "copydesk/names/name_key.h"

namespace copydesk {
namespace {

// All costs were set on the “tune” half of tests/names/pairs.tsv.
constexpr float different = 10;

constexpr bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

struct Exchange {
  char one, other;
  std::uint8_t cost;  ///< in hundredths
};
// What languages and romanisations write for each other's sounds.
constexpr std::array<Exchange, 42> exchanges = {
    {{'e', 'i', 15}, {'o', 'u', 15}, {'a', 'e', 30}, {'a', 'o', 40}, {'e', 'o', 40}, {'i', 'u', 50}, {'i', 'j', 10},
     {'s', 'z', 15}, {'s', 'S', 15}, {'S', 'C', 15}, {'S', 'Z', 20}, {'C', 'Z', 30}, {'h', 'C', 15}, {'z', 'Z', 25},
     {'s', 'Z', 30}, {'s', 'C', 35}, {'c', 'z', 20}, {'c', 's', 20}, {'c', 'C', 25}, {'c', 'S', 40}, {'c', 'k', 40},
     {'c', 'J', 30}, {'c', 'j', 30}, {'j', 'J', 10}, {'j', 'Z', 15}, {'j', 'h', 25}, {'j', 'g', 50}, {'J', 'Z', 20},
     {'J', 'C', 40}, {'h', 'g', 25}, {'h', 'k', 35}, {'g', 'k', 35}, {'v', 'f', 40}, {'v', 'b', 50}, {'d', 't', 40},
     {'b', 'p', 50}, {'v', 'u', 30}, {'J', 'i', 50}, {'J', 'g', 50}, {'S', 'h', 40}, {'z', 'J', 50}, {'J', 'S', 50}}};

/// The cost of each pair of ASCII characters, in hundredths: a look-up in the innermost loop.
constexpr auto exchange_costs = [] {
  std::array<std::uint8_t, 128 * 128> costs{};
  for (std::size_t a = 0; a < 128; ++a) {
    for (std::size_t b = 0; b < 128; ++b) {
      const bool vowels = is_vowel(static_cast<char>(a)) && is_vowel(static_cast<char>(b));
      costs[a * 128 + b] = a == b ? 0 : vowels ? 60 : 120;
    }
  }
  for (const Exchange& e : exchanges) {
    costs[static_cast<std::size_t>(e.one) * 128 + static_cast<std::size_t>(e.other)] = e.cost;
    costs[static_cast<std::size_t>(e.other) * 128 + static_cast<std::size_t>(e.one)] = e.cost;
  }
  return costs;
}();

float exchange_cost(char a, char b) {
  const auto x = static_cast<unsigned char>(a), y = static_cast<unsigned char>(b);
  if (x >= 128 || y >= 128) return x == y ? 0 : 1.2F;
  return static_cast<float>(exchange_costs[x * 128U + y]) / 100;
}

/// One key to compare, with what a sound costs by its place.
class Sounds {
 public:
  Sounds(std::string_view key, NamePart part) : key_(key.substr(0, longest_key)), part_(part) {
    for (std::size_t at = 0; at < key_.size(); ++at) extra_[at] = cost_where_lacking(at);
  }

  [[nodiscard]] std::size_t size() const { return key_.size(); }
  [[nodiscard]] char operator[](std::size_t at) const { return key_[at]; }
  [[nodiscard]] bool is_last(std::size_t at) const { return at + 1 == key_.size(); }

  /// Of the sound at `at` where the other name lacks it.
  [[nodiscard]] float extra(std::size_t at) const { return extra_[at]; }

 private:
  [[nodiscard]] float cost_where_lacking(std::size_t at) const {
    const char c = key_[at], before = at > 0 ? key_[at - 1] : '\0', after = is_last(at) ? '\0' : key_[at + 1];
    if (c == 'i' || c == 'j') {
      if (is_vowel(before) || is_vowel(after)) return is_last(at) && part_ == NamePart::given ? 0.3F : 0.15F;
      return is_last(at) ? 0.7F : 0.5F;
    }
    if (c == 'e') {
      if (before == 'o' || before == 'u' || before == 'a') return is_last(at) ? 0.6F : 0.2F;  // ö, ü, ä
      if (is_last(at)) return before == 'n' ? 0.15F : 0.7F;                                   // "Poutine"
      return 0.5F;
    }
    if (is_vowel(c)) return is_last(at) ? 1.3F : 0.6F;
    if (c == 'h') {
      if (at == 0) return 0.6F;
      if (!is_vowel(before) || is_last(at)) return 0.3F;
      return is_vowel(after) ? 0.4F : 0.75F;  // "Sahakyan", "Saakyan"; but "Johnson", "Jonson"
    }
    if (c == 'C' && before == 'S') return 0.2F;  // shch
    if (c == 't' && (after == 'C' || after == 'S')) return 0.2F;
    if (c == 'd' && (after == 'Z' || after == 'J')) return 0.2F;
    return at == 0 || is_last(at) ? 1.3F : 1.0F;
  }

  std::string_view key_;
  NamePart part_;
  std::array<float, longest_key> extra_;
};

float substitution(const Sounds& a, std::size_t i, const Sounds& b, std::size_t j, NamePart part) {
  const char x = a[i], y = b[j];
  float cost = exchange_cost(x, y);
  if (i == 0 && j == 0 && cost > 0.5F) cost *= 1.6F;  // first sounds are seldom wrong
  if (part == NamePart::given && cost > 0 && a.is_last(i) && b.is_last(j) && is_vowel(x) && is_vowel(y) &&
      (x == 'a' || y == 'a'))
    cost = 1.2F;  // "Mario" and "Maria"
  return cost;
}

}  // namespace

float least_key_distance(std::uint32_t a, std::uint32_t b) {
  if (a == b) return 0;
  std::uint32_t differing = 0;
  for (unsigned shift = 0; shift < 32; shift += 8) {
    const std::uint32_t x = a >> shift & 0xFFU, y = b >> shift & 0xFFU;
    differing += x > y ? x - y : y - x;
  }
  return 0.6F * static_cast<float>(differing - differing % 2) + static_cast<float>(differing % 2);
}

float key_distance(std::string_view a, std::string_view b, NamePart part, float limit) {
  if (a == b) return 0;
  if (const float least = least_key_distance(count_liquids(a), count_liquids(b)); least > limit) return least;
  const Sounds one(a, part), other(b, part);
  std::array<std::array<float, longest_key + 1>, 3> rows;
  rows[0][0] = 0;
  for (std::size_t j = 0; j < other.size(); ++j) rows[0][j + 1] = rows[0][j] + other.extra(j);
  for (std::size_t i = 0; i < one.size(); ++i) {
    const auto &above = rows[i % 3], &above2 = rows[(i + 2) % 3];
    auto& row = rows[(i + 1) % 3];
    row[0] = above[0] + one.extra(i);
    float least = row[0];
    for (std::size_t j = 0; j < other.size(); ++j) {
      row[j + 1] = std::min(
          {above[j] + substitution(one, i, other, j, part), above[j + 1] + one.extra(i), row[j] + other.extra(j)});
      if (i > 0 && j > 0 && one[i] == other[j - 1] && one[i - 1] == other[j] && one[i] != one[i - 1])
        row[j + 1] = std::min(row[j + 1], above2[j - 1] + 0.8F);
      least = std::min(least, row[j + 1]);
    }
    if (least > limit) return least;
  }
  return rows[one.size() % 3][other.size()];
}

namespace {

/// A family name in its feminine ending is that of another member of the family.
bool ends_masculine(std::string_view plain) {
  for (const std::string_view ending :
       {"ov", "ev", "ow", "ew", "in", "ny", "ni", "yy", "iy", "ij", "sky", "ski", "cki", "off"})
    if (plain.ends_with(ending)) return true;
  return false;
}

float length_of(std::string_view a, std::string_view b) {
  return static_cast<float>(std::max<std::size_t>(std::max(a.size(), b.size()), 4));
}

using Word = NameWords::Word;

// What share of its length a name may differ by.
constexpr float given_share = 0.125F, family_share = 0.10F, family_share_beside_given = 0.17F;

/// Relative to what a given name may differ.
float given_distance(const Word& a, const Word& b) {
  if (a.initial || b.initial) {
    if (a.key.empty() || b.key.empty()) return different;
    const bool same = a.plain.front() == b.plain.front() || exchange_cost(a.key.front(), b.key.front()) <= 0.2F;
    return same ? 0.3F : different;
  }
  if (a.key == b.key) return 0;
  if (are_given_name_variants(a.plain, b.plain)) return 0.3F;
  const float length = length_of(a.key, b.key);
  return key_distance(a.key, b.key, NamePart::given, given_share * length) / (given_share * length);
}

float family_distance(const Word& a, const Word& b, bool given_agrees) {
  if (a.initial || b.initial) return different;
  if (a.key == b.key) return 0;
  const float length = length_of(a.key, b.key);
  const float most = (given_agrees ? family_share_beside_given : family_share) * length;
  return key_distance(a.key, b.key, NamePart::family, most) / most;
}

bool may_differ_by(float share, const Word& a, const Word& b) {
  return least_key_distance(a.liquids, b.liquids) <= share * length_of(a.key, b.key);
}
bool may_be_one_given(const Word& a, const Word& b) {
  return a.initial || b.initial || may_differ_by(given_share, a, b) || are_given_name_variants(a.plain, b.plain);
}

/// Names of two words: a glance that most pairs fail, for then neither the words in their order nor swapped can belong
/// together.
bool may_match(const NameWords& a, const NameWords& b) {
  const Word &one = a.words.front(), &family = a.words.back();
  const Word &other = b.words.front(), &other_family = b.words.back();
  return (may_differ_by(family_share_beside_given, family, other_family) && may_be_one_given(one, other)) ||
         (may_be_one_given(one, other_family) && may_be_one_given(family, other));
}

/// Which words of the shorter name stand for which of the longer.
struct Matching {
  float worst = 0;
  std::size_t matched = 0;
  bool swapped = false;
  bool families = false;  // both last words belong together
};

Matching match_words(const NameWords& a, const NameWords& b) {
  constexpr std::size_t most = 6;
  const std::size_t rows = std::min(a.words.size(), most), columns = std::min(b.words.size(), most);
  std::array<std::array<float, most>, most> cost{};
  bool given_agrees = false;
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) {
      if (i + 1 == rows && j + 1 == columns) continue;
      cost[i][j] = given_distance(a.words[i], b.words[j]);
      given_agrees |= cost[i][j] <= 0.6F;
    }
  }
  cost[rows - 1][columns - 1] = family_distance(a.words[rows - 1], b.words[columns - 1], given_agrees);
  Matching result;
  std::array<bool, most> used_row{}, used_column{};
  std::size_t last_row = most, last_column = most;
  for (;;) {
    float best = same_name;
    std::size_t row = most, column = most;
    for (std::size_t i = 0; i < rows; ++i) {
      for (std::size_t j = 0; j < columns; ++j) {
        if (used_row[i] || used_column[j] || cost[i][j] > best || (cost[i][j] == best && row != most)) continue;
        best = cost[i][j];
        row = i;
        column = j;
      }
    }
    if (row == most) return result;
    used_row[row] = used_column[column] = true;
    result.worst = std::max(result.worst, best);
    ++result.matched;
    result.families |= row + 1 == rows && column + 1 == columns;
    if (last_row != most) result.swapped |= (row < last_row) != (column < last_column);
    last_row = row;
    last_column = column;
  }
}

std::string initials_of(const NameWords& name) {
  std::string initials;
  for (const Word& word : name.words) {
    if (word.initial) initials += word.plain;
  }
  return initials;
}

/// "Abdel Fattah" and "Abdelfattah", "Ban Ki-moon" and "Ban Kimoon": words written together.
float joined_distance(const NameWords& a, const NameWords& b) {
  std::string one, other;
  for (const Word& word : a.words) one += word.plain;
  for (const Word& word : b.words) other += word.plain;
  const std::string key_one = name_key(one), key_other = name_key(other);
  const float length = length_of(key_one, key_other);
  return key_distance(key_one, key_other, NamePart::family, length * 0.1F) / (0.06F * length);
}

}  // namespace

float name_distance(const NameWords& a, const NameWords& b) {
  if (a.words.empty() || b.words.empty()) return different;
  if (a.generation != b.generation) return different;
  if (a.feminine != b.feminine) {
    const NameWords& other = a.feminine ? b : a;
    if (ends_masculine(other.words.back().plain)) return different;
  }
  const std::size_t shorter = std::min(a.words.size(), b.words.size()),
                    longer = std::max(a.words.size(), b.words.size());
  if (shorter == 1 && longer > 1) {
    const float family = family_distance(a.words.back(), b.words.back(), false) + 0.1F;
    if (family <= same_name) return family;
  }
  if (shorter == 2 && longer == 2 && !may_match(a, b)) return different;
  const Matching matching = match_words(a, b);
  if (matching.matched < shorter || (shorter == 1 && longer > 1)) {
    const float joined = longer > shorter ? joined_distance(a, b) : different;
    return joined <= same_name ? joined : different;
  }
  if (shorter > 1 && longer > 2) {
    const std::string one = initials_of(a), other = initials_of(b);
    if (!one.empty() && !other.empty() && one != other) return different;
  }
  float distance = matching.worst + 0.1F * static_cast<float>(longer - shorter);
  if (matching.swapped) distance += 0.4F;
  if (longer > 1 && !matching.families && !matching.swapped) distance += 0.3F;
  return distance <= same_name ? distance : different;
}

float name_distance(std::string_view a, std::string_view b) {
  return name_distance(name_words(a), name_words(b));
}

}  // namespace copydesk
