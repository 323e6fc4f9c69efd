#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "copydesk/result.h"

namespace copydesk {

using AffixFlag = std::uint32_t;

/// One line of a PFX or SFX class: a word that ends (begins) as `condition` says loses `strip` and gets `add`.
struct AffixRule {
  bool crosses = false;  ///< may be joined with an affix of the other side
  std::string strip = {};
  std::string add = {};
  std::string condition = {};
  std::vector<AffixFlag> continuation = {};

  [[nodiscard]] bool fits_suffix(std::string_view word) const;
  [[nodiscard]] bool fits_prefix(std::string_view word) const;
};

/// What expansion needs of a Hunspell .aff file.
struct AffixFile {
  enum class FlagType : std::uint8_t { byte, two_bytes, number, utf8 };

  FlagType flag_type = FlagType::byte;
  AffixFlag no_suggest = 0;
  std::vector<std::vector<AffixFlag>> aliases = {};  ///< AF lines, numbered from 1
  std::map<AffixFlag, std::vector<AffixRule>> suffixes = {}, prefixes = {};

  [[nodiscard]] static Result<AffixFile> read(const std::filesystem::path& file);
  /// The flags behind the slash of a word or an affix.
  [[nodiscard]] std::vector<AffixFlag> flags(std::string_view text) const;
};

}  // namespace copydesk
