#include "copydesk/document/stamp.h"

#include <algorithm>
#include <array>
#include <string>

namespace copydesk {
namespace {

using namespace std::string_view_literals;

constexpr std::uint32_t most_words = 16, most_lower = 6, most_tokens = 40;

constexpr std::array labels{"created"sv,   "edited"sv,   "filed"sv,   "modified"sv, "posted"sv,
                            "published"sv, "reported"sv, "revised"sv, "updated"sv};
constexpr std::array months{"apr"sv,      "april"sv,    "aug"sv,     "august"sv,  "dec"sv,  "december"sv,
                            "feb"sv,      "february"sv, "jan"sv,     "january"sv, "jul"sv,  "july"sv,
                            "jun"sv,      "june"sv,     "mar"sv,     "march"sv,   "may"sv,  "nov"sv,
                            "november"sv, "oct"sv,      "october"sv, "sep"sv,     "sept"sv, "september"sv};
constexpr std::array days{"fri"sv,    "friday"sv,  "mon"sv,  "monday"sv,    "sat"sv,      "saturday"sv, "sun"sv,
                          "sunday"sv, "thu"sv,     "thur"sv, "thurs"sv,     "thursday"sv, "today"sv,    "tue"sv,
                          "tues"sv,   "tuesday"sv, "wed"sv,  "wednesday"sv, "yesterday"sv};
constexpr std::array units{"day"sv,    "days"sv,    "h"sv,    "hour"sv,   "hours"sv,   "hr"sv,    "hrs"sv,
                           "m"sv,      "min"sv,     "mins"sv, "minute"sv, "minutes"sv, "month"sv, "months"sv,
                           "second"sv, "seconds"sv, "week"sv, "weeks"sv,  "year"sv,    "years"sv};
constexpr std::array fillers{"a"sv,    "a.m"sv,   "a.m."sv, "am"sv,  "an"sv,   "at"sv, "date"sv, "eastern"sv, "first"sv,
                             "last"sv, "local"sv, "on"sv,   "p.m"sv, "p.m."sv, "pm"sv, "read"sv, "the"sv,     "time"sv};

template <std::size_t size>
bool is_in(const std::array<std::string_view, size>& sorted, std::string_view word) {
  return std::binary_search(sorted.begin(), sorted.end(), word);
}

/// "24.10.2020", "24.10.20": digits in three groups.
bool is_dotted_date(std::string_view number) {
  return number.size() >= 6 && number.size() <= 10 && std::count(number.begin(), number.end(), '.') == 2;
}

/// "24", "3rd".
bool is_day(std::string_view number) {
  const std::size_t digits = std::min(number.find_first_not_of("0123456789"), number.size());
  return digits <= 2 && number.find_first_of(".:,") == std::string_view::npos;
}

/// What the words seen so far say of a date.
struct Evidence {
  bool label = false, month = false, weekday = false, ago = false, number = false, day = false, full_date = false;

  [[nodiscard]] bool suffices() const {
    return full_date || (month && (day || weekday)) || (ago && (number || label)) || (label && (number || weekday));
  }
};

}  // namespace

bool is_stamp(const LineReader& reader, const Line& line) {
  if (line.words > most_words || line.words == 0 || line.lower > most_lower ||
      line.end_token - line.first_token > most_tokens)
    return false;
  Evidence seen;
  std::string word;
  for (std::uint32_t i = line.first_token; i < line.end_token; ++i) {
    const Token& token = reader.token(i);
    const std::string_view text = reader.at(i);
    if (token.kind == TokenKind::number) {
      seen.number = true;
      seen.day |= is_day(text);
      // 2020-10-24, 24/10/2020: three numbers with a hyphen or slash between
      const bool three = i + 4 < line.end_token && reader.token(i + 2).kind == TokenKind::number &&
                         reader.token(i + 4).kind == TokenKind::number && reader.at(i + 1) == reader.at(i + 3) &&
                         (reader.at(i + 1) == "-" || reader.at(i + 1) == "/");
      seen.full_date |= three || is_dotted_date(text);
    } else if (token.kind == TokenKind::word) {
      word.clear();
      fold(text, word);
      if (is_in(labels, word)) {
        seen.label = true;
      } else if (is_in(months, word)) {
        seen.month = true;
      } else if (is_in(days, word)) {
        seen.weekday = true;
      } else if (word == "ago") {
        seen.ago = true;
      } else if (word == "by" && seen.suffices()) {
        return true;  // "Posted on March 3, 2020 by Admin"
      } else if (!is_in(units, word) && !is_in(fillers, word) &&
                 !(token.shape == CaseShape::upper && word.size() <= 4)) {
        return false;
      }
    } else if (token.kind == TokenKind::address || token.kind == TokenKind::invalid) {
      return false;
    }
  }
  return seen.suffices();
}

}  // namespace copydesk
