#include "lexicon_compiler/word_store.h"

#include <unicode/uchar.h>

#include "copydesk/text/token.h"
#include "copydesk/text/utf8.h"

namespace copydesk {

std::string folded(std::string_view text) {
  std::string out;
  fold(text, out);
  return out;
}

std::string capitalised(std::string_view folded) {
  if (folded.empty()) return {};
  const CodePoint first = read_code_point(folded, 0);
  std::string out;
  append_code_point(static_cast<char32_t>(u_totitle(static_cast<UChar32>(first.value))), out);
  return out.append(folded.substr(first.width));
}

std::string in_capitals(std::string_view folded) {
  std::string out;
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint c = read_code_point(folded, at);
    append_code_point(static_cast<char32_t>(u_toupper(static_cast<UChar32>(c.value))), out);
    at += c.width;
  }
  return out;
}

CaseShape shape_of(std::string_view word) {
  std::size_t letters = 0, capitals = 0;
  bool first_is_capital = false;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint c = read_code_point(word, at);
    const auto code = static_cast<UChar32>(c.value);
    const bool capital = u_isupper(code) || u_istitle(code);
    if (capital || u_islower(code)) {
      if (letters++ == 0) first_is_capital = capital;
      capitals += capital ? 1 : 0;
    }
    at += c.width;
  }
  if (letters == 0) return CaseShape::none;
  if (capitals == 0) return CaseShape::lower;
  if (first_is_capital && capitals == 1) return CaseShape::title;
  return capitals == letters ? CaseShape::upper : CaseShape::mixed;
}

WordEntry& entry_of(WordStore& words, std::string_view written) {
  return words[folded(written)];
}

void add_name(WordStore& words, std::string_view written, WordClass classes) {
  WordEntry& entry = entry_of(words, written);
  entry.classes |= classes;
  if (entry.name.empty()) entry.name = written;
}

}  // namespace copydesk
