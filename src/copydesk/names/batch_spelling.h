#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "copydesk/names/name_facts.h"

namespace copydesk {

/// How a batch of articles mostly spells a name.
struct UsualSpelling {
  std::string text = {};
  std::uint32_t articles = 0;  ///< that spell it so

  bool operator==(const UsualSpelling&) const = default;
};

/// A spelling that hardly any other article uses: of which source, of which name, and how most write it.
struct RareSpelling {
  std::string source = {}, text = {}, full = {};  ///< text and full as in FoundName
  UsualSpelling usual = {};

  bool operator==(const RareSpelling&) const = default;
};

/// The spellings of persons' names that are rare in a batch, to be asked of one article after the other. The folder of
/// an article is its source: what a source writes as a rule is its style and not rare. Immutable, for any number of
/// threads; the same for any split of the batch.
class BatchSpellings {
 public:
  BatchSpellings() = default;
  /// Groups the names as NameSummary::clusters does, at the same cost.
  explicit BatchSpellings(const NameFacts& facts);
  /// From what `rare` gave.
  explicit BatchSpellings(std::span<const RareSpelling> rare);

  /// All there are, sorted: what is left of the facts to pass on to others. Few beside the rows of the facts.
  [[nodiscard]] std::vector<RareSpelling> rare() const;

  /// How the other articles write the name that stands in this one, if hardly any writes it so; nullptr else. Names
  /// that the gazetteer knows in this form have none.
  [[nodiscard]] const UsualSpelling* find(std::string_view path, const FoundName& name) const;

 private:
  std::unordered_map<std::string, UsualSpelling> rare_ = {};  // by source, text and full, a line each
};

}  // namespace copydesk
