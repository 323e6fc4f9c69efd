#include "copydesk/text/character_reference.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "copydesk/text/encoding.h"
#include "copydesk/text/utf8.h"

namespace copydesk {
namespace {

using namespace std::string_view_literals;

struct NamedCharacter {
  std::string_view name = {};
  std::string_view text = {};
};

// The names that news text holds, of those in the HTML standard (section 13.5).
constexpr auto named = std::to_array<NamedCharacter>({
    {"Aacute", "Á"}, {"Agrave", "À"}, {"Auml", "Ä"},   {"Ccedil", "Ç"}, {"Eacute", "É"}, {"Ntilde", "Ñ"},
    {"Oacute", "Ó"}, {"Ouml", "Ö"},   {"Scaron", "Š"}, {"Uuml", "Ü"},   {"aacute", "á"}, {"acirc", "â"},
    {"acute", "´"},  {"aelig", "æ"},  {"agrave", "à"}, {"amp", "&"},    {"apos", "'"},   {"aring", "å"},
    {"atilde", "ã"}, {"auml", "ä"},   {"bdquo", "„"},  {"bull", "•"},   {"ccedil", "ç"}, {"cent", "¢"},
    {"copy", "©"},   {"dagger", "†"}, {"deg", "°"},    {"eacute", "é"}, {"ecirc", "ê"},  {"egrave", "è"},
    {"emsp", " "},   {"ensp", " "},   {"euml", "ë"},   {"euro", "€"},   {"frac12", "½"}, {"frac14", "¼"},
    {"gt", ">"},     {"hellip", "…"}, {"iacute", "í"}, {"icirc", "î"},  {"iexcl", "¡"},  {"iquest", "¿"},
    {"iuml", "ï"},   {"laquo", "«"},  {"ldquo", "“"},  {"lsaquo", "‹"}, {"lsquo", "‘"},  {"lt", "<"},
    {"mdash", "—"},  {"middot", "·"}, {"nbsp", " "},   {"ndash", "–"},  {"ntilde", "ñ"}, {"oacute", "ó"},
    {"ocirc", "ô"},  {"oelig", "œ"},  {"ograve", "ò"}, {"ordm", "º"},   {"oslash", "ø"}, {"otilde", "õ"},
    {"ouml", "ö"},   {"plusmn", "±"}, {"pound", "£"},  {"prime", "′"},  {"quot", "\""},  {"raquo", "»"},
    {"rdquo", "”"},  {"reg", "®"},    {"rsaquo", "›"}, {"rsquo", "’"},  {"sbquo", "‚"},  {"scaron", "š"},
    {"sect", "§"},   {"shy", ""},     {"sup2", "²"},   {"szlig", "ß"},  {"thinsp", " "}, {"times", "×"},
    {"trade", "™"},  {"uacute", "ú"}, {"ucirc", "û"},  {"ugrave", "ù"}, {"uuml", "ü"},   {"yen", "¥"},
    {"zwj", ""},     {"zwnj", ""},
});
static_assert(std::is_sorted(named.begin(), named.end(), [](const auto& a, const auto& b) { return a.name < b.name; }));

constexpr std::size_t longest_name = 10;

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// The number that `digits` spell; nothing for other text and what is no character.
std::optional<char32_t> code_point(std::string_view digits, unsigned base) {
  if (digits.empty() || digits.size() > 7) return {};
  char32_t value = 0;
  for (const char c : digits) {
    const int digit = hex_digit(c);
    if (digit < 0 || static_cast<unsigned>(digit) >= base) return {};
    value = value * base + static_cast<unsigned>(digit);
  }
  // Browsers read 128 to 159 as Windows-1252, and so do those who write them.
  if (value >= 0x80 && value < 0xA0) value = windows1252_code_point(static_cast<unsigned char>(value));
  if (value < 0x20 || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) return {};
  return value;
}

}  // namespace

Replacement html_reference_at(std::string_view text, std::size_t at) {
  auto begin = at + 1;
  while (text.substr(begin, 4) == "amp;") begin += 4;
  const auto semicolon = text.substr(begin, longest_name).find(';');
  if (semicolon != std::string_view::npos && semicolon > 0) {
    const auto name = text.substr(begin, semicolon);
    const auto end = begin + semicolon + 1;
    if (name[0] == '#') {
      const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
      if (const auto value = code_point(name.substr(hex ? 2 : 1), hex ? 16 : 10)) {
        Replacement reference{.end = end};
        append_code_point(*value == 0xA0 ? U' ' : *value, reference.text);
        return reference;
      }
    } else if (const auto* const entry = std::lower_bound(named.begin(), named.end(), name,
                                                          [](const auto& a, std::string_view n) { return a.name < n; });
               entry != named.end() && entry->name == name) {
      return {.end = end, .text = std::string(entry->text)};
    }
  }
  return begin > at + 1 ? Replacement{.end = begin, .text = "&"} : Replacement{};
}

Replacement escape_at(std::string_view text, std::size_t at) {
  const auto unit = [&](std::size_t place, char letter, std::size_t width) -> std::optional<char32_t> {
    if (text.size() < place + 2 + width || text[place] != '\\' || text[place + 1] != letter) return {};
    char32_t value = 0;
    for (const char c : text.substr(place + 2, width)) {
      if (hex_digit(c) < 0) return {};
      value = value * 16 + static_cast<unsigned>(hex_digit(c));
    }
    return value;
  };
  Replacement reference;
  if (const auto byte = unit(at, 'x', 2); byte && *byte >= 0x80) {
    append_code_point(windows1252_code_point(static_cast<unsigned char>(*byte)), reference.text);
    reference.end = at + 4;
  } else if (const auto first = unit(at, 'u', 4)) {
    const auto second = unit(at + 6, 'u', 4);
    const bool pair = *first >= 0xD800 && *first < 0xDC00 && second && *second >= 0xDC00 && *second < 0xE000;
    if (!pair && *first >= 0xD800 && *first < 0xE000) return {};
    if (!pair && *first < 0x20) return {};
    append_code_point(pair ? 0x10000 + ((*first - 0xD800) << 10U) + (*second - 0xDC00) : *first, reference.text);
    reference.end = at + (pair ? 12 : 6);
  }
  return reference;
}

}  // namespace copydesk
