#include "copydesk/checks/spelling_variety.h"

#include <array>
#include <utility>

namespace copydesk {
namespace {

/// British letters and what American spelling has instead.
constexpr std::array<std::pair<std::string_view, std::string_view>, 17> exchanges = {{{"our", "or"},
                                                                                      {"ise", "ize"},
                                                                                      {"isa", "iza"},
                                                                                      {"isi", "izi"},
                                                                                      {"yse", "yze"},
                                                                                      {"ysi", "yzi"},
                                                                                      {"tre", "ter"},
                                                                                      {"ence", "ense"},
                                                                                      {"ogue", "og"},
                                                                                      {"ll", "l"},
                                                                                      {"ae", "e"},
                                                                                      {"oe", "e"},
                                                                                      {"ough", "ow"},
                                                                                      {"sceptic", "skeptic"},
                                                                                      {"minium", "minum"},
                                                                                      {"grey", "gray"},
                                                                                      {"mme", "m"}}};

Spelling spelling_of(const Lexicon& lexicon, std::string_view folded) {
  const WordId word = lexicon.find(folded);
  if (word == no_word) return Spelling::none;
  const Spelling spelling = lexicon.info(word).spelling;
  return has(spelling, Spelling::lower) ? spelling : Spelling::none;
}

/// The word with `to` for the last `from`, if that has the spelling `wanted` and not `unwanted`; else empty.
std::string counterpart(const Lexicon& lexicon, std::string_view word, std::string_view from, std::string_view to,
                        Spelling wanted, Spelling unwanted) {
  const auto at = word.rfind(from);
  if (at == std::string_view::npos || at == 0) return {};
  std::string other(word.substr(0, at));
  other.append(to).append(word.substr(at + from.size()));
  const Spelling spelling = spelling_of(lexicon, other);
  return has(spelling, wanted) && !has(spelling, unwanted) ? other : std::string();
}

}  // namespace

RegionalSpelling spelling_variety(const Lexicon& lexicon, std::string_view word, Spelling spelling) {
  const bool american = has(spelling, Spelling::american), british = has(spelling, Spelling::british);
  for (const auto& [gb, us] : exchanges) {
    const bool ize = us.find('z') != std::string_view::npos;
    if (british && !american) {
      auto other = counterpart(lexicon, word, gb, us, Spelling::american, ize ? Spelling::none : Spelling::british);
      if (!other.empty()) return {SpellingVariety::british, std::move(other)};
    }
    if (!american || (british && !ize)) continue;
    auto other = counterpart(lexicon, word, us, gb, Spelling::british, Spelling::american);
    if (!other.empty()) return {british ? SpellingVariety::ize : SpellingVariety::american, std::move(other)};
  }
  return {};
}

}  // namespace copydesk
