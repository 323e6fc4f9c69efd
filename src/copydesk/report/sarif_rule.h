#pragma once

#include <string_view>

#include <nlohmann/json.hpp>

#include "copydesk/finding/rule_info.h"

namespace copydesk {

/// SARIF's word for a severity.
[[nodiscard]] std::string_view sarif_level(Severity severity);

/// A rule as SARIF's reportingDescriptor, with what GitHub's code scanning wants of one.
[[nodiscard]] nlohmann::ordered_json sarif_rule(const RuleInfo& rule);

}  // namespace copydesk
