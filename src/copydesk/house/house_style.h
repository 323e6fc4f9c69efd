#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "copydesk/finding/finding.h"
#include "copydesk/result.h"
#include "copydesk/rules/article.h"
#include "copydesk/rules/finding_sink.h"

namespace copydesk {

/// The variant of English that a house writes.
enum class English : std::uint8_t { any, us, gb };

/// How grave a house takes the rules whose ids fit a pattern (`*` stands for anything); no severity: off.
struct RuleSeverity {
  std::string pattern = {};
  std::optional<Severity> severity = {};

  bool operator==(const RuleSeverity&) const = default;
};

/// A word or phrase that a house does not print, and what it prints instead (may be empty).
struct RejectedWord {
  std::string text = {};
  std::string instead = {};

  bool operator==(const RejectedWord&) const = default;
};

/// How a house spells a name, and the spellings that it does not print.
struct HouseName {
  std::string name = {};
  std::vector<std::string> others = {};

  bool operator==(const HouseName&) const = default;
};

/// What a house wants, as its configuration says it.
struct HouseRules {
  std::vector<RuleSeverity> severities = {};  ///< the last that fits counts
  std::vector<std::string> accepted = {};     ///< words and phrases that are right
  std::vector<RejectedWord> rejected = {};
  std::vector<HouseName> names = {};
  std::vector<std::filesystem::path> dictionaries = {};  ///< Hunspell .dic files of right words, .aff beside them
  English english = English::any;
};

/// The same, ready for use on articles. Immutable; all threads share it.
class HouseStyle {
 public:
  /// Fails where a dictionary cannot be read.
  [[nodiscard]] static Result<HouseStyle> make(HouseRules rules);
  HouseStyle(HouseStyle&&) noexcept;
  HouseStyle& operator=(HouseStyle&&) noexcept;
  ~HouseStyle();

  /// Adds what stands against the house style: style/rejected-word, name/house-spelling, style/english-variant. One
  /// hash a token where there are words or names, nothing else.
  void find(const Article& article, FindingSink& sink) const;

  /// Takes away findings that say the contrary of the house style, lets no suggestion propose a spelling that the house
  /// does not print, and sets severities. Spans are bytes of `document.text`.
  void adjust(const Document& document, std::vector<Finding>& findings) const;

 private:
  struct Impl;
  explicit HouseStyle(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace copydesk
