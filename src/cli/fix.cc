#include <iostream>
#include <memory>
#include <unistd.h>

#include "command.h"
#include "inputs.h"
#include "settings.h"
#include <fmt/format.h>

#include "copydesk/fix/fixer.h"

namespace copydesk::cli {
namespace {

struct FixCommand {
  std::vector<std::string> paths = {};
  std::vector<std::string> only = {}, without = {};
  std::string colour = "auto";
  bool write = false, unsafe = false, quiet = false;
  ConfigChoice config = {};
};

/// What was done, and what is left, over all files.
struct Tally {
  std::size_t files = 0, applied = 0, safe = 0, unsafe = 0, others = 0;
};

std::string coloured(std::string_view diff) {
  std::string result;
  while (!diff.empty()) {
    const auto end = std::min(diff.find('\n'), diff.size() - 1) + 1;
    const auto line = diff.substr(0, end);
    const auto* code = line.starts_with("---") || line.starts_with("+++") ? "1"
                       : line[0] == '-'                                   ? "31"
                       : line[0] == '+'                                   ? "32"
                       : line[0] == '@'                                   ? "36"
                                                                          : "";
    result += *code == '\0' ? std::string(line) : fmt::format("\033[{}m{}\033[0m\n", code, line.substr(0, end - 1));
    diff.remove_prefix(end);
  }
  return result;
}

void count_rest(const Fixed& fixed, const FixOptions& options, Tally& tally) {
  for (const auto& finding : fixed.left) {
    if (finding.severity < Severity::warning || (options.wanted && !options.wanted(finding))) continue;
    if (finding.suggestions.empty()) {
      ++tally.others;
    } else {
      ++(finding.suggestions.front().safe ? tally.safe : tally.unsafe);
    }
  }
}

std::string summary(const Tally& tally, const FixCommand& command) {
  const auto counted = [](std::size_t count, std::string_view what) {
    return fmt::format("{} {}{}", count, what, count == 1 ? "" : "es");
  };
  auto text = fmt::format("{} in {} file{} {}", counted(tally.applied, command.unsafe ? "fix" : "safe fix"),
                          tally.files, tally.files == 1 ? "" : "s", command.write ? "made" : "to make");
  if (!command.write && tally.applied > 0) text += "; --write makes them";
  if (tally.unsafe + tally.safe > 0)
    text += fmt::format("; {} more finding{} with a suggestion{}", tally.unsafe + tally.safe,
                        tally.unsafe + tally.safe == 1 ? "" : "s",
                        command.unsafe ? " that would not do" : ": look at them, or --unsafe");
  if (tally.others > 0) text += fmt::format("; {} need{} a person", tally.others, tally.others == 1 ? "s" : "");
  return text + "\n";
}

Result<void> fix_file(const std::string& path, const FixCommand& command, const Engine& engine,
                      Engine::Scratch& scratch, FixOptions options, ArticleSettings& settings, Tally& tally) {
  const auto config = settings.find(path);
  if (!config) return tl::unexpected(config.error());
  options.check = [&](const Text& text, Engine::Scratch& memory) {
    auto found = engine.check(text, memory, {.house = config->house.get()});
    settings.suppress(*config, text, found);
    std::erase_if(found, [](const Finding& f) { return f.suppressed.has_value(); });
    return found;
  };
  auto bytes = read_input(path);
  if (!bytes) return tl::unexpected(bytes.error());
  const auto fixed = fix(engine, scratch, std::move(*bytes), options);
  if (!fixed) {
    auto error = fixed.error();
    if (error.where.empty()) error.where = path;
    return tl::unexpected(std::move(error));
  }
  count_rest(*fixed, options, tally);
  const auto& patch = fixed->patch;
  if (patch.edits().empty()) return path == "-" && command.write ? print(patch.text()) : Result<void>();
  tally.applied += fixed->applied;
  ++tally.files;
  if (command.write) return path == "-" ? print(patch.text()) : replace_file(path, patch.original(), patch.text());
  const auto diff = unified_diff(patch.original(), patch.edits(), path == "-" ? "standard input" : path);
  return print(wants_colour(command.colour) ? coloured(diff) : diff);
}

Result<int> run(const FixCommand& command, const DataOptions& data) {
  const auto sources = find_data(data);
  if (!sources) return tl::unexpected(sources.error());
  const auto engine = Engine::load(*sources);
  if (!engine) return tl::unexpected(engine.error());
  for (const auto* patterns : {&command.only, &command.without}) {
    if (auto known = expect_rules(engine->rules(), *patterns); !known) return tl::unexpected(known.error());
  }
  Engine::Scratch scratch(*engine);
  const FixOptions options{.unsafe = command.unsafe, .wanted = [&](const Finding& finding) {
                             return (command.only.empty() || matches_any(finding.rule, command.only)) &&
                                    !matches_any(finding.rule, command.without);
                           }};
  ArticleSettings settings(command.config, data, *engine);
  Tally tally;
  int exit_code = clean;
  for (const auto& input : inputs_of(command.paths, "")) {
    const auto done = input.error ? Result<void>(tl::unexpected(*input.error))
                                  : fix_file(input.path, command, *engine, scratch, options, settings, tally);
    if (done) continue;
    complain(done.error());
    exit_code = failed;
  }
  if (!command.quiet) std::cerr << summary(tally, command);
  return exit_code == clean && !command.write && tally.applied > 0 ? findings : exit_code;
}

}  // namespace

void add_fix_command(CLI::App& app, const DataOptions& data, int& exit_code) {
  auto* command = app.add_subcommand("fix", "Show, or make, the corrections that need no person to look");
  command->footer(
      "Without --write nothing is changed: a unified diff shows what would be.\n"
      "A fix that would bring about a new error or warning is not made, and nothing inside quotation marks is.\n"
      "Exit codes: 0 nothing to fix, or all written; 1 there are fixes to make; 2 something went wrong.");
  auto options = std::make_shared<FixCommand>();
  command->add_option("PATH", options->paths, "Files, folders (all .txt below them), or - for standard input")
      ->type_name("")
      ->required();
  command->add_flag("-w,--write", options->write, "Change the files (of standard input: write the corrected text)");
  command->add_flag("--unsafe", options->unsafe, "Also apply the first suggestion where it is less sure");
  command->add_option("--only", options->only, "Only rules with this id; * stands for anything. May be repeated")
      ->type_name("RULE")
      ->allow_extra_args(false);
  command->add_option("--without", options->without, "All rules but this; * stands for anything. May be repeated")
      ->type_name("RULE")
      ->allow_extra_args(false);
  command->add_option("--color", options->colour, "Colour the diff")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->capture_default_str()
      ->type_name("WORD");
  add_config_options(*command, options->config);
  command->add_flag("-q,--quiet", options->quiet, "No summary");
  command->callback([options, &data, &exit_code] {
    const auto ended = run(*options, data);
    if (!ended) complain(ended.error());
    exit_code = ended.value_or(failed);
  });
}

}  // namespace copydesk::cli
