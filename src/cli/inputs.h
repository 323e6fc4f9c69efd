#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "copydesk/config/config_finder.h"
#include "copydesk/engine/engine.h"
#include "copydesk/result.h"

namespace copydesk::cli {

/// One article to check: its text and findings, or why there are none.
struct Input {
  std::string path = {};  ///< as named by the user; "-" for standard input
  std::optional<Text> text = {};
  ArticleConfig config = {};
  std::vector<Finding> findings = {};
  std::optional<Error> error = {};
};

/// Files as they are named; a folder gives the .txt files below it, sorted, but nothing below the report folder (may be
/// empty). What cannot be listed comes back as an input with an error.
[[nodiscard]] std::vector<Input> inputs_of(std::span<const std::string> paths, const std::string& report_folder);

/// Whether articles are checked each for itself, or with what all of them together tell.
enum class Evidence : bool { article, batch };

/// Reads and checks all inputs, `jobs` at a time (0: one per processor). The result does not depend on `jobs`.
void check_all(std::span<Input> inputs, const Engine& engine, unsigned jobs, Evidence evidence = Evidence::article);

}  // namespace copydesk::cli
