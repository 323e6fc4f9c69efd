#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "copydesk/config/config_finder.h"
#include "copydesk/corpus/facts.h"
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

/// Reads each input that is not yet read and does something with it, `jobs` at a time (0: one per processor), each
/// thread with a scratch and a number of its own. What cannot be read gets an error.
void for_each_input(std::span<Input> inputs, const Engine& engine, unsigned jobs,
                    const std::function<void(Input& input, Engine::Scratch& scratch, unsigned thread)>& work);

/// Reads and checks all inputs, `jobs` at a time (0: one per processor), with what the articles around them tell (may
/// be null). The result does not depend on `jobs`.
void check_all(std::span<Input> inputs, const Engine& engine, unsigned jobs, const BatchSpellings* batch = nullptr);

/// Reads all inputs and sums up what they tell together. Their texts stay only where asked for.
[[nodiscard]] Facts facts_of(std::span<Input> inputs, const Engine& engine, unsigned jobs, bool keep_texts);

/// What several files of facts tell together; none for no files.
[[nodiscard]] Result<std::optional<Facts>> read_all_facts(std::span<const std::string> paths);

}  // namespace copydesk::cli
