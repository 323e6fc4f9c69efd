#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "copydesk/rules/article.h"

namespace copydesk {

inline constexpr std::uint32_t no_token = 0xFFFFFFFF;

/// A person (or what looks like one) as an article names him or her at one place. Numbers are tokens of the document.
struct PersonName {
  std::uint32_t first = 0, end = 0;  ///< the name without its title
  std::uint32_t given = no_token;    ///< first given name; `no_token` for a family name or initials alone
  std::uint32_t family = 0;          ///< last word of the family name
  bool titled = false;               ///< an office, rank or courtesy title stands before
  bool known = false;                ///< in the gazetteer under this very form, foreign forms aside

  bool operator==(const PersonName&) const = default;
};

/// The names of persons in an article, in order: runs of capitalised words, with particles ("van", "al-") inside,
/// without titles, places, organisations and what the capital of a sentence made look like a name. A single word is
/// one if a title stands before or no dictionary knows it as anything but a surname. All-capital text yields none.
/// Linear. Replaces `names`.
void find_person_names(const Article& article, std::vector<PersonName>& names);

/// All mentions under one spelling of the family name.
struct Surname {
  WordId word = no_word;
  std::span<const std::uint32_t> names = {};  ///< indices into the article's person names, rising
};

/// Names by family name, in order of first use. Memory is reused from one article to the next.
class Surnames {
 public:
  /// Replaces what was read before. O(n log n).
  void read(const Article& article, std::span<const PersonName> names);
  [[nodiscard]] std::span<const Surname> all() const { return surnames_; }

 private:
  std::vector<Surname> surnames_ = {};
  std::vector<std::uint64_t> by_word_ = {};  // word and index
  std::vector<std::uint32_t> indices_ = {};  // of all surnames, one behind another
};

}  // namespace copydesk
