// Completion scripts for shells, from the same options that the parser knows.
#include <algorithm>

#include "command_tree.h"
#include <fmt/format.h>

namespace copydesk::cli {
namespace {

/// What stands for a value.
enum class ValueKind : std::uint8_t { none, choices, file, folder, rule, rule_or_file, other };

ValueKind kind_of(const OptionEntry& option) {
  // A positional is called by its name, and often has no type.
  const auto is_option = option.names.front().starts_with('-');
  const auto& word = is_option ? option.value : option.names.front();
  if (word.empty()) return ValueKind::none;
  if (!option.choices.empty()) return ValueKind::choices;
  const auto holds = [&](std::string_view part) { return word.find(part) != word.npos; };
  const bool is_file = holds("FILE") || holds("PATH") || holds("PACK") || holds("CORPUS") || holds("SUMMARY");
  if (holds("RULE")) return is_file ? ValueKind::rule_or_file : ValueKind::rule;
  if (is_file) return ValueKind::file;
  return word == "DIR" || word == "FOLDER" ? ValueKind::folder : ValueKind::other;
}

std::string replaced(std::string_view text, std::string_view characters, std::string_view before) {
  std::string out;
  for (const char c : text) {
    if (characters.find(c) != characters.npos) out += before;
    out += c;
  }
  return out;
}

// For single quotes in POSIX shells, and in fish.
std::string shell_quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}
std::string fish_quoted(std::string_view text) {
  return "'" + replaced(text, "\\'", "\\") + "'";
}

// With what belongs to all commands.
std::vector<OptionEntry> options_of(const CommandEntry& command, const CommandEntry& tree) {
  auto options = command.options;
  if (command.path.empty()) return options;
  for (const auto& option : tree.options) {
    const auto is_same = [&](const OptionEntry& o) { return o.names == option.names; };
    if (option.names.back() != "--version" && std::none_of(options.begin(), options.end(), is_same))
      options.push_back(option);
  }
  return options;
}

std::string bash_reply(const OptionEntry& option) {
  switch (kind_of(option)) {
    case ValueKind::choices:
      return fmt::format("_copydesk_words '{}'", fmt::join(option.choices, " "));
    case ValueKind::file:
      return "_copydesk_files -f";
    case ValueKind::folder:
      return "_copydesk_files -d";
    case ValueKind::rule:
      return "_copydesk_words \"$(_copydesk_rules)\"";
    case ValueKind::rule_or_file:
      return "_copydesk_words \"$(_copydesk_rules) $(compgen -f -- \"$current\")\"";
    case ValueKind::none:
    case ValueKind::other:
      break;
  }
  return ":";
}

std::string zsh_action(const OptionEntry& option) {
  switch (kind_of(option)) {
    case ValueKind::choices:
      return fmt::format("({})", fmt::join(option.choices, " "));
    case ValueKind::file:
      return "_files";
    case ValueKind::folder:
      return "_files -/";
    case ValueKind::rule:
      return "_copydesk_rules";
    case ValueKind::rule_or_file:
      return "{_copydesk_rules; _files}";
    case ValueKind::none:
    case ValueKind::other:
      break;
  }
  return " ";
}

std::string zsh_spec(const OptionEntry& option) {
  const auto description = replaced(option.description, "[]:\\", "\\");
  const auto value = option.value.empty() ? std::string() : fmt::format(":{}:{}", option.value, zsh_action(option));
  if (option.repeatable || option.names.size() == 1) {
    std::string specs;
    for (const auto& name : option.names) {
      specs += (specs.empty() ? "" : " ") +
               shell_quoted(fmt::format("{}{}[{}]{}", option.repeatable ? "*" : "", name, description, value));
    }
    return specs;
  }
  return fmt::format("'({})'{{{}}}{}", fmt::join(option.names, " "), fmt::join(option.names, ","),
                     shell_quoted(fmt::format("[{}]{}", description, value)));
}

std::string function_name(const CommandEntry& command) {
  auto name = "_copydesk_at_" + command.path;
  std::replace(name.begin(), name.end(), ' ', '_');
  return name;
}

}  // namespace

std::string bash_completion(const CommandEntry& tree) {
  std::string values, names, commands;
  for (const auto* command : all_commands(tree)) {
    std::string words, children;
    for (const auto& option : options_of(*command, tree)) {
      for (const auto& name : option.names) words += name + " ";
      if (option.value.empty()) continue;
      std::string patterns;
      for (const auto& name : option.names)
        patterns += fmt::format("{}'{} {}'", patterns.empty() ? "" : " | ", command->path, name);
      values += fmt::format("    {}) {}; return ;;\n", patterns, bash_reply(option));
    }
    for (const auto& child : command->commands) children += fmt::format("{} ", child.name());
    const auto argument = command->positionals.empty() ? std::string(":") : bash_reply(command->positionals.front());
    names += fmt::format("    '{}') options='{}' commands='{}' ;;\n", command->path, words, children);
    commands +=
        fmt::format("    '{}') {} ;;\n", command->path, children.empty() ? argument : "_copydesk_words \"$commands\"");
  }
  std::string paths, taking;
  for (const auto* command : all_commands(tree)) {
    if (!command->path.empty()) paths += fmt::format("{}'{}'", paths.empty() ? "" : " | ", command->path);
    for (const auto& option : command->options) {
      if (option.value.empty()) continue;
      for (const auto& name : option.names) {
        if (taking.find(name + " ") == taking.npos && taking.find(name + ")") == taking.npos)
          taking += (taking.empty() ? "" : "| ") + name + " ";
      }
    }
  }
  return fmt::format(R"(# bash completion for copydesk
_copydesk_words() {{ mapfile -t COMPREPLY < <(compgen -W "$1" -- "$current"); }}
_copydesk_files() {{ compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen "$1" -- "$current"); }}
_copydesk_rules() {{ copydesk rules list 2>/dev/null | cut -d' ' -f1; }}
_copydesk() {{
  local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD - 1]}} path='' word skip='' i options commands
  if [[ $current == '=' ]]; then
    current=''
  elif [[ $previous == '=' ]]; then
    previous=${{COMP_WORDS[COMP_CWORD - 2]}}
  fi
  for ((i = 1; i < COMP_CWORD; ++i)); do
    word=${{COMP_WORDS[i]}}
    if [[ $skip ]]; then skip=''; continue; fi
    case $word in {0}) skip=1; continue ;; esac
    case "${{path:+$path }}$word" in {1}) path="${{path:+$path }}$word" ;; esac
  done
  COMPREPLY=()
  case "$path $previous" in
{2}  esac
  case $path in
{3}  esac
  if [[ $current == -* ]]; then
    _copydesk_words "$options"
    return
  fi
  case $path in
{4}  esac
}}
complete -F _copydesk copydesk
)",
                     taking, paths, values, names, commands);
}

