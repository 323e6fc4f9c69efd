#include "command_tree.h"

#include <algorithm>
#include <sstream>

namespace copydesk::cli {
namespace {

// CLI11 writes a type with its choices as “WORD:{text,json}”.
void read_type(const std::string& type, OptionEntry& entry) {
  const auto colon = type.find(':');
  entry.value = type.substr(0, colon);
  const auto open = type.find('{'), close = type.find('}');
  if (open == type.npos || close == type.npos) return;
  std::istringstream list(type.substr(open + 1, close - open - 1));
  for (std::string choice; std::getline(list, choice, ',');) entry.choices.push_back(choice);
}

OptionEntry entry_of(const CLI::Option& option, const CLI::App& app) {
  OptionEntry entry{.usual = option.get_default_str(),
                    .description = option.get_description(),
                    .repeatable = option.get_items_expected_max() > 1,
                    .required = option.get_required()};
  if (option.get_items_expected_max() > 0) read_type(option.get_type_name(), entry);
  if (option.nonpositional()) {
    for (const auto& name : option.get_snames()) entry.names.push_back("-" + name);
    for (const auto& name : option.get_lnames()) entry.names.push_back("--" + name);
  } else {
    entry.names = {option.get_name(true)};
  }
  if (&option == app.get_help_ptr()) entry.value.clear();
  return entry;
}

CommandEntry entry_of(const CLI::App& app, const std::string& path, const std::string& inherited_footer) {
  CommandEntry entry{.path = path, .description = app.get_description()};
  // Commands without a footer of their own show the program's.
  if (path.empty() || app.get_footer() != inherited_footer) entry.footer = app.get_footer();
  for (const auto* option : app.get_options([](const CLI::Option* o) { return !o->get_group().empty(); }))
    (option->nonpositional() ? entry.options : entry.positionals).push_back(entry_of(*option, app));
  for (const auto* command : app.get_subcommands([](const CLI::App* a) { return !a->get_group().empty(); })) {
    entry.commands.push_back(
        entry_of(*command, path.empty() ? command->get_name() : path + " " + command->get_name(), app.get_footer()));
  }
  return entry;
}

void append_all(const CommandEntry& entry, std::vector<const CommandEntry*>& out) {
  out.push_back(&entry);
  for (const auto& command : entry.commands) append_all(command, out);
}

}  // namespace

CommandEntry command_tree(const CLI::App& app) {
  return entry_of(app, "", "");
}

std::vector<const CommandEntry*> all_commands(const CommandEntry& tree) {
  std::vector<const CommandEntry*> result;
  append_all(tree, result);
  return result;
}

}  // namespace copydesk::cli
