#include "copydesk/text/invisible.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

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

/// Kind and name of the character; none for characters that are all right.
struct Fault {
  InvisibleKind kind = InvisibleKind::none;
  std::string_view name = {};
};

Fault fault_of(char32_t c) {
  if (c < 0x20)
    return c == '\t' || c == '\n' || c == '\r' || c == 0 ? Fault{}
                                                         : Fault{InvisibleKind::control, "a control character"};
  if (c >= 0x7F && c < 0xA0) return {InvisibleKind::control, "a control character"};
  switch (c) {
    case 0xAD:
      return {InvisibleKind::soft_hyphen, "soft hyphen"};
    case 0x200B:
      return {InvisibleKind::zero_width, "zero-width space"};
    case 0x200C:
      return {InvisibleKind::zero_width, "zero-width non-joiner"};
    case 0x200D:
      return {InvisibleKind::zero_width, "zero-width joiner"};
    case 0x2060:
      return {InvisibleKind::zero_width, "word joiner"};
    case 0x180E:
      return {InvisibleKind::zero_width, "Mongolian vowel separator"};
    case 0x200E:
      return {InvisibleKind::direction_mark, "left-to-right mark"};
    case 0x200F:
      return {InvisibleKind::direction_mark, "right-to-left mark"};
    case 0x061C:
      return {InvisibleKind::direction_mark, "Arabic letter mark"};
    case 0xFEFF:
      return {InvisibleKind::byte_order_mark, "byte-order mark"};
    default:
      break;
  }
  if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069))
    return {InvisibleKind::direction_mark, "mark of writing direction"};
  if (c >= 0x2061 && c <= 0x2064) return {InvisibleKind::zero_width, "invisible operator"};
  if (c >= 0xE000 && c <= 0xF8FF) return {InvisibleKind::private_use, "private-use character"};
  if (c == 0xFFFC) return {InvisibleKind::private_use, "object replacement character"};
  return {};
}

/// First bytes of the UTF-8 of all characters above.
constexpr auto may_begin = [] {
  std::array<bool, 256> table{};
  for (unsigned c = 1; c < 0x20; ++c) table[c] = c != '\t' && c != '\n' && c != '\r';
  for (const unsigned c : {0x7FU, 0xC2U, 0xD8U, 0xE1U, 0xE2U, 0xEEU, 0xEFU}) table[c] = true;
  return table;
}();

/// Whether a byte is neither of ASCII that shows nor a line end or the like.
bool may_be_amiss(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || may_begin[byte];
}

/// The end of the ASCII that shows, sixteen bytes at a time.
std::size_t end_of_plain(std::string_view text, std::size_t at) {
#ifdef __SSE2__
  const __m128i space = _mm_set1_epi8(' '), deleted = _mm_set1_epi8('\x7F');
  while (at + sizeof space <= text.size()) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
    // Bytes from 0x80 on are negative.
    const __m128i others = _mm_or_si128(_mm_cmplt_epi8(bytes, space), _mm_cmpeq_epi8(bytes, deleted));
    const auto bits = static_cast<unsigned>(_mm_movemask_epi8(others));
    if (bits == 0) {
      at += sizeof space;
      continue;
    }
    at += static_cast<unsigned>(std::countr_zero(bits));
    if (may_be_amiss(text[at])) return at;
    ++at;
  }
#endif
  while (at < text.size() && !may_be_amiss(text[at])) ++at;
  return at;
}

bool has_right_to_left(std::string_view line) {
  for (std::size_t i = 0; i < line.size();) {
    const auto c = read_code_point(line, i);
    if (is_right_to_left(c.value)) return true;
    i += c.width;
  }
  return false;
}

}  // namespace

bool InvisibleRuns::is_right_to_left_line(std::size_t at) {
  if (at >= judged_line_end_) {
    const auto before = text_.rfind('\n', at);
    const auto begin = before == text_.npos ? 0 : before + 1;
    judged_line_end_ = std::min(text_.find('\n', at), text_.size());
    line_is_right_to_left_ = has_right_to_left(text_.substr(begin, judged_line_end_ - begin));
  }
  return line_is_right_to_left_;
}

std::optional<InvisibleRun> InvisibleRuns::next() {
  while (at_ < text_.size()) {
    const auto lead = static_cast<unsigned char>(text_[at_]);
    if (lead < 0x80 && !may_begin[lead]) {
      at_ = end_of_plain(text_, at_ + 1);
      before_ = static_cast<unsigned char>(text_[at_ - 1]);
      continue;
    }
    const auto c = read_code_point(text_, at_);
    const auto fault = may_begin[lead] ? fault_of(c.value) : Fault{};
    const auto end = at_ + c.width;
    bool wrong = fault.kind != InvisibleKind::none;
    if (fault.kind == InvisibleKind::zero_width) {
      const auto after = end < text_.size() ? read_code_point(text_, end).value : U' ';
      wrong = is_latin_or_mark(before_) && is_latin_or_mark(after);
    } else if (fault.kind == InvisibleKind::direction_mark) {
      wrong = !is_right_to_left_line(at_);
    }
    before_ = c.value;
    const auto begin = at_;
    at_ = end;
    if (!wrong) continue;
    // Several in a row are one flaw.
    while (at_ < text_.size()) {
      const auto next = read_code_point(text_, at_);
      if (fault_of(next.value).kind != fault.kind) break;
      at_ += next.width;
    }
    return InvisibleRun{.kind = fault.kind, .first = c.value, .name = fault.name, .begin = begin, .end = at_};
  }
  return std::nullopt;
}

}  // namespace copydesk
