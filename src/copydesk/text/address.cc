#include "copydesk/text/address.h"

#include <algorithm>
#include <array>

#include "copydesk/text/character.h"

namespace copydesk {
namespace {

using namespace std::string_view_literals;

// Top-level domains that news text writes without "www."; those that are English words ("in", "is", "it", "to") are
// left out, so that a missing space after a full stop ("left.in") makes no address.
constexpr std::array top_level_domains{"am"sv, "az"sv,  "ca"sv, "ch"sv,  "cn"sv,   "co"sv,  "com"sv, "de"sv,  "edu"sv,
                                       "es"sv, "eu"sv,  "fr"sv, "gov"sv, "info"sv, "int"sv, "io"sv,  "mil"sv, "net"sv,
                                       "nl"sv, "org"sv, "pl"sv, "ru"sv,  "tv"sv,   "ua"sv,  "uk"sv};
static_assert(std::is_sorted(top_level_domains.begin(), top_level_domains.end()));
constexpr std::size_t longest_label = 63, most_labels = 8, longest_local_part = 64;

bool is_label_byte(char c) {
  return is_ascii_alphanumeric(c) || c == '-';
}
bool is_local_part_byte(char c) {
  return is_ascii_alphanumeric(c) || "._%+-"sv.find(c) != std::string_view::npos;
}

std::size_t label_end(std::string_view utf8, std::size_t i) {
  const std::size_t limit = std::min(utf8.size(), i + longest_label);
  while (i < limit && is_label_byte(utf8[i])) ++i;
  return i;
}

bool ends_url(std::string_view utf8, std::size_t i, std::size_t& width) {
  const Character c = character_at(utf8, i);
  width = c.width;
  if (c.kind == CharacterClass::space || c.kind == CharacterClass::line_end || c.kind == CharacterClass::invalid)
    return true;
  if (c.width == 1) return "<>\"`{}|\\^"sv.find(utf8[i]) != std::string_view::npos;
  return c.kind == CharacterClass::punctuation || c.kind == CharacterClass::apostrophe;  // curly quotes, dashes, …
}

/// End of a URL's path from `i`, less the punctuation that belongs to the sentence around it.
std::size_t path_end(std::string_view utf8, std::size_t i) {
  const std::size_t begin = i;
  std::size_t open = 0, close = 0;
  for (std::size_t width = 0; !ends_url(utf8, i, width); i += width) {
    open += utf8[i] == '(';
    close += utf8[i] == ')';
  }
  for (; i > begin; --i) {
    const char last = utf8[i - 1];
    if (last == ')' && close > open) {
      --close;
    } else if (".,;:!?'*]["sv.find(last) == std::string_view::npos) {
      break;
    }
  }
  return i;
}

}  // namespace

std::size_t url_end(std::string_view utf8, std::size_t colon) {
  if (utf8.substr(colon, 3) != "://") return 0;
  const std::size_t end = path_end(utf8, colon + 3);
  return end > colon + 3 ? end : 0;
}

std::size_t domain_end(std::string_view utf8, std::size_t begin, std::size_t dot) {
  const std::string_view first = utf8.substr(begin, dot - begin);
  const bool www = first == "www" || first == "WWW";
  std::size_t end = 0;
  for (std::size_t labels = 0; labels < most_labels && dot + 1 < utf8.size() && utf8[dot] == '.'; ++labels) {
    const std::size_t next = label_end(utf8, dot + 1);
    const std::string_view label = utf8.substr(dot + 1, next - dot - 1);
    if (label.empty()) break;
    const bool known = std::binary_search(top_level_domains.begin(), top_level_domains.end(), label);
    if (known || (www && labels > 0)) end = next;
    dot = next;
  }
  if (end == 0 || end >= utf8.size()) return end;
  if (is_letter(character_at(utf8, end).kind)) return 0;
  return utf8[end] == '/' || utf8[end] == '?' ? path_end(utf8, end) : end;
}

EmailAddress email_around(std::string_view utf8, std::size_t at) {
  std::size_t end = label_end(utf8, at + 1), dots = 0;
  if (end == at + 1) return {};
  while (dots < most_labels && end + 1 < utf8.size() && utf8[end] == '.' && is_ascii_alphanumeric(utf8[end + 1])) {
    end = label_end(utf8, end + 1);
    ++dots;
  }
  if (dots == 0) return {};
  while (utf8[end - 1] == '-') --end;
  std::size_t begin = at;
  while (begin > 0 && at - begin < longest_local_part && is_local_part_byte(utf8[begin - 1])) --begin;
  while (begin < at && !is_ascii_alphanumeric(utf8[begin])) ++begin;
  return begin < at ? EmailAddress{begin, end} : EmailAddress{};
}

std::size_t handle_end(std::string_view utf8, std::size_t mark) {
  std::size_t end = mark + 1;
  while (end < utf8.size() && (is_ascii_alphanumeric(utf8[end]) || utf8[end] == '_')) ++end;
  return end > mark + 1 ? end : 0;
}

std::size_t hashtag_end(std::string_view utf8, std::size_t mark) {
  std::size_t end = mark + 1;
  bool letters = false;
  for (Character c = character_at(utf8, end); c.width > 0; c = character_at(utf8, end)) {
    if (!is_letter(c.kind) && c.kind != CharacterClass::digit && utf8[end] != '_') break;
    letters |= is_letter(c.kind);
    end += c.width;
  }
  return letters ? end : 0;
}

}  // namespace copydesk
