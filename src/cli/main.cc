// copydesk, the command line: options and input and output only; what it does is in the library.
#include <csignal>
#include <exception>
#include <iostream>

#include "command.h"
#include "servers.h"
#include "unknown_command.h"
#include <CLI/CLI.hpp>

namespace {

constexpr auto description =
    "copydesk reads news articles as they arrived (scraped, machine-translated, spun) and\n"
    "finds what a careful copy editor would stop: translation artifacts, garbles, leftover\n"
    "web boilerplate, misspelt and inconsistent names, wrong organisations.";

constexpr auto footer =
    "Examples:\n"
    "  copydesk check story.txt                   what to fix, for reading in the terminal\n"
    "  copydesk check --severity advice story.txt the same, with matters of consistency and style\n"
    "  copydesk check --report reports incoming/  a page with all findings for each article\n"
    "  copydesk check --format json - < story.txt for programs\n"
    "  copydesk fix story.txt                     the corrections that need no person, as a diff; --write makes them\n"
    "  copydesk clean page.txt                    the article on a page, and nothing else\n"
    "  copydesk names incoming/                   names with several spellings over many articles\n"
    "  copydesk explain name/foreign-spelling     what a rule means, with examples\n"
    "\n"
    "The lexicon and the rules are found beside the program, in $COPYDESK_DATA, or where --lexicon and --rules say.\n"
    "Exit codes: 0 nothing found, 1 findings at or above --fail-on, 2 the tool could not do its job.";

int run(int argc, char** argv) {
  CLI::App app(description, "copydesk");
  app.footer(footer);
  app.set_version_flag("--version", "copydesk " COPYDESK_VERSION);
  app.require_subcommand(1);
  app.fallthrough();
  copydesk::cli::DataOptions data;
  app.add_option("--lexicon", data.lexicon, "Compiled lexicon to use instead of the installed one")->type_name("FILE");
  app.add_option("--rules", data.rules, "Rule packs to use instead of the installed ones: files or folders")
      ->type_name("PATH")
      ->allow_extra_args(false);
  app.add_option("--add-rules", data.add_rules, "Rule packs of yours beside the installed ones: files or folders")
      ->type_name("PATH")
      ->allow_extra_args(false);
  int exit_code = copydesk::cli::clean;
  copydesk::cli::add_check_command(app, data, exit_code);
  copydesk::cli::add_fix_command(app, data, exit_code);
  copydesk::cli::add_clean_command(app, data, exit_code);
  copydesk::cli::add_names_command(app, data, exit_code);
  copydesk::cli::add_facts_command(app, data, exit_code);
  copydesk::cli::add_rules_command(app, data, exit_code);
  copydesk::cli::add_lines_command(app, exit_code);
  copydesk::cli::add_line_features_command(app, data, exit_code);
  copydesk::cli::add_config_command(app, data, exit_code);
  copydesk::cli::add_init_command(app, exit_code);
  copydesk::cli::add_explain_command(app, data, exit_code);
  copydesk::cli::add_lsp_command(app, data, exit_code);
  copydesk::cli::add_serve_command(app, data, exit_code);
  copydesk::cli::add_version_command(app, data, exit_code);
  copydesk::cli::add_generator_commands(app, exit_code);
  if (argc == 1) {
    std::cerr << app.help();
    return copydesk::cli::failed;
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (const auto unknown = copydesk::cli::unknown_command(app, argc, argv)) {
      copydesk::cli::complain(*unknown);
      return copydesk::cli::failed;
    }
    return app.exit(error) == 0 ? copydesk::cli::clean : copydesk::cli::failed;
  }
  return exit_code;
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "copydesk: " << error.what() << '\n';
    return copydesk::cli::failed;
  }
}
