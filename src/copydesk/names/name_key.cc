#include "copydesk/names/name_key.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include <unicode/unorm2.h>

#include "copydesk/text/utf8.h"

namespace copydesk {
namespace {

/// Letters that do not decompose, or stand for a sound of their own when they do.
struct Letter {
  char32_t letter;
  std::string_view plain, sound;
};
constexpr std::array<Letter, 26> letters = {
    {{U'č', "c", "C"},  {U'ç', "c", "C"},   {U'ć', "c", "C"},  {U'š', "s", "S"}, {U'ş', "s", "S"},  {U'ș', "s", "S"},
     {U'ś', "s", "S"},  {U'ŝ', "s", "S"},   {U'ž', "z", "Z"},  {U'ż', "z", "Z"}, {U'ź', "z", "Z"},  {U'ł', "l", "l"},
     {U'ø', "o", "o"},  {U'ı', "i", "i"},   {U'đ', "d", "d"},  {U'ð', "d", "d"}, {U'þ', "th", "t"}, {U'ə', "a", "a"},
     {U'ß', "ss", "s"}, {U'æ', "ae", "e"},  {U'œ', "oe", "e"}, {U'ţ', "t", "c"}, {U'ț', "t", "c"},  {U'ħ', "h", "h"},
     {U'ŋ', "n", "n"},  {U'\u02BC', "", ""}}};

/// The letter without its diacritics, in ASCII; other letters come as they are.
char32_t base_letter(char32_t letter) {
  UErrorCode error = U_ZERO_ERROR;
  std::array<UChar, 8> parts{};
  const UNormalizer2* normalizer = unorm2_getNFCInstance(&error);
  const auto length =
      unorm2_getRawDecomposition(normalizer, static_cast<UChar32>(letter), parts.data(), parts.size(), &error);
  return U_SUCCESS(error) && length > 0 && parts[0] < 0x80 ? static_cast<char32_t>(parts[0]) : letter;
}

template <class Known>
void append_plain(std::string_view folded, std::string& out, const Known& known) {
  for (std::size_t at = 0; at < folded.size();) {
    if (static_cast<unsigned char>(folded[at]) < 0x80) {
      out.push_back(folded[at++]);
      continue;
    }
    const CodePoint c = read_code_point(folded, at);
    at += c.width;
    if (c.value == invalid_code_point) continue;
    const auto* const letter =
        std::find_if(letters.begin(), letters.end(), [&](const Letter& l) { return l.letter == c.value; });
    if (letter != letters.end()) {
      out += known(*letter);
    } else {
      append_code_point(base_letter(c.value), out);
    }
  }
}

constexpr bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

// Groups of letters that stand for one sound in some romanisation, longer ones first. What languages read differently
// (ch, c, j, z, s) is left to the costs of key_distance.
constexpr std::array<std::pair<std::string_view, std::string_view>, 46> groups = {
    {{"schtsch", "SC"}, {"sjtsj", "SC"}, {"chtch", "SC"}, {"szcz", "SC"}, {"shch", "SC"}, {"scs", "SC"}, {"dsch", "J"},
     {"dzsch", "J"},    {"tsch", "C"},   {"dzh", "J"},    {"dzs", "J"},   {"dzj", "J"},   {"dZ", "J"},   {"tch", "C"},
     {"tsj", "C"},      {"sch", "S"},    {"dj", "J"},     {"cz", "C"},    {"cs", "C"},    {"ch", "C"},   {"sh", "S"},
     {"sz", "S"},       {"sj", "S"},     {"zh", "Z"},     {"zj", "Z"},    {"zs", "Z"},    {"kh", "h"},   {"gh", "g"},
     {"ph", "f"},       {"th", "t"},     {"bh", "b"},     {"dh", "d"},    {"rh", "r"},    {"ck", "k"},   {"tz", "c"},
     {"ts", "c"},       {"tc", "c"},     {"ou", "u"},     {"oo", "u"},    {"ee", "i"},    {"x", "ks"},   {"q", "k"},
     {"w", "v"},        {"y", "i"},      {"'", ""},       {"-", ""}}};

/// Bit i of an entry: group i begins with this character.
constexpr auto groups_by_first = [] {
  std::array<std::uint64_t, 256> bits{};
  for (std::size_t i = 0; i < groups.size(); ++i)
    bits[static_cast<unsigned char>(groups[i].first.front())] |= std::uint64_t{1} << i;
  return bits;
}();
static_assert(groups.size() <= 64);

/// Letters that are their own sound whatever stands beside them.
constexpr auto is_own_sound = [] {
  std::array<bool, 256> table{};
  for (std::size_t c = 0; c < table.size(); ++c)
    table[c] = groups_by_first[c] == 0 && c != 'f' && c != 'g' && c != 'j' && c != 'c';
  return table;
}();

class KeyMaker {
 public:
  explicit KeyMaker(std::string_view plain) : plain_(plain) {}

