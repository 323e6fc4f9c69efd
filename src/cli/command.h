#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "copydesk/engine/engine.h"
#include "copydesk/finding/rule_choice.h"
#include "copydesk/result.h"

namespace copydesk::cli {

/// What a command ends with. 0: clean, 1: findings at or above --fail-on, 2: the tool could not do its job.
enum ExitCode : int { clean = 0, findings = 1, failed = 2 };

/// Options that every command shares: where the data are.
struct DataOptions {
  std::string lexicon = {};
  std::vector<std::string> rules = {};
  std::vector<std::string> add_rules = {};
};

/// Adds a command to the program. When it is chosen it runs and leaves its exit code in `exit_code`.
void add_check_command(CLI::App& app, const DataOptions& data, int& exit_code);
void add_fix_command(CLI::App& app, const DataOptions& data, int& exit_code);
void add_clean_command(CLI::App& app, const DataOptions& data, int& exit_code);
void add_names_command(CLI::App& app, const DataOptions& data, int& exit_code);
void add_facts_command(CLI::App& app, const DataOptions& data, int& exit_code);
void add_rules_command(CLI::App& app, const DataOptions& data, int& exit_code);
void add_lines_command(CLI::App& app, int& exit_code);
void add_line_features_command(CLI::App& app, const DataOptions& data, int& exit_code);
void add_config_command(CLI::App& app, const DataOptions& data, int& exit_code);
void add_init_command(CLI::App& app, int& exit_code);
void add_explain_command(CLI::App& app, const DataOptions& data, int& exit_code);
void add_version_command(CLI::App& app, const DataOptions& data, int& exit_code);
/// `manual` and `completion`, not in the help: made of all commands, so they come last.
void add_generator_commands(CLI::App& app, int& exit_code);

/// The lexicon and the rules: as told by options, else in $COPYDESK_DATA, else beside the program (an installed one has
/// ../share/copydesk), else where this program was built.
[[nodiscard]] Result<EngineOptions> find_data(const DataOptions& options);

/// The engine of a run: it stays until the process ends, for the system takes all memory back at once where taking the
/// rules apart would be a tenth of a short run.
[[nodiscard]] Result<const Engine*> load_engine(const EngineOptions& options);

/// The folder of the profiles that a copydesk.json may name; empty when it is nowhere.
[[nodiscard]] std::filesystem::path find_profiles();

/// Prints an error to standard error.
void complain(const Error& error);

/// Whether to colour what goes to standard output, by --color and the environment (NO_COLOR, CLICOLOR_FORCE).
[[nodiscard]] bool wants_colour(const std::string& when);

/// Writes a text to standard output. A reader that has gone away (`| head`) is no error.
[[nodiscard]] Result<void> print(std::string_view text);

/// Prints a command's result; gives its exit code, or `failed` with a complaint.
[[nodiscard]] int print_and_exit(std::string_view text, int exit_code);

/// Writes a file that appears whole or not at all. What is there and no regular file (a link, a pipe,
/// /dev/stdout) is written to as it is.
[[nodiscard]] Result<void> write_file(const std::filesystem::path& path, std::string_view content);

/// Puts new content in place of a file's, whole or not at all, also when the machine stops meanwhile. The file keeps
/// its mode and owner; a link stays a link. Fails when the file no longer holds `before`.
[[nodiscard]] Result<void> replace_file(const std::filesystem::path& path, std::string_view before,
                                        std::string_view after);

/// Reads a file, or standard input for "-".
[[nodiscard]] Result<std::string> read_input(const std::string& path);

}  // namespace copydesk::cli
