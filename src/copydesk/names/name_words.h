#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace copydesk {

/// One name taken apart for comparing.
struct NameWords {
  struct Word {
    std::string plain = {};  ///< folded, without diacritics
    std::string key = {};
    std::uint32_t liquids = 0;  ///< count_liquids() of the key
    bool initial = false;       ///< a letter with or without stop
    bool operator==(const Word&) const = default;
  };
  std::vector<Word> words = {};  ///< without titles and particles; the last is taken for the family name
  std::string generation = {};   ///< "jr", "sr", "ii" …
  bool feminine = false;         ///< the family name has a Slavic feminine ending: "Ivanova", "Kowalska"

  bool operator==(const NameWords&) const = default;
};

/// Takes apart "President Vladimir V. Putin", "Abdel-Fattah el-Sisi", "Martin Luther King Jr." A comma is a blank.
/// Titles are few and built in: callers that know more titles take them off before. Linear.
[[nodiscard]] NameWords name_words(std::string_view name);

}  // namespace copydesk
