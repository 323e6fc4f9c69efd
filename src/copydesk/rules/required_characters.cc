#include "copydesk/rules/required_characters.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace copydesk {
namespace {

constexpr CharacterSet digit = 1;
constexpr CharacterSet not_ascii = 2;

constexpr CharacterSet kind_of(unsigned char c) {
  if (c >= 0x80) return not_ascii;
  if (c >= '0' && c <= '9') return digit;
  constexpr std::string_view marks = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
  const auto at = marks.find(static_cast<char>(c));
  return at == std::string_view::npos ? 0 : CharacterSet{4} << at;
}

constexpr auto kinds = [] {
  std::array<CharacterSet, 256> table{};
  for (unsigned c = 0; c < 256; ++c) table[c] = kind_of(static_cast<unsigned char>(c));
  return table;
}();

/// Reads an expression from left to right; what is read needs the union along a sequence and what all branches of an
/// alternation share.
class Reader {
 public:
  explicit Reader(std::string_view regex) : regex_(regex) {}

  CharacterSet read() {
    const auto needed = alternation();
    return understood_ && at_ == regex_.size() ? needed : 0;
  }

 private:
  CharacterSet alternation() {
    auto needed = sequence();
    while (take('|')) needed &= sequence();
    return needed;
  }

  CharacterSet sequence() {
    CharacterSet needed = 0;
    while (at_ < regex_.size() && peek() != '|' && peek() != ')') {
      auto of_one = atom();
      while (at_ < regex_.size() && repeats(of_one)) {
      }
      needed |= of_one;
    }
    return needed;
  }

  // Takes a quantifier, lazy or not, if one is there; one that allows for nothing at all empties the set.
  bool repeats(CharacterSet& needed) {
    if (take('*') || take('?')) {
      needed = 0;
    } else if (peek() == '{') {
      const auto close = regex_.find('}', at_);
      const char least = at_ + 1 < regex_.size() ? regex_[at_ + 1] : '\0';
      if (close == std::string_view::npos || least < '0' || least > '9') return false;
      if (least == '0') needed = 0;
      at_ = close + 1;
    } else if (!take('+')) {
      return false;
    }
    take('?');
    return true;
  }

  CharacterSet atom() {
    const char c = regex_[at_++];
    switch (c) {
      case '(':
        return group();
      case '[':
        return char_class();
      case '\\':
        return escape();
      case '.':
      case '^':
      case '$':
        return 0;
      default:
        break;
    }
    const auto first = static_cast<unsigned char>(c);
    while (at_ < regex_.size() && first >= 0x80 && (static_cast<unsigned char>(regex_[at_]) & 0xC0U) == 0x80U) ++at_;
    return kinds[first];
  }

  CharacterSet group() {
    if (take('?')) {
      while (at_ < regex_.size() && peek() != ':' && peek() != ')' && peek() != '>') ++at_;  // flags, a name
      if (take(')')) return 0;
      ++at_;
    }
    const auto needed = alternation();
    if (!take(')')) understood_ = false;
    return needed;
  }

  // A class needs something only where all its members are of one kind.
  CharacterSet char_class() {
    bool plain = !take('^');
    CharacterSet all = 0;
    for (bool first = true; at_ < regex_.size() && (first || peek() != ']'); first = false) {
      const auto kind = member();
      all |= kind;
      if (kind == 0) plain = false;
      if (peek() != '-' || at_ + 1 >= regex_.size() || regex_[at_ + 1] == ']') continue;
      ++at_;  // a range: between two marks there may be letters
      if (member() != kind || (kind != digit && kind != not_ascii)) plain = false;
    }
    if (!take(']')) understood_ = false;
    return plain && (all & (all - 1)) == 0 ? all : 0;
  }

  CharacterSet member() {
    const char c = regex_[at_++];
    if (c == '\\') return escape();
    if (c == '[' && peek() == ':') {
      at_ = std::min(regex_.find(":]", at_), regex_.size() - 2) + 2;
      return 0;
    }
    while (at_ < regex_.size() && (static_cast<unsigned char>(peek()) & 0xC0U) == 0x80U) ++at_;
    return kinds[static_cast<unsigned char>(c)];
  }

  CharacterSet escape() {
    if (at_ >= regex_.size()) return 0;
    const char c = regex_[at_++];
    if (c == 'd') return digit;
    if (c == 'p' || c == 'P' || c == 'x') {
      if (take('{')) {
        at_ = std::min(regex_.find('}', at_), regex_.size() - 1) + 1;
      } else {
        at_ += c == 'x' ? 2 : 1;
      }
      return 0;
    }
    if (c == 'Q' || std::isdigit(static_cast<unsigned char>(c)) != 0) understood_ = false;
    return std::isalpha(static_cast<unsigned char>(c)) != 0 ? 0 : kinds[static_cast<unsigned char>(c)];
  }

  [[nodiscard]] char peek() const { return at_ < regex_.size() ? regex_[at_] : '\0'; }
  bool take(char c) {
    if (peek() != c || at_ >= regex_.size()) return false;
    ++at_;
    return true;
  }

  std::string_view regex_;
  std::size_t at_ = 0;
  bool understood_ = true;
};

}  // namespace

CharacterSet characters_of(std::string_view text) {
  // Apart, so that one need not wait for another.
  CharacterSet even = 0, odd = 0;
  const char* at = text.data();
  const char* const end = at + text.size();
  for (; end - at >= 2; at += 2) {
    even |= kinds[static_cast<unsigned char>(at[0])];
    odd |= kinds[static_cast<unsigned char>(at[1])];
  }
  return even | odd | (at < end ? kinds[static_cast<unsigned char>(*at)] : 0);
}

CharacterSet required_characters(std::string_view regex) {
  return Reader(regex).read();
}

}  // namespace copydesk