std::string zsh_completion(const CommandEntry& tree) {
  std::string out =
      "#compdef copydesk\n"
      "_copydesk_rules() { local -a ids; ids=(${${(f)\"$(copydesk rules list 2>/dev/null)\"}%% *}); compadd -a ids }\n";
  for (const auto* command : all_commands(tree)) {
    out += fmt::format("{}() {{\n  local curcontext=$curcontext state line\n  _arguments -C", function_name(*command));
    for (const auto& option : options_of(*command, tree)) out += " \\\n    " + zsh_spec(option);
    if (command->commands.empty()) {
      for (const auto& positional : command->positionals) {
        out += " \\\n    " +
               shell_quoted(fmt::format("{}:{}:{}", positional.repeatable ? "*" : "",
                                        replaced(positional.names.front(), ":", "\\"), zsh_action(positional)));
      }
      out += "\n}\n";
      continue;
    }
    out +=
        " \\\n    '1:command:->command' \\\n    '*::argument:->argument'\n  case $state in\n    command)\n      local "
        "-a commands=(";
    for (const auto& child : command->commands)
      out += "\n        " + shell_quoted(fmt::format("{}:{}", child.name(), replaced(child.description, ":\\", "\\")));
    out += ")\n      _describe command commands ;;\n    argument)\n      case $line[1] in\n";
    for (const auto& child : command->commands)
      out += fmt::format("        {}) {} ;;\n", child.name(), function_name(child));
    out += "      esac ;;\n  esac\n}\n";
  }
  return out +
         "if [[ $funcstack[1] == _copydesk ]]; then _copydesk_at_ \"$@\"; else compdef _copydesk_at_ copydesk; fi\n";
}

std::string fish_completion(const CommandEntry& tree) {
  std::string paths, taking;
  for (const auto* command : all_commands(tree)) {
    if (!command->path.empty()) paths += " " + fish_quoted(command->path);
    for (const auto& option : command->options) {
      if (!option.value.empty()) taking += fmt::format(" {}", fmt::join(option.names, " "));
    }
  }
  auto out = fmt::format(R"(# fish completion for copydesk
function __copydesk_path
    set -l path ''
    set -l skip 0
    for word in (commandline -opc)[2..-1]
        if test $skip = 1
            set skip 0
        else if contains -- $word{}
            set skip 1
        else if contains -- (string trim "$path $word"){}
            set path (string trim "$path $word")
        end
    end
    echo $path
end
function __copydesk_at
    test (__copydesk_path) = "$argv[1]"
end
function __copydesk_rules
    copydesk rules list 2>/dev/null | string replace -r ' .*' ''
end
complete -c copydesk -f
)",
                         taking, paths);
  for (const auto* command : all_commands(tree)) {
    const auto at = "complete -c copydesk -n " + fish_quoted("__copydesk_at '" + command->path + "'");
    const auto values = [](const OptionEntry& option) -> std::string {
      switch (kind_of(option)) {
        case ValueKind::choices:
          return fmt::format(" -x -a '{}'", fmt::join(option.choices, " "));
        case ValueKind::file:
          return " -r -F";
        case ValueKind::folder:
          return " -x -a '(__fish_complete_directories)'";
        case ValueKind::rule:
          return " -x -a '(__copydesk_rules)'";
        case ValueKind::rule_or_file:
          return " -r -F -a '(__copydesk_rules)'";
        case ValueKind::other:
          return " -x";
        case ValueKind::none:
          break;
      }
      return "";
    };
    for (const auto& child : command->commands)
      out += fmt::format("{} -a {} -d {}\n", at, child.name(), fish_quoted(child.description));
    for (const auto& option : options_of(*command, tree)) {
      out += at;
      for (const auto& name : option.names)
        out += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
      out += fmt::format(" -d {}{}\n", fish_quoted(option.description), values(option));
    }
    for (const auto& positional : command->positionals) {
      const auto kind = kind_of(positional);
      if (kind == ValueKind::file || kind == ValueKind::folder || kind == ValueKind::rule_or_file) out += at + " -F\n";
      if (kind == ValueKind::rule || kind == ValueKind::rule_or_file) out += at + " -a '(__copydesk_rules)'\n";
    }
  }
  return out;
}

}  // namespace copydesk::cli
