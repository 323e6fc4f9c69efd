// What this copydesk is made of, and the texts that are made from its own options: man page and completions.
#include <functional>
#include <memory>

#include "command.h"
#include "command_tree.h"
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unicode/uversion.h>

#include "copydesk/lexicon/lexicon.h"
#include "copydesk/rules/pack_files.h"

namespace copydesk::cli {
namespace {

std::string icu_version() {
  UVersionInfo version;
  u_getVersion(version);
  char text[U_MAX_VERSION_STRING_LENGTH];
  u_versionToString(version, text);
  return text;
}

Result<std::string> verbose_version(const DataOptions& data) {
  const auto sources = find_data(data);
  if (!sources) return tl::unexpected(sources.error());
  const auto lexicon = Lexicon::open(sources->lexicon);
  if (!lexicon) return tl::unexpected(lexicon.error());
  if (auto sound = lexicon->verify(); !sound) return tl::unexpected(sound.error());
  const auto packs = read_pack_files(sources->rules);
  if (!packs) return tl::unexpected(packs.error());
  std::string folders;
  for (const auto& folder : sources->rules) folders += (folders.empty() ? "" : ", ") + folder.string();
  return fmt::format(
      "lexicon        {}\n"
      "               format {}, {} words, checksum {:016x}\n"
      "dictionaries   {}\n"
      "rules          {}\n"
      "               {} packs, hash {:016x}\n"
      "libraries      RE2 {}, ICU {}, Gumbo {}, fmt {}, nlohmann-json {}.{}.{}, CLI11 {}; Hunspell {} at build time\n"
      "compiler       {}\n",
      sources->lexicon.string(), Lexicon::format_version(), lexicon->size(), lexicon->fingerprint(),
      COPYDESK_DICTIONARIES, folders, packs->size(), pack_fingerprint(*packs), COPYDESK_RE2_VERSION, icu_version(),
      COPYDESK_GUMBO_VERSION, fmt::format("{}.{}.{}", FMT_VERSION / 10000, FMT_VERSION / 100 % 100, FMT_VERSION % 100),
      NLOHMANN_JSON_VERSION_MAJOR, NLOHMANN_JSON_VERSION_MINOR, NLOHMANN_JSON_VERSION_PATCH, CLI11_VERSION,
      COPYDESK_HUNSPELL_VERSION, COPYDESK_COMPILER);
}

int show_version(const DataOptions& data, bool verbose) {
  std::string text = "copydesk " COPYDESK_VERSION "\n";
  if (verbose) {
    const auto more = verbose_version(data);
    if (!more) {
      complain(more.error());
      return failed;
    }
    text += *more;
  }
  return print_and_exit(text, clean);
}

}  // namespace

void add_version_command(CLI::App& app, const DataOptions& data, int& exit_code) {
  auto* command = app.add_subcommand("version", "The version; with --verbose also data, rules and libraries");
  auto verbose = std::make_shared<bool>(false);
  command->add_flag("--verbose", *verbose, "Also name lexicon, dictionaries, rule packs and libraries, with checksums");
  command->callback([=, &data, &exit_code] { exit_code = show_version(data, *verbose); });
}

void add_generator_commands(CLI::App& app, int& exit_code) {
  auto* manual = app.add_subcommand("manual", "Print the manual page, for packagers");
  manual->group("");  // not in the help
  manual->callback([&app, &exit_code] {
    exit_code = print_and_exit(manual_page(command_tree(app), COPYDESK_VERSION, COPYDESK_RELEASE_DATE), clean);
  });

  auto* completion = app.add_subcommand("completion", "Print a shell's completion script");
  completion->group("");
  auto shell = std::make_shared<std::string>();
  completion->add_option("SHELL", *shell, "bash, zsh or fish")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish"}));
  completion->callback([=, &app, &exit_code] {
    const auto tree = command_tree(app);
    exit_code = print_and_exit(*shell == "bash"  ? bash_completion(tree)
                               : *shell == "zsh" ? zsh_completion(tree)
                                                 : fish_completion(tree),
                               clean);
  });
}

}  // namespace copydesk::cli
