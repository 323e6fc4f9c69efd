#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "copydesk/finding/rule_info.h"
#include "copydesk/result.h"

namespace copydesk {

/// Which rules a user wants to hear of, by patterns of ids: `*` stands for anything.
struct RuleChoice {
  std::vector<std::string> only = {};     ///< none: all
  std::vector<std::string> without = {};  ///< but not these

  [[nodiscard]] bool has(const std::string& rule) const;
};

/// That there is no such rule, with the ids most like it.
[[nodiscard]] Error no_such_rule(std::span<const RuleInfo> rules, std::string_view id);

/// Whether a rule's id fits one of the patterns.
[[nodiscard]] bool matches_any(const std::string& rule, std::span<const std::string> patterns);

/// A pattern that no rule's id fits is a mistake.
[[nodiscard]] Result<void> expect_rules(std::span<const RuleInfo> rules, std::span<const std::string> patterns);

}  // namespace copydesk