  std::string make() {
    for (std::size_t at = 0; at < plain_.size() && size_ < longest_key;) {
      if (is_own_sound[static_cast<unsigned char>(plain_[at])]) {
        add(plain_[at++]);
      } else {
        at += sound_at(at);
      }
    }
    return {key_.data(), size_};
  }

 private:
  /// Adds the sound that begins at a letter; how many letters it took.
  std::size_t sound_at(std::size_t at) {
    const std::string_view rest = plain_.substr(at);
    if (rest == "ff" || rest == "f") {  // "Smirnoff", "Asseff"
      add(at > 0 && (plain_[at - 1] == 'o' || plain_[at - 1] == 'e') ? 'v' : 'f');
      return rest.size();
    }
    if (rest.size() >= 3 && rest.starts_with("gu") && (rest[2] == 'e' || rest[2] == 'i')) {  // "Sergueï"
      add('g');
      return 2;
    }
    for (auto left = groups_by_first[static_cast<unsigned char>(rest.front())]; left != 0; left &= left - 1) {
      const auto& [from, to] = groups[static_cast<std::size_t>(std::countr_zero(left))];
      if (from.size() > 1 && (rest.size() == 1 || rest[1] != from[1])) continue;  // most end here
      if (!rest.starts_with(from)) continue;
      for (const char c : to) add(c);
      return from.size();
    }
    if (rest.front() == 'j') {
      add(is_open_j(at) ? 'j' : 'i');
    } else if (rest.front() == 'c') {
      const char next = rest.size() > 1 ? rest[1] : 'e';
      add(next == 'e' || next == 'i' || next == 'y' ? 'c' : 'k');
    } else {
      add(rest.front());
    }
    return 1;
  }

  /// Whether a "j" may be a consonant: before a vowel, at the begin of the word or behind a vowel ("Jeyhun",
  /// "Prigojine", "Mirsojan"); behind a consonant and before one it is an i ("Paschinjan", "Bajramow").
  [[nodiscard]] bool is_open_j(std::size_t at) const {
    return at + 1 < plain_.size() && is_vowel(plain_[at + 1]) && (at == 0 || is_vowel(plain_[at - 1]));
  }

  void add(char c) {
    if (size_ == 0 || key_[size_ - 1] != c) key_[size_++] = c;
  }

  std::string_view plain_;
  std::array<char, longest_key + 2> key_ = {};  // a sound has two letters at most
  std::size_t size_ = 0;
};

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

void append_without_diacritics(std::string_view folded, std::string& out) {
  if (is_ascii(folded)) {
    out.append(folded);
    return;
  }
  append_plain(folded, out, [](const Letter& letter) { return letter.plain; });
}

std::string name_key(std::string_view folded) {
  if (is_ascii(folded)) return KeyMaker(folded).make();
  std::string plain;
  append_plain(folded, plain, [](const Letter& letter) { return letter.sound; });
  return KeyMaker(plain).make();
}

std::uint32_t count_liquids(std::string_view key) {
  static constexpr auto unit_of = [] {
    std::array<std::uint32_t, 256> units{};
    units['r'] = 1U;
    units['l'] = 1U << 8U;
    units['m'] = 1U << 16U;
    units['n'] = 1U << 24U;
    return units;
  }();
  std::uint32_t counts = 0;
  for (const char c : key.substr(0, longest_key)) counts += unit_of[static_cast<unsigned char>(c)];
  return counts;
}

std::string consonant_skeleton(std::string_view key, int reading) {
  std::string skeleton;
  for (const char c : key) {
    char kind = c;
    switch (c) {
      case 'a':
      case 'e':
      case 'i':
      case 'o':
      case 'u':
      case 'h':
        continue;
      case 'j':
        if (reading == 0) continue;
        kind = 's';
        break;
      case 'C':  // "ch" may be kh
        if (reading == 1) continue;
        kind = 's';
        break;
      case 'c':
      case 'z':
      case 'S':
      case 'Z':
      case 'J':
        kind = 's';
        break;
      case 'g':
        kind = 'k';
        break;
      case 'd':
        kind = 't';
        break;
      case 'f':
      case 'b':
        kind = 'v';
        break;
      default:
        break;
    }
    if (skeleton.empty() || skeleton.back() != kind) skeleton.push_back(kind);
  }
  return skeleton;
}

}  // namespace copydesk
