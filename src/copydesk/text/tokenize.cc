#include <algorithm>
#include <array>
#include <bit>

#include "copydesk/text/address.h"
#include "copydesk/text/casing.h"
#include "copydesk/text/character.h"
#include "copydesk/text/token.h"
#include "copydesk/text/word.h"

namespace copydesk {
namespace {

using namespace std::string_view_literals;
using enum CharacterClass;

constexpr bool continues_word(char c) {
  const CharacterClass kind = byte_class(c);
  return kind == beyond_ascii || kind == digit || kind == apostrophe || c == '.' || c == ':';
}

/// Bytes before which a word of ASCII letters ends whatever follows.
constexpr auto ends_words = [] {
  std::array<bool, 256> table{};
  for (unsigned i = 0; i < 256; ++i) {
    const auto c = static_cast<char>(i);
    table[i] = !is_letter(byte_class(c)) && !continues_word(c);
  }
  return table;
}();

/// Bytes that may stand behind the stop of "example.com".
constexpr auto continues_domain = [] {
  std::array<bool, 256> table{};
  for (unsigned i = 0; i < 256; ++i) table[i] = is_ascii_alphanumeric(static_cast<char>(i)) || i == '-' || i >= 0x80;
  return table;
}();

class Tokenizer {
 public:
  Tokenizer(std::string_view text, std::vector<Token>& out, TokenPlaces& places)
      : text_(text), out_(out), places_(places), base_(out.size()) {
    out_.reserve(base_ + text.size() / 4 + 16);  // news: 5.3 bytes a token; what stays untouched costs nothing
  }

  void run() {
    while (at_ < text_.size()) {
      const CharacterClass kind = byte_class(text_[at_]);
      switch (kind) {
        case space:
          space_and_words();
          break;
        case line_end:
          skip(1, true);
          break;
        case lower:
        case upper:
          word(at_);
          break;
        case digit:
          number();
          break;
        case apostrophe:
          apostrophe_at(1);
          break;
        case punctuation:
          mark(1);
          break;
        case symbol:
          sign(1);
          break;
        default:
          beyond_ascii_at();
          break;
      }
    }
  }

 private:
  void skip(std::size_t width, bool line) {
    at_ += width;
    space_ = true;
    if (line) {
      line_ = true;
      open_single_quote_ = false;
    }
  }

  [[nodiscard]] std::uint32_t place() const { return static_cast<std::uint32_t>(out_.size()); }

  void append(std::size_t begin, std::size_t end, TokenKind kind, CaseShape shape) {
    append_in_line(begin, end, kind, shape, space_);
    if (line_) {
      places_.line_starts.push_back(place() - 1);
      out_.back().starts_line = true;
    }
    space_ = line_ = false;
    at_ = end;
  }

  void append_in_line(std::size_t begin, std::size_t end, TokenKind kind, CaseShape shape, bool space_before) {
    out_.emplace_back(Span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, no_word, kind, shape,
                      space_before, false, false, false, 0, WordTrait::none);
  }

  void emit_word(std::size_t begin, std::size_t end, CaseShape shape) {
    if (shape > CaseShape::lower) places_.capitals.push_back(place());
    if (shape == CaseShape::none || text_[end - 1] == '.') places_.others.push_back(place());
    append(begin, end, TokenKind::word, shape);
  }

  /// What is no word.
  void emit(std::size_t begin, std::size_t end, TokenKind kind, CaseShape shape = CaseShape::none) {
    places_.others.push_back(place());
    append(begin, end, kind, shape);
  }

  [[nodiscard]] Character peek(std::size_t i) const { return character_at(text_, i); }

  void beyond_ascii_at() {
    const Character c = peek(at_);
    switch (c.kind) {
      case space:
        return skip(c.width, false);
      case lower:
      case upper:
      case letter:
        return word(at_);
      case digit:
        return number();
      case apostrophe:
        return apostrophe_at(c.width);
      case punctuation:
        return mark(c.width);
      case ignorable:
        return ignorable_at();
      case invalid:
        return invalid_at();
      default:
        return sign(c.width);
    }
  }

