#include <algorithm>

#include <unicode/uchar.h>

#include "copydesk/text/character.h"
#include "copydesk/text/token.h"

namespace copydesk {

void fold(std::string_view utf8, std::string& out) {
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (std::all_of(utf8.begin(), utf8.end(), is_ascii)) {
    const std::size_t before = out.size();
    out.resize(before + utf8.size());
    std::transform(utf8.begin(), utf8.end(), out.begin() + static_cast<std::ptrdiff_t>(before), ascii_lower);
    return;
  }
  for (std::size_t i = 0; i < utf8.size();) {
    if (static_cast<unsigned char>(utf8[i]) < 0x80) {
      out.push_back(ascii_lower(utf8[i++]));
      continue;
    }
    const CodePoint c = read_code_point(utf8, i);
    const CharacterClass kind = classify(c.value);
    if (kind == CharacterClass::invalid) {
      out.push_back(utf8[i]);
    } else if (kind == CharacterClass::apostrophe) {
      out.push_back('\'');
    } else if (kind != CharacterClass::ignorable) {
      append_code_point(static_cast<char32_t>(u_tolower(static_cast<UChar32>(c.value))), out);
    }
    i += c.width;
  }
}

}  // namespace copydesk
