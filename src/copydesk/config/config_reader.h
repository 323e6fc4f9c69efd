#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "copydesk/config/json_source.h"
#include "copydesk/config/suppression.h"

namespace copydesk {

// Parts that copydesk.json and the files beside articles share. What is wrong is thrown as a JsonFault.

/// Complains of a key that is none of the allowed ones.
void expect_key(std::string_view key, const JsonValue& value, const std::vector<std::string>& allowed);

/// Complains where no rule's id fits the pattern; knows nothing against any if `rules` is empty. `at_key`: the pattern
/// is the key of `value`.
void expect_rule(std::string_view pattern, const JsonValue& value, bool at_key, std::span<const std::string> rules);

/// A pattern for paths, or a list of them.
[[nodiscard]] std::vector<Glob> globs_in(const JsonValue& value);

/// A list of suppressions; with a folder they may have paths relative to it.
[[nodiscard]] std::vector<Suppression> suppressions_in(const JsonValue& value, const std::filesystem::path& folder,
                                                       std::span<const std::string> rules);

}  // namespace copydesk
