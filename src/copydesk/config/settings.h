#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "copydesk/config/suppression.h"
#include "copydesk/finding/finding.h"
#include "copydesk/house/house_style.h"

namespace copydesk {

/// A value of the configuration and where it stands: "file:line:column", "profile wire" or "default".
template <class T>
struct Setting {
  T value = {};
  std::string origin = {};
};

/// What a copydesk.json, or several over each other, says.
struct Settings {
  std::optional<Setting<std::string>> profile = {};
  std::optional<Setting<Severity>> severity = {};                ///< lowest shown
  std::optional<Setting<std::optional<Severity>>> fail_on = {};  ///< lowest that makes the exit code 1; none: never
  std::optional<Setting<English>> english = {};
  std::vector<Setting<RuleSeverity>> rules = {};
  std::vector<Setting<std::string>> accept = {};
  std::vector<Setting<RejectedWord>> reject = {};
  std::vector<Setting<std::filesystem::path>> dictionaries = {};
  std::vector<Setting<HouseName>> names = {};
  std::vector<Suppression> suppress = {};
};

/// What holds where nothing is configured.
[[nodiscard]] Settings default_settings();

/// `nearer` over `base`: single values and the same keys are the nearer's, lists are joined. A word that the nearer
/// accepts is rejected no more, and the other way round.
[[nodiscard]] Settings merged(Settings base, const Settings& nearer);

/// What the engine is to be told of it.
[[nodiscard]] HouseRules house_rules(const Settings& settings);

[[nodiscard]] std::string_view name(English english);

}  // namespace copydesk
