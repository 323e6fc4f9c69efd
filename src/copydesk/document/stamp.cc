#include "copydesk/document/stamp.h"

#include <algorithm>
#include <array>

namespace copydesk {
namespace {

using namespace std::string_view_literals;

constexpr std::uint32_t most_words = 16, most_lower = 6, most_tokens = 40;
constexpr std::size_t longest_zone = 4;  // "GMT", "AEST": bytes

enum class DateWord : std::uint8_t { none, label, month, weekday, unit, filler, ago, by };

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

struct Entry {
  std::string_view word = {};
  DateWord means = DateWord::none;
};

/// All of them, sorted, so that words with the same first letter stand together.
constexpr auto words = [] {
  std::array<Entry, labels.size() + months.size() + days.size() + units.size() + fillers.size() + 2> all{
      Entry{"ago"sv, DateWord::ago}, Entry{"by"sv, DateWord::by}};
  auto next = all.begin() + 2;
  const auto add = [&next](const auto& list, DateWord means) {
    for (const auto word : list) *next++ = {word, means};
  };
  add(labels, DateWord::label);
  add(months, DateWord::month);
  add(days, DateWord::weekday);
  add(units, DateWord::unit);
  add(fillers, DateWord::filler);
  std::sort(all.begin(), all.end(), [](const Entry& a, const Entry& b) { return a.word < b.word; });
  return all;
}();
constexpr std::size_t longest_word = 9;

/// Where the words of each letter begin: those of letter i are [i, i + 1).
constexpr std::array<std::uint8_t, 27> letters = [] {
  std::array<std::uint8_t, 27> begins{};
  for (const auto& entry : words) ++begins[static_cast<std::size_t>(entry.word[0] - 'a') + 1];
  for (std::size_t i = 1; i < begins.size(); ++i) begins[i] = static_cast<std::uint8_t>(begins[i] + begins[i - 1]);
  return begins;
}();

/// What a word says of a date, whatever its case. Most lines end the question with their first word.
DateWord meaning_of(std::string_view word) {
  if (word.size() > longest_word) return DateWord::none;
  std::array<char, longest_word> lower{};
  for (std::size_t i = 0; i < word.size(); ++i)
    lower[i] = word[i] >= 'A' && word[i] <= 'Z' ? static_cast<char>(word[i] | 0x20) : word[i];
  if (lower[0] < 'a' || lower[0] > 'z') return DateWord::none;
  const auto letter = static_cast<std::size_t>(lower[0] - 'a');
  for (auto i = letters[letter]; i < letters[letter + 1]; ++i) {
    if (words[i].word == std::string_view(lower.data(), word.size())) return words[i].means;
  }
  return DateWord::none;
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
      switch (meaning_of(text)) {
        case DateWord::label:
          seen.label = true;
          break;
        case DateWord::month:
          seen.month = true;
          break;
        case DateWord::weekday:
          seen.weekday = true;
          break;
        case DateWord::ago:
          seen.ago = true;
          break;
        case DateWord::unit:
        case DateWord::filler:
          break;
        case DateWord::by:
          if (seen.suffices()) return true;  // "Posted on March 3, 2020 by Admin"
          [[fallthrough]];
        case DateWord::none:
          if (token.shape != CaseShape::upper || text.size() > longest_zone) return false;
      }
    } else if (token.kind == TokenKind::address || token.kind == TokenKind::invalid) {
      return false;
    }
  }
  return seen.suffices();
}

}  // namespace copydesk
