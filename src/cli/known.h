#pragma once

#include <string>
#include <vector>

#include "inputs.h"
#include "settings.h"
#include <CLI/CLI.hpp>

#include "copydesk/report/report.h"

namespace copydesk::cli {

/// What findings are compared with.
struct KnownOptions {
  std::string baseline = {};  ///< a file of findings
  std::string since = {};     ///< a git revision
  bool write = false;         ///< write the file
};

void add_known_options(CLI::App& command, KnownOptions& options);

/// Marks findings as new or known by the baseline file or the git revision. What the baseline has besides goes into
/// `absent` of the documents (as many as inputs, in order), and is told of on standard error.
[[nodiscard]] Result<void> compare_with_known(const KnownOptions& options, std::vector<Input>& inputs,
                                              const Engine& engine, ArticleSettings& settings,
                                              std::vector<std::vector<AbsentFinding>>& absent);

/// Writes the findings of the inputs as a baseline.
[[nodiscard]] Result<void> write_baseline(const std::string& file, const std::vector<Input>& inputs);

}  // namespace copydesk::cli
