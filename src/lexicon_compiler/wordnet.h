#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "copydesk/result.h"

namespace copydesk {

enum class PartOfSpeech : std::uint8_t { noun, verb, adjective, adverb };
inline constexpr std::size_t parts_of_speech = 4;

/// Single words of WordNet 3.0, in lower case. Format: wndb(5WN).
class WordNet {
 public:
  [[nodiscard]] static Result<WordNet> read(const std::filesystem::path& folder);

  /// Whether the base form has senses of this part of speech.
  [[nodiscard]] bool has(std::string_view lemma, PartOfSpeech part) const;
  /// How often the texts that WordNet's makers tagged by hand use it so.
  [[nodiscard]] std::uint32_t uses(std::string_view lemma, PartOfSpeech part) const;
  /// Base forms of an irregular form, from the exception lists: "wolves" → wolf.
  [[nodiscard]] std::vector<std::string_view> exceptions(std::string_view form, PartOfSpeech part) const;

 private:
  struct Lemma {
    std::uint8_t parts = 0;
    std::array<std::uint32_t, parts_of_speech> uses = {};
  };
  std::map<std::string, Lemma, std::less<>> lemmas_ = {};
  std::array<std::multimap<std::string, std::string, std::less<>>, parts_of_speech> exceptions_ = {};
};

}  // namespace copydesk
