#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "copydesk/checks/checks.h"
#include "copydesk/text/utf8.h"

namespace copydesk {
namespace {

/// What stands beside an invisible character decides if it has work to do there.
bool is_latin_or_mark(char32_t c) {
  return c < 0x250 || (c >= 0x2000 && c < 0x2070);
}

bool is_right_to_left(char32_t c) {
  return (c >= 0x590 && c < 0x900) || (c >= 0xFB1D && c < 0xFE00) || (c >= 0xFE70 && c < 0xFEFF) ||
         (c >= 0x10800 && c < 0x11000) || (c >= 0x1E800 && c < 0x1F000);
}

/// Name of the rule and of the character; empty for characters that are all right.
struct Fault {
  std::string_view rule = {}, name = {};
};

Fault fault_of(char32_t c) {
  if (c < 0x20)
    return c == '\t' || c == '\n' || c == '\r' || c == 0 ? Fault{}
                                                         : Fault{"encoding/control-character", "a control character"};
  if (c >= 0x7F && c < 0xA0) return {"encoding/control-character", "a control character"};
  switch (c) {
    case 0xAD:
      return {"encoding/soft-hyphen", "soft hyphen"};
    case 0x200B:
      return {"encoding/zero-width", "zero-width space"};
    case 0x200C:
      return {"encoding/zero-width", "zero-width non-joiner"};
    case 0x200D:
      return {"encoding/zero-width", "zero-width joiner"};
    case 0x2060:
      return {"encoding/zero-width", "word joiner"};
    case 0x180E:
      return {"encoding/zero-width", "Mongolian vowel separator"};
    case 0x200E:
      return {"encoding/direction-mark", "left-to-right mark"};
    case 0x200F:
      return {"encoding/direction-mark", "right-to-left mark"};
    case 0x061C:
      return {"encoding/direction-mark", "Arabic letter mark"};
    case 0xFEFF:
      return {"encoding/byte-order-mark", "byte-order mark"};
    default:
      break;
  }
  if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069))
    return {"encoding/direction-mark", "mark of writing direction"};
  if (c >= 0x2061 && c <= 0x2064) return {"encoding/zero-width", "invisible operator"};
  if (c >= 0xE000 && c <= 0xF8FF) return {"encoding/private-use", "private-use character"};
  if (c == 0xFFFC) return {"encoding/private-use", "object replacement character"};
  return {};
}

/// First bytes of the UTF-8 of all characters above.
constexpr auto may_begin = [] {
  std::array<bool, 256> table{};
  for (unsigned c = 1; c < 0x20; ++c) table[c] = c != '\t' && c != '\n' && c != '\r';
  for (const unsigned c : {0x7FU, 0xC2U, 0xD8U, 0xE1U, 0xE2U, 0xEEU, 0xEFU}) table[c] = true;
  return table;
}();

bool block_is_right_to_left(const Article& article, std::size_t at) {
  const auto text = article.document.text;
  const auto before = text.rfind('\n', at);
  const auto begin = before == text.npos ? 0 : before + 1;
  for (auto i = begin; i < text.size() && text[i] != '\n';) {
    const auto c = read_code_point(text, i);
    if (is_right_to_left(c.value)) return true;
    i += c.width;
  }
  return false;
}

void report(FindingSink& sink, const Fault& fault, char32_t c, Span span) {
  const auto name = fmt::format("U+{:04X}, {}", static_cast<std::uint32_t>(c), fault.name);
  auto& finding = sink.add(fault.rule, span, {{"character", name}});
  const bool safe = fault.rule != "encoding/control-character" && fault.rule != "encoding/private-use";
  finding.suggestions.push_back({.span = span, .text = "", .safe = safe});
}

}  // namespace

void invisible_character(const Article& article, FindingSink& sink) {
  const auto text = article.document.text;
  char32_t before = ' ';
  std::size_t judged_line_end = 0;  // lines are judged for their direction once
  bool line_is_right_to_left = false;
  for (std::size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < 0x80 && !may_begin[static_cast<unsigned char>(text[i])]) {
      before = static_cast<unsigned char>(text[i++]);
      continue;
    }
    const auto c = read_code_point(text, i);
    const auto fault = may_begin[static_cast<unsigned char>(text[i])] ? fault_of(c.value) : Fault{};
    const auto end = i + c.width;
    bool wrong = !fault.rule.empty();
    if (wrong && fault.rule == "encoding/zero-width") {
      const auto after = end < text.size() ? read_code_point(text, end).value : U' ';
      wrong = is_latin_or_mark(before) && is_latin_or_mark(after);
    } else if (wrong && fault.rule == "encoding/direction-mark") {
      if (i >= judged_line_end) {
        line_is_right_to_left = block_is_right_to_left(article, i);
        judged_line_end = std::min(text.find('\n', i), text.size());
      }
      wrong = !line_is_right_to_left;
    }
    if (wrong) {
      // Several in a row are one flaw.
      auto run_end = end;
      while (run_end < text.size()) {
        const auto next = read_code_point(text, run_end);
        if (fault_of(next.value).rule != fault.rule) break;
        run_end += next.width;
      }
      report(sink, fault, c.value,
             {.begin = static_cast<std::uint32_t>(i), .end = static_cast<std::uint32_t>(run_end)});
      i = run_end;
      before = c.value;
      continue;
    }
    before = c.value;
    i = end;
  }
}

}  // namespace copydesk
