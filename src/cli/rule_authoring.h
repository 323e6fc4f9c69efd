#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "command.h"

namespace copydesk::cli {

/// Writes a new rule, with examples to replace, into a pack; makes the pack where there is none. What the pack holds
/// stays byte for byte. Returns what to do next, for the author. Fails on a bad id and on one that the pack has.
[[nodiscard]] Result<std::string> scaffold_rule(const std::string& id, const std::filesystem::path& pack);

struct TryOptions {
  std::string rule = {};                 ///< id, or a pack, which is tried with all its rules
  std::vector<std::string> corpus = {};  ///< files and folders
  std::size_t sample = 5;                ///< findings shown
  std::uint64_t seed = 1;
  unsigned jobs = 0;  ///< threads; 0: one per processor
};

/// Says how often a rule speaks in a corpus, and shows some of its findings. Returns the exit code.
[[nodiscard]] Result<int> try_rule(const TryOptions& options, DataOptions data);

/// Writes the pages on all rules, one a family, and the page that leads to them.
[[nodiscard]] Result<void> write_rule_pages(std::span<const RuleInfo> rules, const std::filesystem::path& folder);

}  // namespace copydesk::cli