  /// At a space: the usual words behind it, parted by a space, or by a comma or stop and a space. Most of a text, so
  /// what can be told without a branch or a look at a member is.
  void space_and_words() {
    skip(1, false);
    if (line_) return;
    const char* const text = text_.data();
    std::size_t at = at_;
    for (const std::size_t end_of_text = text_.size(); at + run_bytes < end_of_text; ++at) {
      const unsigned small = small_letters_in(text + at);
      const bool is_lower = (small & 1U) != 0;
      if (!is_lower && !is_ascii_capital(text[at])) break;
      const unsigned letters = ones_in(small | 1U);
      const std::size_t begin = at, end = at + letters;
      if (letters == run_bytes || (text[end] != ' ' && !ends_word(letters, text[end], text[end + 1]))) break;
      at = end;
      if (is_lower) {
        append_in_line(begin, end, TokenKind::word, CaseShape::lower, true);
      } else {
        places_.capitals.push_back(place());
        append_in_line(begin, end, TokenKind::word, CaseShape::title, true);
      }
      if (text[end] == ' ') continue;
      if ((text[end] == ',' || text[end] == '.') && text[end + 1] != '.') {
        places_.others.push_back(place());
        append_in_line(end, ++at, TokenKind::punctuation, CaseShape::none, false);
        if (text[at] == ' ') continue;
      }
      space_ = false;
      break;
    }
    at_ = at;
  }

  /// Whether the word with so many letters before `mark` ends there whatever comes later: no apostrophe, digit, letter,
  /// dotted letters or address goes on.
  static bool ends_word(unsigned letters, char mark, char next) {
    if (mark == '.') return letters > 1 && !continues_domain[static_cast<unsigned char>(next)];
    return ends_words[static_cast<unsigned char>(mark)];
  }

  void word(std::size_t begin) {
    Casing casing;
    std::size_t i = at_, letters = 0;
    if (i + run_bytes < text_.size()) {
      const LetterRun run = letters_in(text_.data() + i);
      const std::size_t end = i + run.length;
      if (run.length != run_bytes && ends_word(run.length, text_[end], text_[end + 1]))
        return emit_word(begin, end, run.shape());
      casing = run.casing();
      letters = run.length;
      i += letters;
    }
    for (; i < text_.size(); ++i, ++letters) {
      const CharacterClass kind = byte_class(text_[i]);
      if (kind != lower && kind != upper) break;
      casing.add(kind);
    }
    if (i < text_.size() && continues_word(text_[i])) {
      i = rest_of_word(text_, i, letters, casing);
      if (const std::size_t end = address_end(begin, i); end != 0) return emit(begin, end, TokenKind::address);
    }
    emit_word(begin, i, casing.shape());
  }

  /// The end of an address whose first word is [begin, end): "https" with "://…", "example" with ".com"; else 0.
  [[nodiscard]] std::size_t address_end(std::size_t begin, std::size_t end) const {
    if (end >= text_.size()) return 0;
    return text_[end] == ':' ? url_end(text_, end) : text_[end] == '.' ? domain_end(text_, begin, end) : 0;
  }

  void number() {
    Casing casing;
    const std::size_t end = number_end(text_, at_, casing);
    emit(at_, end, TokenKind::number, casing.shape());
  }

  void apostrophe_at(std::size_t width) {
    const std::size_t next = at_ + width;
    if (!space_ && out_.size() > base_) {
      const Token& before = out_.back();
      if (const std::size_t end = clitic_end(text_, at_, width); end != 0 && takes_clitic(before)) {
        return emit(at_, end, TokenKind::clitic,
                    ascii_lower(text_[next]) == text_[next] ? CaseShape::lower : CaseShape::title);
      }
      const bool after_s = (before.kind == TokenKind::word || before.kind == TokenKind::number) &&
                           ascii_lower(text_[before.span.end - 1]) == 's';
      if (after_s && !open_single_quote_ && !is_alphanumeric_at(text_, next)) return emit(at_, next, TokenKind::clitic);
    }
    if (const std::size_t end = elision_end(text_, next); end != 0 && (space_ || !ends_in_alphanumeric())) {
      const bool is_number = byte_class(text_[next]) == digit;
      return is_number ? emit(at_, end, TokenKind::number, CaseShape::lower) : emit_word(at_, end, CaseShape::lower);
    }
    const CharacterClass after = peek(next).kind;
    open_single_quote_ = after_opening() && after != space && after != line_end;
    emit(at_, next, TokenKind::punctuation);
  }

