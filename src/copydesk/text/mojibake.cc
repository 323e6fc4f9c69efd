#include "copydesk/text/mojibake.h"

#include "copydesk/text/encoding.h"
#include "copydesk/text/utf8.h"

namespace copydesk {
namespace {

constexpr int most_rounds = 3;  // text that was read wrongly so often in a row
constexpr std::size_t longest_run = 4096;

/// The byte that Windows-1252 shows as this character; -1 if none does. The five bytes without a character there, and
/// C1 controls, stand for themselves, as Latin-1 has it.
int windows1252_byte(char32_t c) {
  if (c < 0x80 || c > 0x2122) return -1;
  if (c <= 0xFF) return static_cast<int>(c);
  for (unsigned byte = 0x80; byte < 0xA0; ++byte) {
    if (windows1252_code_point(static_cast<unsigned char>(byte)) == c) return static_cast<int>(byte);
  }
  return -1;
}

/// What a decoded character tells: many pairs of characters are right as they stand ("É”" in “CAFÉ”).
enum class Likelihood { none, in_a_row, certain };

Likelihood likelihood(char32_t decoded) {
  if (decoded >= 0xA0 && decoded <= 0x17F) return Likelihood::certain;  // Ã©, Â£, Å¡
  if (decoded >= 0x80 && decoded < 0xA0) return Likelihood::in_a_row;   // encoded once more
  if (decoded == 0x218 || decoded == 0x219 || decoded == 0x21A || decoded == 0x21B) return Likelihood::certain;
  if ((decoded >= 0x2000 && decoded <= 0x2BFF) || decoded == 0xFEFF || decoded == 0xFFFD) return Likelihood::certain;
  if (decoded >= 0x1F000 && decoded <= 0x1FAFF) return Likelihood::certain;  // emoji
  if (decoded >= 0xFB00 && decoded <= 0xFB06) return Likelihood::certain;    // ligatures
  if (decoded >= 0x370 && decoded <= 0x9FFF) return Likelihood::in_a_row;    // other scripts
  if (decoded >= 0xAC00 && decoded <= 0xD7A3) return Likelihood::in_a_row;
  return Likelihood::none;
}

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// "Å’s", "NÃ”": the second character is a quotation mark that a word ends in, not the half of a letter inside it.
bool is_letter_in_quotes(std::string_view utf8, std::size_t at, std::size_t end) {
  const auto second = read_code_point(utf8, at + read_code_point(utf8, at).width).value;
  if (second < 0x2018 || second > 0x201E) return false;
  return end >= utf8.size() || !is_ascii_letter(utf8[end]) ||
         (second == 0x2019 && (utf8[end] == 's' || utf8[end] == 'S'));
}

/// Reads characters from `at` as the bytes that they were.
Replacement repair_once(std::string_view utf8, std::size_t at) {
  Replacement repair{.end = at};
  int certain = 0, in_a_row = 0;
  while (at < utf8.size() && repair.text.size() < longest_run) {
    std::string bytes;
    std::size_t end = at;
    std::size_t wanted = 1;
    while (bytes.size() < wanted && end < utf8.size()) {
      const auto c = read_code_point(utf8, end);
      const int byte = windows1252_byte(c.value);
      if (byte < 0) break;
      bytes += static_cast<char>(byte);
      end += c.width;
      if (bytes.size() == 1) {
        const auto lead = static_cast<unsigned>(byte);
        wanted = lead >= 0xF0 && lead < 0xF5 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;
      }
    }
    if (wanted == 1 || bytes.size() < wanted) break;
    const auto decoded = read_code_point(bytes, 0);
    if (decoded.width != wanted) break;
    const auto how = likelihood(decoded.value);
    if (how == Likelihood::none || (wanted == 2 && is_letter_in_quotes(utf8, at, end))) break;
    certain += how == Likelihood::certain;
    in_a_row += how == Likelihood::in_a_row;
    repair.text += bytes;
    at = end;
    repair.end = at;
  }
  if (certain == 0 && in_a_row < 2) repair.text.clear();
  return repair;
}

/// Repairs a run of damaged characters again until nothing in it is damaged.
std::string repair_again(std::string text) {
  for (int round = 1; round < most_rounds; ++round) {
    std::string next;
    bool changed = false;
    for (std::size_t i = 0; i < text.size();) {
      const auto repair = repair_once(text, i);
      if (!repair.text.empty()) {
        next += repair.text;
        i = repair.end;
        changed = true;
      } else {
        const auto width = read_code_point(text, i).width;
        next.append(text, i, width);
        i += width;
      }
    }
    if (!changed) break;
    text = std::move(next);
  }
  return text;
}

}  // namespace

std::optional<Replacement> mojibake_at(std::string_view utf8, std::size_t at) {
  if (auto repair = repair_once(utf8, at); !repair.text.empty()) {
    repair.text = repair_again(std::move(repair.text));
    return repair;
  }
  // "â€" without its third character: a program dropped the control character of a closing quotation mark.
  constexpr std::string_view cut = "â€";
  if (utf8.substr(at).starts_with(cut)) return Replacement{.end = at + cut.size(), .text = "”", .sure = false};
  return std::nullopt;
}

}  // namespace copydesk
