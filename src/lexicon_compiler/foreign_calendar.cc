#include "lexicon_compiler/foreign_calendar.h"

#include <algorithm>
#include <array>
#include <string>

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>

#include "copydesk/text/utf8.h"

namespace copydesk {
namespace {

constexpr std::array<const char*, 48> languages = {
    "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "sk", "hu", "ro", "sv", "da", "no", "nn", "fi",
    "hr", "bs", "sr", "sl", "tr", "az", "id", "ms", "ca", "gl", "et", "lv", "lt", "sq", "is", "af",
    "lb", "uz", "sw", "eu", "ru", "uk", "be", "bg", "mk", "el", "hy", "ka", "kk", "ar", "fa", "he"};
constexpr std::array<const char*, 12> months = {"January", "February", "March",     "April",   "May",      "June",
                                                "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<const char*, 7> weekdays = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                 "Thursday", "Friday", "Saturday"};

/// The word itself: "de gener" and "d’abril" are "of January", "of April" in Catalan. Empty for a name of several
/// words.
std::string one_word(const icu::UnicodeString& name) {
  std::string text;
  name.toUTF8String(text);
  for (const std::string_view of : {"de ", "d’", "d'"}) {
    if (text.starts_with(of)) text.erase(0, of.size());
  }
  return is_one_word(text) ? text : std::string();
}

class Calendar {
 public:
  Calendar(WordStore& words, Names& names) : words_(words), names_(names) {}

  void add(const char* language, const icu::Locale& locale) {
    UErrorCode error = U_ZERO_ERROR;
    const icu::DateFormatSymbols symbols(locale, error);
    if (U_FAILURE(error)) return;
    for (const auto context : {icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::STANDALONE}) {
      int count = 0;
      const icu::UnicodeString* found = symbols.getMonths(count, context, icu::DateFormatSymbols::WIDE);
      for (int i = 0; i < std::min<int>(count, months.size()); ++i)
        add_word(one_word(found[i]), months[i], language, 3);
      found = symbols.getWeekdays(count, context, icu::DateFormatSymbols::WIDE);  // the first is empty
      for (int i = 1; i < std::min<int>(count, weekdays.size() + 1); ++i)
        add_word(one_word(found[i]), weekdays[i - 1], language, 5);
    }
  }

 private:
  void add_word(const std::string& foreign, const char* english, const char* language, std::size_t shortest) {
    if (count_code_points(foreign) < shortest) return;
    const auto known = words_.find(folded(foreign));
    if (known != words_.end() && has(known->second.classes, WordClass::month | WordClass::weekday)) return;
    names_.calendar.push_back({.foreign = foreign, .preferred = english, .language = language});
    words_[folded(foreign)];
  }

  WordStore& words_;
  Names& names_;
};

}  // namespace

void add_foreign_calendar(WordStore& words, Names& names) {
  Calendar calendar(words, names);
  for (const char* language : languages) {
    calendar.add(language, icu::Locale(language));
    if (std::string_view(language) == "sr") calendar.add(language, icu::Locale("sr_Latn"));
  }
}

}  // namespace copydesk
