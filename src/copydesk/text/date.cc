#include "copydesk/text/date.h"

#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

namespace copydesk {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// A number or word of the text; `after` is what stands between it and the next.
struct Part {
  std::string_view text = {}, after = {};
  bool is_number = false;

  [[nodiscard]] int value() const {
    int value = 0;
    if (text.size() > 4) return -1;
    for (const char c : text) value = value * 10 + (c - '0');
    return value;
  }
};

/// The part that begins at or behind the place, which moves behind it; empty at the end.
Part next_part(std::string_view text, std::size_t& place) {
  const auto is_part = [](char c) { return is_digit(c) || is_letter(c); };
  const auto skip = [&](const auto& holds) {
    const std::size_t begin = place;
    while (place < text.size() && holds(text[place])) ++place;
    return text.substr(begin, place - begin);
  };
  skip([&](char c) { return !is_part(c); });
  Part part;
  if (place == text.size()) return part;
  part.is_number = is_digit(text[place]);
  part.text = part.is_number ? skip(is_digit) : skip(is_letter);
  const std::size_t end = place;
  skip([&](char c) { return !is_part(c); });
  part.after = text.substr(end, place - end);
  return part;
}

/// 1 to 12 by the whole name, its first three letters, or "Sept"; 0 else.
int month_of(std::string_view word) {
  static constexpr std::array<std::string_view, 12> names = {"january",   "february", "march",    "april",
                                                             "may",       "june",     "july",     "august",
                                                             "september", "october",  "november", "december"};
  std::string lower(word);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return static_cast<char>(c | 0x20); });
  if (lower == "sept") return 9;
  const auto month = std::find_if(names.begin(), names.end(), [&](std::string_view name) {
    return lower == name || (lower.size() == 3 && name.starts_with(lower));
  });
  return month == names.end() ? 0 : static_cast<int>(month - names.begin()) + 1;
}

bool is_ordinal(std::string_view word) {
  return word == "st" || word == "nd" || word == "rd" || word == "th";
}

std::optional<std::chrono::year_month_day> date_of(int year, int month, int day) {
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (year < 1900 || year > 2100 || month < 1 || day < 1 || !date.ok()) return std::nullopt;
  return date;
}

/// Three parts that stand one behind the other.
std::optional<std::chrono::year_month_day> date_of(const Part& one, const Part& two, const Part& three) {
  const auto between = [](const Part& part) { return part.after.size() <= 2; };
  if (!between(one) || !between(two) || !three.is_number) return std::nullopt;
  if (!one.is_number) {  // October 24, 2020
    return two.is_number && three.text.size() == 4 ? date_of(three.value(), month_of(one.text), two.value())
                                                   : std::nullopt;
  }
  if (!two.is_number)  // 24 October 2020
    return three.text.size() == 4 ? date_of(three.value(), month_of(two.text), one.value()) : std::nullopt;
  const std::string_view sign = one.after;
  if (sign != two.after || (sign != "-" && sign != "." && sign != "/")) return std::nullopt;
  if (one.text.size() == 4) return date_of(one.value(), two.value(), three.value());
  if (three.text.size() != 4) return std::nullopt;
  if (sign == "/") {
    const auto day_first = date_of(three.value(), two.value(), one.value());
    const auto month_first = date_of(three.value(), one.value(), two.value());
    if (day_first && month_first && day_first != month_first) return std::nullopt;
    return day_first ? day_first : month_first;
  }
  return date_of(three.value(), two.value(), one.value());
}

}  // namespace

std::optional<std::chrono::year_month_day> find_date(std::string_view text) {
  std::array<Part, 3> last;
  std::size_t place = 0;
  for (Part part = next_part(text, place); !part.text.empty(); part = next_part(text, place)) {
    if (is_ordinal(part.text) && last[2].is_number && last[2].after.empty()) {
      last[2].after = part.after;  // 24th October
      continue;
    }
    last = {last[1], last[2], part};
    if (last[0].text.empty()) continue;
    if (const auto date = date_of(last[0], last[1], last[2])) return date;
  }
  return std::nullopt;
}

std::string iso_date(std::chrono::year_month_day date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

}  // namespace copydesk
