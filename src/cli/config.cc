#include <filesystem>
#include <memory>

#include "command.h"
#include "settings.h"

#include "copydesk/config/explain.h"

namespace copydesk::cli {
namespace {

constexpr std::string_view start =
    R"(// What copydesk shall know of this folder and those below it. Nearer files add to it and overrule it.
// All keys: docs/configuration.md. What holds for a file, and why: copydesk config --explain FILE
{
  // Look for no copydesk.json further up.
  "root": true,

  // A set to start from: "wire", "web" or "archive".
  // "profile": "web",

  // Lowest severity shown, and lowest that makes the exit code 1 ("never": none does).
  "severity": "warning",
  "fail_on": "warning",

  // "us" or "gb": what does not fit is flagged.
  "english": "any",

  // Rules, or patterns with *: "off", "advice", "warning" or "error".
  "rules": {
    // "style/quote-marks": "off"
  },

  "vocabulary": {
    // Words and phrases that are right; word lists or Hunspell dictionaries go into "accept_files".
    "accept": [],
    // Words and phrases that are not printed, and what to write instead.
    "reject": {}
  },

  // Names as this house spells them, and the spellings that it does not print.
  "names": {
    // "Zelenskyy": ["Zelensky", "Zelenskiy"]
  },

  // Findings that somebody has looked at: rule, reason, and if need be text, path, expires.
  "suppress": [],

  // What holds for some files only.
  "overrides": [
    // { "files": "wire/**", "profile": "wire" }
  ]
}
)";

Result<int> show(const std::vector<std::string>& files, const ConfigChoice& choice, const DataOptions& data) {
  const auto sources = find_data(data);
  if (!sources) return tl::unexpected(sources.error());
  const auto engine = Engine::load(*sources);
  if (!engine) return tl::unexpected(engine.error());
  ArticleSettings settings(choice, data, *engine);
  std::string out;
  for (const auto& file : files) {
    const auto config = settings.find(file);
    if (!config) return tl::unexpected(config.error());
    out += explain(file, *config);
  }
  if (auto done = print(out); !done) return tl::unexpected(done.error());
  return clean;
}

Result<int> make(const std::string& folder) {
  const auto file = std::filesystem::path(folder) / "copydesk.json";
  std::error_code error;
  if (std::filesystem::exists(std::filesystem::symlink_status(file, error)))
    return fail(file.string(), "is there already; nothing was written", "edit it, or move it away");
  if (auto done = write_file(file, start); !done) return tl::unexpected(done.error());
  if (auto done = print(file.string() + " written\n"); !done) return tl::unexpected(done.error());
  return clean;
}

}  // namespace

void add_config_command(CLI::App& app, const DataOptions& data, int& exit_code) {
  struct Options {
    std::vector<std::string> files = {};
    ConfigChoice choice = {};
  };
  auto* command = app.add_subcommand("config", "Show which configuration holds for a file, and where it stands");
  auto options = std::make_shared<Options>();
  command->add_option("--explain", options->files, "Every value with its origin: file:line:column, profile or default")
      ->type_name("FILE")
      ->required();
  add_config_options(*command, options->choice);
  command->callback([options, &data, &exit_code] {
    const auto ended = show(options->files, options->choice, data);
    if (!ended) complain(ended.error());
    exit_code = ended.value_or(failed);
  });
}

void add_init_command(CLI::App& app, int& exit_code) {
  auto* command = app.add_subcommand("init", "Write a copydesk.json with comments to start from");
  auto folder = std::make_shared<std::string>(".");
  command->add_option("FOLDER", *folder, "Where to; the current one if not given")->type_name("");
  command->callback([folder, &exit_code] {
    const auto ended = make(*folder);
    if (!ended) complain(ended.error());
    exit_code = ended.value_or(failed);
  });
}

}  // namespace copydesk::cli
