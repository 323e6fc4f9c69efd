#include <algorithm>
#include <array>

#include "copydesk/text/address.h"
#include "copydesk/text/casing.h"
#include "copydesk/text/character.h"
#include "copydesk/text/token.h"
#include "copydesk/text/word.h"

namespace copydesk {
namespace {

using namespace std::string_view_literals;
using enum CharacterClass;

class Tokenizer {
 public:
  Tokenizer(std::string_view text, std::vector<Token>& out) : text_(text), out_(out), base_(out.size()) {
    out_.reserve(base_ + text.size() / 4 + 16);  // news: 5.3 bytes a token; what stays untouched costs nothing
  }

  void run() {
    while (at_ < text_.size()) {
      const CharacterClass kind = byte_class(text_[at_]);
      switch (kind) {
        case space:
          skip(1, false);
          break;
        case line_end:
          skip(1, true);
          break;
        case lower:
        case upper:
          words();
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

  void emit(std::size_t begin, std::size_t end, TokenKind kind, CaseShape shape = CaseShape::none) {
    Token& token = out_.emplace_back();
    token.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    token.kind = kind;
    token.shape = shape;
    token.space_before = space_;
    token.starts_line = line_;
    space_ = line_ = false;
    at_ = end;
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

  /// Usual words, parted by one space each: most of a text.
  void words() {
    while (at_ + run_bytes <= text_.size()) {
      const LetterRun run = letters_in(text_.data() + at_);
      const std::size_t end = at_ + run.length;
      if (run.length == 0 || run.length == run_bytes || continues_word(text_[end])) break;
      emit(at_, end, TokenKind::word, run.shape());
      if (text_[end] != ' ') return;
      skip(1, false);
    }
    if (at_ < text_.size() && is_ascii_letter(text_[at_])) word(at_);
  }

  void word(std::size_t begin) {
    Casing casing;
    std::size_t i = at_, letters = 0;
    if (i + run_bytes <= text_.size()) {
      const LetterRun run = letters_in(text_.data() + i);
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
    emit(begin, i, TokenKind::word, casing.shape());
  }

  /// The end of an address whose first word is [begin, end): "https" with "://…", "example" with ".com"; else 0.
  [[nodiscard]] std::size_t address_end(std::size_t begin, std::size_t end) const {
    if (end >= text_.size()) return 0;
    return text_[end] == ':' ? url_end(text_, end) : text_[end] == '.' ? domain_end(text_, begin, end) : 0;
  }

  static bool continues_word(char c) {
    const CharacterClass kind = byte_class(c);
    return kind == beyond_ascii || kind == digit || kind == apostrophe || c == '.' || c == ':';
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
      return emit(at_, end, is_number ? TokenKind::number : TokenKind::word, CaseShape::lower);
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
  std::size_t base_;
  std::size_t at_ = 0;
  bool space_ = true, line_ = true;
  bool open_single_quote_ = false;  // on this line: then "workers'" closes it
};

}  // namespace

void tokenize(std::string_view utf8, std::vector<Token>& out) {
  Tokenizer(utf8, out).run();
}

}  // namespace copydesk
