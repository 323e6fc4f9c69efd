#include "copydesk/text/abbreviation.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

namespace copydesk {
namespace {

using namespace std::string_view_literals;

// Abbreviations of news English: the Associated Press and Reuters handbooks' lists, and states as AP writes them.
constexpr std::array titles{"Adm"sv,  "Amb"sv,    "Atty"sv, "Brig"sv, "Capt"sv, "Cmdr"sv, "Col"sv,  "Cpl"sv,  "Cllr"sv,
                            "Det"sv,  "Dr"sv,     "Fr"sv,   "Ft"sv,   "Gen"sv,  "Gov"sv,  "Hon"sv,  "Insp"sv, "Lt"sv,
                            "Maj"sv,  "Messrs"sv, "Mme"sv,  "Mr"sv,   "Mrs"sv,  "Ms"sv,   "Msgr"sv, "Mt"sv,   "Pres"sv,
                            "Prof"sv, "Pvt"sv,    "Rep"sv,  "Reps"sv, "Rev"sv,  "Sen"sv,  "Sens"sv, "Sgt"sv,  "Spc"sv,
                            "St"sv,   "Ste"sv,    "Sts"sv,  "Supt"sv, "Treas"sv};
constexpr std::array before_numbers{"Art"sv, "No"sv,  "Nos"sv, "Vol"sv, "Nr"sv, "Rs"sv, "art"sv, "b"sv,   "c"sv,
                                    "d"sv,   "fig"sv, "no"sv,  "nos"sv, "op"sv, "p"sv,  "pp"sv,  "par"sv, "vol"sv};
constexpr std::array months{"Apr"sv, "Aug"sv, "Dec"sv, "Feb"sv, "Jan"sv, "Jul"sv,
                            "Jun"sv, "Mar"sv, "Nov"sv, "Oct"sv, "Sep"sv, "Sept"sv};
constexpr std::array weekdays{"Fri"sv,  "Mon"sv,   "Sat"sv, "Sun"sv,  "Thu"sv,
                              "Thur"sv, "Thurs"sv, "Tue"sv, "Tues"sv, "Wed"sv};
constexpr std::array inner{"al"sv, "approx"sv, "ca"sv, "cf"sv, "dept"sv, "est"sv, "gov"sv, "incl"sv, "v"sv, "vs"sv};
constexpr std::array finals{"Ala"sv,  "Ariz"sv, "Ark"sv,  "Assn"sv, "Ave"sv, "Blvd"sv, "Bros"sv, "Calif"sv, "Co"sv,
                            "Colo"sv, "Conn"sv, "Corp"sv, "Cos"sv,  "Del"sv, "Dept"sv, "Esq"sv,  "Fla"sv,   "Ga"sv,
                            "Ill"sv,  "Inc"sv,  "Ind"sv,  "Jr"sv,   "Kan"sv, "Ky"sv,   "La"sv,   "Ltd"sv,   "Mass"sv,
                            "Md"sv,   "Mich"sv, "Minn"sv, "Miss"sv, "Mo"sv,  "Mont"sv, "Neb"sv,  "Nev"sv,   "Okla"sv,
                            "Ore"sv,  "Pa"sv,   "Rd"sv,   "Sq"sv,   "Sr"sv,  "Tenn"sv, "Tex"sv,  "Univ"sv,  "Va"sv,
                            "Vt"sv,   "Wash"sv, "Wis"sv,  "Wyo"sv,  "etc"sv, "ext"sv,  "ft"sv,   "hr"sv,    "hrs"sv,
                            "lb"sv,   "lbs"sv,  "mins"sv, "oz"sv,   "sq"sv};

struct Group {
  Abbreviation kind;
  std::span<const std::string_view> words;
};
constexpr Group groups[] = {
    {Abbreviation::title, titles},     {Abbreviation::number, before_numbers}, {Abbreviation::month, months},
    {Abbreviation::weekday, weekdays}, {Abbreviation::inner, inner},           {Abbreviation::final, finals},
};
constexpr std::size_t longest_abbreviation = 6;

/// A word of so few letters as a number.
constexpr std::uint64_t packed(std::string_view word) {
  std::uint64_t bytes = word.size();
  for (const char c : word) bytes = bytes << 8U | static_cast<unsigned char>(c);
  return bytes;
}

/// The abbreviations by their packed letters: half the words of news are short enough for one.
class Table {
 public:
  constexpr Table() {
    for (const Group& group : groups) {
      for (const std::string_view word : group.words) add(word, group.kind);
    }
  }
  [[nodiscard]] constexpr Abbreviation find(std::string_view word) const {
    const std::uint64_t wanted = packed(word);
    std::size_t at = place_of(wanted);
    while (words_[at] != 0 && words_[at] != wanted) at = (at + 1) % size;
    return kinds_[at];
  }