  [[nodiscard]] bool takes_clitic(const Token& before) const {
    if (before.kind != TokenKind::punctuation) return before.kind != TokenKind::invalid;
    const std::string_view text = slice(text_, before.span);
    return text == "\"" || text == ")" || text == "]" || text == "”" || text == "»";
  }

  [[nodiscard]] bool ends_in_alphanumeric() const {
    return !space_ && out_.size() > base_ && out_.back().kind != TokenKind::punctuation &&
           out_.back().kind != TokenKind::symbol;
  }

  /// Does a mark that may open a quotation stand here: after a space, a bracket, a dash, another opening mark?
  [[nodiscard]] bool after_opening() const {
    if (space_ || out_.size() == base_) return true;
    const std::string_view before = slice(text_, out_.back().span);
    if (before == "\"") return out_.back().space_before;
    constexpr std::array opening{"("sv, "["sv, "{"sv, "/"sv, "-"sv, "--"sv, "–"sv, "—"sv, "“"sv, "„"sv, "«"sv};
    return std::find(opening.begin(), opening.end(), before) != opening.end();
  }

  void mark(std::size_t width) {
    std::size_t end = at_ + width;
    const char c = text_[at_];
    if (c == '.' || c == '-' || c == '!' || c == '?') {
      while (end < text_.size() && text_[end] == c) ++end;
    }
    emit(at_, end, TokenKind::punctuation);
  }

  void sign(std::size_t width) {
    const char c = text_[at_];
    if (c == '@' && ends_in_alphanumeric()) {
      if (const EmailAddress email = email_around(text_, at_); email.end != 0) return replace_by_email(email);
    } else if (c == '@' || (c == '#' && !ends_in_alphanumeric())) {
      const std::size_t end = c == '@' ? handle_end(text_, at_) : hashtag_end(text_, at_);
      if (end != 0) return emit(at_, end, TokenKind::address);
    }
    std::size_t end = at_ + width;
    while (peek(end).kind == ignorable) end += peek(end).width;  // joiners and variants of emoji
    emit(at_, end, TokenKind::symbol);
  }

  /// The local part has become tokens already ("jane", ".", "roe"): one address takes their place.
  void replace_by_email(EmailAddress email) {
    while (out_.size() > base_ && out_.back().span.end > email.begin) {
      email.begin = std::min<std::size_t>(email.begin, out_.back().span.begin);
      space_ = out_.back().space_before;
      line_ = out_.back().starts_line;
      out_.pop_back();
    }
    for (auto* list : {&places_.line_starts, &places_.capitals, &places_.others}) {
      while (!list->empty() && list->back() >= place()) list->pop_back();
    }
    emit(email.begin, email.end, TokenKind::address);
  }

  void ignorable_at() {
    const std::size_t begin = at_;
    std::size_t i = at_;
    Character c = peek(i);
    for (; c.kind == ignorable; c = peek(i)) i += c.width;
    if (is_letter(c.kind)) {
      at_ = i;
      return word(begin);
    }
    emit(begin, i, TokenKind::symbol);
  }

  void invalid_at() {
    std::size_t end = at_;
    while (peek(end).kind == invalid) ++end;
    emit(at_, end, TokenKind::invalid);
  }

  static constexpr std::size_t run_bytes = 16;  // of letters_in

  std::string_view text_;
  std::vector<Token>& out_;
  TokenPlaces& places_;
  std::size_t base_;
  std::size_t at_ = 0;
  bool space_ = true, line_ = true;
  bool open_single_quote_ = false;  // on this line: then "workers'" closes it
};

}  // namespace

void TokenPlaces::clear() {
  line_starts.clear();
  capitals.clear();
  others.clear();
}

void tokenize(std::string_view utf8, std::vector<Token>& out) {
  TokenPlaces places;
  tokenize(utf8, out, places);
}

void tokenize(std::string_view utf8, std::vector<Token>& out, TokenPlaces& places) {
  Tokenizer(utf8, out, places).run();
}

}  // namespace copydesk
