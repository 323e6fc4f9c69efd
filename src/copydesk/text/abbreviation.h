#pragma once

#include <cstdint>
#include <string_view>

namespace copydesk {

/// What may follow a word with a full stop, by kind of abbreviation. Case counts: "Sat." is a day, "sat." is not.
enum class Abbreviation : std::uint8_t {
  none,
  title,    ///< "Mr.", "Gen.", "St.": a name follows, a sentence never ends there
  number,   ///< "No.", "pp.", "Art.": an abbreviation before a number
  month,    ///< "Oct.": a day or a year may follow
  weekday,  ///< "Mon.": a date may follow
  inner,    ///< "vs.", "approx.", "e.g.": a sentence rarely ends there
  final,    ///< "Inc.", "Va.", "etc.": a sentence may end there
};
[[nodiscard]] Abbreviation abbreviation(std::string_view word);

/// English function words that begin a sentence but no name: "The", "However". After "U.S." or "Inc." they tell a new
/// sentence from a name. Expects the word as written, with its capital.
[[nodiscard]] bool opens_sentence(std::string_view word);

/// "Monday", "Tue", "October", "Sept", "EST", "GMT": what follows "5 p.m." in the same sentence.
[[nodiscard]] bool is_calendar_word(std::string_view word);

/// "said", "asks", "tweeted": `"Why?" Smith asked.` is one sentence.
[[nodiscard]] bool is_verb_of_saying(std::string_view word);

}  // namespace copydesk
