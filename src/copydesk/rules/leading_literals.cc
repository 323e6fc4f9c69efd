#include "copydesk/rules/leading_literals.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include <re2/re2.h>

namespace copydesk {
namespace {

constexpr std::size_t longest = 6;       // bytes of a text: more tell little more
constexpr std::size_t most = 96;         // texts of an expression
constexpr std::size_t most_members = 6;  // of a class that is spelt out

/// How texts may begin: each is all that is known of its branch, and is open while what follows it is known too.
struct Beginnings {
  struct One {
    std::string text = {};
    bool open = true;
    auto operator<=>(const One&) const = default;
  };
  std::vector<One> all = {};

  void close() {
    for (One& one : all) one.open = false;
  }
  void add(const Beginnings& other) { all.insert(all.end(), other.all.begin(), other.all.end()); }
  /// What `next` knows goes behind all that is open.
  void append(const Beginnings& next) {
    std::vector<One> longer;
    for (const One& one : all) {
      if (!one.open) {
        longer.push_back(one);
        continue;
      }
      for (const One& behind : next.all) {
        One joined{.text = one.text + behind.text, .open = behind.open};
        if (joined.text.size() > longest) joined = {.text = joined.text.substr(0, longest), .open = false};
        longer.push_back(std::move(joined));
      }
    }
    std::sort(longer.begin(), longer.end());
    longer.erase(std::unique(longer.begin(), longer.end()), longer.end());
    if (longer.size() > most) {
      close();
    } else {
      all = std::move(longer);
    }
  }
};

const Beginnings nothing{.all = {{}}};  // of no width
const Beginnings anything{.all = {{.text = "", .open = false}}};

/// Reads an expression from left to right.
class Reader {
 public:
  explicit Reader(std::string_view regex) : regex_(regex) {}

  LeadingLiterals read() {
    if (regex_.starts_with("(?i)")) at_ = 4;
    bool anchored = take('^');
    auto found = sequence();
    if (peek() == '|') {
      anchored = false;  // "^a|b" is anchored in its first branch alone
      while (take('|')) found.add(sequence());
    }
    if (at_ != regex_.size()) return {};
    return {.texts = texts_of(found), .anchored = anchored};
  }

 private:
  Beginnings alternation() {
    auto found = sequence();
    while (take('|')) found.add(sequence());
    return found;
  }

  Beginnings sequence() {
    auto found = nothing;
    while (at_ < regex_.size() && peek() != '|' && peek() != ')') {
      // A text that was cut off by a wide branch keeps what it had: the rest is read over.
      auto next = atom();
      quantify(next);
      if (std::any_of(found.all.begin(), found.all.end(), [](const auto& one) { return one.open; })) found.append(next);
    }
    return found;
  }

  void quantify(Beginnings& of) {
    while (at_ < regex_.size()) {
      if (take('?')) {
        of.add(nothing);
      } else if (take('*')) {
        of.close();
        of.add(nothing);
      } else if (take('+')) {
        of.close();
      } else if (peek() == '{') {
        const auto close = regex_.find('}', at_);
        const bool optional = regex_.substr(at_).starts_with("{0");
        if (close == std::string_view::npos) return;
        at_ = close + 1;
        of.close();
        if (optional) of.add(nothing);
      } else {
        return;
      }
    }
  }

  Beginnings atom() {
    const char c = regex_[at_++];
    switch (c) {
      case '(':
        return group();
      case '[':
        return char_class();
      case '\\':
        return escape();
      case '.':
        return anything;
      case '^':
      case '$':
        return nothing;
      default:
        break;
    }
    std::string text(1, lowered(c));
    while (static_cast<unsigned char>(c) >= 0x80 && (static_cast<unsigned char>(peek()) & 0xC0U) == 0x80U)
      text += regex_[at_++];
    if (folds_ && static_cast<unsigned char>(c) >= 0xC3 && static_cast<unsigned char>(c) <= 0xD6) return anything;
    return {.all = {{.text = std::move(text)}}};
  }

  Beginnings group() {
    if (take('?')) {
      while (at_ < regex_.size() && peek() != ':' && peek() != ')' && peek() != '>') ++at_;  // flags, a name
      if (take(')')) return nothing;
      ++at_;
    }
    auto found = alternation();
    take(')');
    return found;
  }

  Beginnings char_class() {
    bool plain = !take('^');
    Beginnings found;
    for (bool first = true; at_ < regex_.size() && (first || peek() != ']'); first = false) {
      if (peek() == '[' && regex_.substr(at_).starts_with("[:")) {
        at_ = std::min(regex_.find(":]", at_), regex_.size() - 2) + 2;
        plain = false;
        continue;
      }
      auto member = atom_in_class();
      if (peek() == '-' && at_ + 1 < regex_.size() && regex_[at_ + 1] != ']') {
        ++at_;
        atom_in_class();
        plain = false;
      }
      found.add(member);
    }
    take(']');
    return plain && found.all.size() <= most_members ? found : anything;
  }

  Beginnings atom_in_class() {
    if (peek() == '\\') {
      ++at_;
      return escape();
    }
    std::string text(1, lowered(regex_[at_++]));
    while ((static_cast<unsigned char>(peek()) & 0xC0U) == 0x80U) text += regex_[at_++];
    return {.all = {{.text = std::move(text)}}};
  }

  Beginnings escape() {
    if (at_ >= regex_.size()) return anything;
    const char c = regex_[at_++];
    if (c == 'b' || c == 'B' || c == 'A' || c == 'z') return nothing;
    if (c == 'd') return one_of("0123456789");
    if (c == 's') return one_of("\t\n\f\r ");
    if (c == 'p' || c == 'P' || c == 'x') {
      if (take('{')) {
        at_ = std::min(regex_.find('}', at_), regex_.size() - 1) + 1;
      } else {
        at_ += c == 'x' ? 2 : 1;
      }
      return anything;
    }
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) return anything;
    return {.all = {{.text = std::string(1, c)}}};
  }

  static Beginnings one_of(std::string_view members) {
    Beginnings found;
    for (const char member : members) found.all.push_back({.text = std::string(1, member)});
    return found;
  }

  /// "foll" begins all that "follow" begins.
  static std::vector<std::string> texts_of(const Beginnings& found) {
    std::vector<std::string> texts, shortest;
    for (const auto& one : found.all) texts.push_back(one.text);
    std::sort(texts.begin(), texts.end());
    if (texts.empty() || texts.front().empty()) return {};
    for (auto& text : texts) {
      if (shortest.empty() || !text.starts_with(shortest.back())) shortest.push_back(std::move(text));
    }
    return shortest;
  }

  static char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
  [[nodiscard]] char peek() const { return at_ < regex_.size() ? regex_[at_] : '\0'; }
  bool take(char c) {
    if (peek() != c || at_ >= regex_.size()) return false;
    ++at_;
    return true;
  }

  std::string_view regex_;
  std::size_t at_ = 0;
  bool folds_ =
      RE2::PartialMatch(re2::StringPiece(regex_.data(), regex_.size()), "\\(\\?[a-zA-Z]*i");  // letters beyond ASCII
};

}  // namespace

LeadingLiterals leading_literals(std::string_view regex) {
  return Reader(regex).read();
}

}  // namespace copydesk
