#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "copydesk/lines/kind.h"
#include "copydesk/result.h"

namespace copydesk {

/// The kind of line that each rule of family boilerplate speaks of, by rule id.
using RuleKinds = std::map<std::string, LineKind, std::less<>>;

/// Reads rules.tsv (columns rule, kind). Fails naming file, line and what is allowed.
[[nodiscard]] Result<RuleKinds> read_rule_kinds(const std::filesystem::path& file);

}  // namespace copydesk
