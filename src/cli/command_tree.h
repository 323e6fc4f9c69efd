#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

namespace copydesk::cli {

/// An option or positional of a command, as the man page and the completions tell of it.
struct OptionEntry {
  std::vector<std::string> names = {};    ///< "-o", "--output"; of a positional its name
  std::string value = {};                 ///< "FILE"; empty for a flag
  std::vector<std::string> choices = {};  ///< the values that are allowed, where they are few
  std::string usual = {};                 ///< default; may be empty
  std::string description = {};
  bool repeatable = false;
  bool required = false;
};

/// A command with what belongs to it. Hidden commands and options are left out.
struct CommandEntry {
  std::string path = {};  ///< "rules list"; empty for the program
  std::string description = {};
  std::string footer = {};
  std::vector<OptionEntry> options = {};
  std::vector<OptionEntry> positionals = {};
  std::vector<CommandEntry> commands = {};

  /// Its last word.
  [[nodiscard]] std::string_view name() const {
    return std::string_view(path).substr(path.rfind(' ') == path.npos ? 0 : path.rfind(' ') + 1);
  }
};

/// The program's options and commands, read from the parser itself.
[[nodiscard]] CommandEntry command_tree(const CLI::App& app);

/// All commands of the tree, the program first, each before its own.
[[nodiscard]] std::vector<const CommandEntry*> all_commands(const CommandEntry& tree);

/// The manual page in man(7) format.
[[nodiscard]] std::string manual_page(const CommandEntry& tree, std::string_view version, std::string_view date);

/// Completion scripts, to be sourced by the shell or put where it looks for them.
[[nodiscard]] std::string bash_completion(const CommandEntry& tree);
[[nodiscard]] std::string zsh_completion(const CommandEntry& tree);
[[nodiscard]] std::string fish_completion(const CommandEntry& tree);

}  // namespace copydesk::cli