 private:
  static constexpr std::size_t size = 1024;
  static constexpr std::size_t place_of(std::uint64_t word) {
    return static_cast<std::size_t>(word * 0x9E3779B97F4A7C15ULL >> 54U);
  }
  constexpr void add(std::string_view word, Abbreviation kind) {
    const std::uint64_t key = packed(word);
    std::size_t at = place_of(key);
    while (words_[at] != 0 && words_[at] != key) at = (at + 1) % size;
    if (words_[at] == key) return;  // of the group before
    words_[at] = key;
    kinds_[at] = kind;
  }
  std::array<std::uint64_t, size> words_ = {};
  std::array<Abbreviation, size> kinds_ = {};
};
constexpr Table abbreviations;

constexpr std::array openers{
    "A"sv,       "After"sv,    "All"sv,       "Although"sv, "Among"sv, "An"sv,   "And"sv,     "Any"sv,    "As"sv,
    "At"sv,      "Because"sv,  "Before"sv,    "Both"sv,     "But"sv,   "By"sv,   "Despite"sv, "During"sv, "Each"sv,
    "Even"sv,    "Everyone"sv, "Few"sv,       "For"sv,      "From"sv,  "Had"sv,  "He"sv,      "Her"sv,    "Here"sv,
    "His"sv,     "How"sv,      "However"sv,   "I"sv,        "If"sv,    "In"sv,   "Instead"sv, "It"sv,     "Its"sv,
    "Last"sv,    "Many"sv,     "Meanwhile"sv, "More"sv,     "Most"sv,  "My"sv,   "Neither"sv, "No"sv,     "Not"sv,
    "Nothing"sv, "Now"sv,      "On"sv,        "Once"sv,     "One"sv,   "Only"sv, "Or"sv,      "Other"sv,  "Others"sv,
    "Our"sv,     "Several"sv,  "She"sv,       "Since"sv,    "So"sv,    "Some"sv, "Still"sv,   "Such"sv,   "That"sv,
    "The"sv,     "Their"sv,    "Then"sv,      "There"sv,    "These"sv, "They"sv, "This"sv,    "Those"sv,  "Though"sv,
    "Three"sv,   "To"sv,       "Two"sv,       "Under"sv,    "Until"sv, "We"sv,   "What"sv,    "When"sv,   "Where"sv,
    "Whether"sv, "Which"sv,    "While"sv,     "Who"sv,      "Why"sv,   "With"sv, "Yet"sv,     "You"sv,    "Your"sv};
static_assert(std::is_sorted(openers.begin(), openers.end()));

constexpr std::array calendar{
    "AEDT"sv,    "AEST"sv,     "April"sv,     "August"sv,   "BST"sv,      "CDT"sv,     "CEST"sv,     "CET"sv,
    "CST"sv,     "December"sv, "EDT"sv,       "EST"sv,      "ET"sv,       "Eastern"sv, "February"sv, "Friday"sv,
    "GMT"sv,     "IST"sv,      "January"sv,   "July"sv,     "June"sv,     "MDT"sv,     "MSK"sv,      "MST"sv,
    "March"sv,   "May"sv,      "Monday"sv,    "November"sv, "October"sv,  "PDT"sv,     "PST"sv,      "PT"sv,
    "Pacific"sv, "Saturday"sv, "September"sv, "Sunday"sv,   "Thursday"sv, "Tuesday"sv, "UTC"sv,      "Wednesday"sv};
static_assert(std::is_sorted(calendar.begin(), calendar.end()));

constexpr std::array saying{"added"sv,    "adds"sv,   "asked"sv, "asks"sv,    "cried"sv, "explained"sv,
                            "replied"sv,  "said"sv,   "says"sv,  "shouted"sv, "told"sv,  "tweeted"sv,
                            "wondered"sv, "writes"sv, "wrote"sv, "yelled"sv};
static_assert(std::is_sorted(saying.begin(), saying.end()));

bool is_in(std::span<const std::string_view> sorted, std::string_view word) {
  return std::binary_search(sorted.begin(), sorted.end(), word);
}

}  // namespace

Abbreviation abbreviation(std::string_view word) {
  return word.size() > longest_abbreviation ? Abbreviation::none : abbreviations.find(word);
}

bool opens_sentence(std::string_view word) {
  return is_in(openers, word);
}

bool is_calendar_word(std::string_view word) {
  const Abbreviation kind = abbreviation(word);
  return kind == Abbreviation::month || kind == Abbreviation::weekday || is_in(calendar, word);
}

bool is_verb_of_saying(std::string_view word) {
  return is_in(saying, word);
}

}  // namespace copydesk
