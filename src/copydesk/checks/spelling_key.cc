#include "copydesk/checks/spelling_key.h"

#include <algorithm>
#include <array>
#include <utility>

#include <unicode/unorm2.h>

#include "copydesk/text/utf8.h"

namespace copydesk {
namespace {

/// The letter without its diacritics, in ASCII; other letters come as they are.
char32_t base_letter(char32_t letter) {
  switch (letter) {
    case U'ł':
      return U'l';
    case U'ø':
      return U'o';
    case U'ı':
      return U'i';
    case U'đ':
      return U'd';
    case U'ə':
      return U'a';
    default:
      break;
  }
  if (letter < 0x80) return letter;
  UErrorCode error = U_ZERO_ERROR;
  std::array<UChar, 8> parts{};
  const UNormalizer2* normalizer = unorm2_getNFCInstance(&error);
  const auto length =
      unorm2_getRawDecomposition(normalizer, static_cast<UChar32>(letter), parts.data(), parts.size(), &error);
  return U_SUCCESS(error) && length > 0 && parts[0] < 0x80 ? parts[0] : letter;
}

std::string without_diacritics(std::string_view folded) {
  std::string plain;
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint c = read_code_point(folded, at);
    if (c.value == U'ß') {
      plain += "ss";
    } else if (c.value == U'æ') {
      plain += "ae";
    } else if (c.value != invalid_code_point) {
      append_code_point(base_letter(c.value), plain);
    }
    at += c.width;
  }
  return plain;
}

// Longer ones first; each is tried at every place from left to right.
constexpr std::array<std::pair<std::string_view, std::string_view>, 22> exchanges = {
    {{"tsch", "ch"}, {"tch", "ch"}, {"sch", "sh"}, {"dsch", "j"}, {"dzh", "j"}, {"kh", "h"}, {"ph", "f"}, {"th", "t"},
     {"gh", "g"},    {"ck", "k"},   {"ch", "ch"},  {"tz", "ts"},  {"ou", "u"},  {"oo", "u"}, {"ee", "i"}, {"ks", "x"},
     {"q", "k"},     {"c", "k"},    {"w", "v"},    {"y", "i"},    {"j", "i"},   {"'", ""}}};

}  // namespace

std::string spelling_key(std::string_view folded) {
  const std::string plain = without_diacritics(folded);
  std::string key;
  for (std::size_t at = 0; at < plain.size();) {
    const std::string_view rest = std::string_view(plain).substr(at);
    const auto* const found =
        std::find_if(exchanges.begin(), exchanges.end(), [&](const auto& e) { return rest.starts_with(e.first); });
    const std::string_view letters = found == exchanges.end() ? rest.substr(0, 1) : found->second;
    for (const char c : letters) {
      if (key.empty() || key.back() != c) key.push_back(c);
    }
    at += found == exchanges.end() ? 1 : found->first.size();
  }
  return key;
}

}  // namespace copydesk
