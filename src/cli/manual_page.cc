// The manual page, from the same options that the parser knows.
#include <algorithm>
#include <sstream>

#include "command_tree.h"
#include <fmt/format.h>

namespace copydesk::cli {
namespace {

// Text as troff takes it: nothing in it is a command.
std::string text(std::string_view plain) {
  std::string out;
  bool line_start = true;
  for (const char c : plain) {
    if (line_start && (c == '.' || c == '\'')) out += "\\&";
    line_start = c == '\n';
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
  }
  return out;
}

std::string bold(std::string_view plain) {
  return "\\fB" + text(plain) + "\\fR";
}
std::string italic(std::string_view plain) {
  return "\\fI" + text(plain) + "\\fR";
}

std::string option_item(const OptionEntry& option) {
  std::string names;
  for (const auto& name : option.names) names += (names.empty() ? "" : ", ") + bold(name);
  if (!option.value.empty()) names += " " + italic(option.value);
  auto item = fmt::format(".TP\n{}\n{}", names, text(option.description));
  if (!option.choices.empty()) item += text(fmt::format(": {}", fmt::join(option.choices, ", ")));
  if (!option.usual.empty()) item += text(fmt::format(" (default: {})", option.usual));
  return item + "\n";
}

std::string synopsis(const CommandEntry& command) {
  auto line = bold("copydesk " + command.path);
  if (!command.options.empty()) line += " [" + italic("OPTIONS") + "]";
  for (const auto& positional : command.positionals) {
    const auto shown = italic(positional.names.front()) + (positional.repeatable ? "..." : "");
    line += " " + (positional.required ? shown : "[" + shown + "]");
  }
  return line;
}

// Lines that begin with white space keep their shape; the others are paragraphs.
std::string paragraphs(const std::string& plain) {
  std::istringstream lines(plain);
  std::string out;
  bool verbatim = false, fresh = true;
  for (std::string line; std::getline(lines, line);) {
    if (line.empty()) {
      fresh = true;
      continue;
    }
    const bool indented = line.starts_with("  ");
    if (verbatim && !indented) out += ".EE\n.RE\n";
    if (indented && !verbatim) out += ".PP\n.RS\n.EX\n";
    if (!indented && (fresh || verbatim)) out += ".PP\n";
    out += text(indented ? line.substr(2) : line) + "\n";
    verbatim = indented;
    fresh = false;
  }
  return out + (verbatim ? ".EE\n.RE\n" : "");
}

}  // namespace

std::string manual_page(const CommandEntry& tree, std::string_view version, std::string_view date) {
  auto page = fmt::format(".TH COPYDESK 1 {} \"copydesk {}\" \"User Commands\"\n.SH NAME\n", date, version);
  page += text("copydesk - find what a careful copy editor would stop in news articles") + "\n";
  page += ".SH SYNOPSIS\n";
  const auto commands = all_commands(tree);
  bool first = true;
  for (const auto* command : commands) {
    if (command->path.empty() || !command->commands.empty()) continue;
    page += (first ? "" : ".br\n") + synopsis(*command) + "\n";
    first = false;
  }
  page += ".SH DESCRIPTION\n" + text(tree.description) + "\n.SH OPTIONS\nThese go with every command.\n";
  for (const auto& option : tree.options) page += option_item(option);
  page += ".SH COMMANDS\n";
  for (const auto* command : commands) {
    if (command->path.empty() || !command->commands.empty()) continue;
    page += fmt::format(".SS {}\n{}\n", text(command->path), text(command->description + "."));
    for (const auto& positional : command->positionals) page += option_item(positional);
    for (const auto& option : command->options) {
      if (option.names.back() != "--help") page += option_item(option);
    }
    page += paragraphs(command->footer);
  }
  page += ".SH NOTES\n";
  auto notes = paragraphs(tree.footer);
  if (notes.starts_with(".PP\n")) notes.erase(0, 4);
  return page + notes + ".SH SEE ALSO\n.BR hunspell (1)\n";
}

}  // namespace copydesk::cli
