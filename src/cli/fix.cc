#include <iostream>
#include <memory>
#include <unistd.h>

#include "command.h"
#include "inputs.h"
#include "review.h"
#include "settings.h"
#include <fmt/format.h>

#include "copydesk/fix/decisions.h"
#include "copydesk/fix/fixer.h"
#include "copydesk/text/line_index.h"

namespace copydesk::cli {
namespace {

struct FixCommand {
  std::vector<std::string> paths = {};
  RuleChoice rules = {};
  std::string colour = "auto", severity = "warning", decisions = {};
  bool write = false, unsafe = false, interactive = false, quiet = false;
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
  const bool told = command.interactive || !command.decisions.empty();
  auto text =
      fmt::format("{} in {} file{} {}", counted(tally.applied, command.unsafe || told ? "fix" : "safe fix"),
                  tally.files, tally.files == 1 ? "" : "s", command.write || command.interactive ? "made" : "to make");
  if (!command.write && !command.interactive && tally.applied > 0) text += "; --write makes them";
  if (tally.unsafe + tally.safe > 0)
    text += fmt::format("; {} more finding{} with a suggestion{}", tally.unsafe + tally.safe,
                        tally.unsafe + tally.safe == 1 ? "" : "s",
                        command.unsafe ? " that would not do" : ": --interactive asks about each, --unsafe makes all");
  if (tally.others > 0) text += fmt::format("; {} need{} a person", tally.others, tally.others == 1 ? "s" : "");
  return text + "\n";
}

/// Shows or makes what was changed of a file.
Result<void> put_out(const std::string& path, const Patch& patch, const FixCommand& command) {
  const bool write = command.write || command.interactive;
  if (patch.edits().empty()) return path == "-" && write ? print(patch.text()) : Result<void>();
  if (write) return path == "-" ? print(patch.text()) : replace_file(path, patch.original(), patch.text());
  const auto diff = unified_diff(patch.original(), patch.edits(), path == "-" ? "standard input" : path);
  return print(wants_colour(command.colour) ? coloured(diff) : diff);
}

class FixRun {
 public:
  FixRun(const FixCommand& command, const DataOptions& data, const Engine& engine)
      : command_(command),
        engine_(engine),
        scratch_(engine),
        settings_(command.config, data, engine),
        review_(wants_colour(command.colour)) {
    options_ = {.unsafe = command.unsafe,
                .wanted = [&](const Finding& finding) { return command.rules.has(finding.rule); }};
  }

  Result<void> read_decisions_file() {
    const auto bytes = read_input(command_.decisions);
    if (!bytes) return tl::unexpected(bytes.error());
    auto read = read_decisions(*bytes, command_.decisions);
    if (!read) return tl::unexpected(read.error());
    decided_ = std::move(*read);
    return {};
  }

  /// Shows or makes the changes to one file.
  Result<void> fix_file(const std::string& path) {
    auto config = settings_.find(path);
    if (!config) return tl::unexpected(config.error());
    config_ = std::move(*config);
    auto bytes = read_input(path);
    if (!bytes) return tl::unexpected(bytes.error());
    if (!command_.decisions.empty() || command_.interactive) return fix_as_told(path, std::move(*bytes));
    options_.check = [this](const Text& text, Engine::Scratch&) { return not_suppressed(checked(text)); };
    const auto fixed = fix(engine_, scratch_, std::move(*bytes), options_);
    if (!fixed) return tl::unexpected(at(path, fixed.error()));
    count_rest(*fixed, options_, tally_);
    return finish(path, fixed->patch, fixed->applied);
  }

  [[nodiscard]] const Tally& tally() const { return tally_; }
  [[nodiscard]] bool has_unmade() const { return has_unmade_; }

 private:
  static Error at(const std::string& path, Error error) {
    if (error.where.empty()) error.where = path;
    return error;
  }

  /// With what is suppressed, marked.
  std::vector<Finding> checked(const Text& text) {
    auto found = engine_.check(text, scratch_, {.house = config_.house.get()});
    settings_.suppress(config_, text, found);
    return found;
  }

  static std::vector<Finding> not_suppressed(std::vector<Finding> findings) {
    std::erase_if(findings, [](const Finding& f) { return f.suppressed.has_value(); });
    return findings;
  }

  Result<void> finish(const std::string& path, const Patch& patch, std::size_t applied) {
    if (!patch.edits().empty()) {
      tally_.applied += applied;
      ++tally_.files;
    }
    return put_out(path, patch, command_);
  }

  /// As a person decides, now or before.
  Result<void> fix_as_told(const std::string& path, std::string bytes) {
    const auto text = Text::decode(bytes);
    if (!text) return tl::unexpected(at(path, text.error()));
    auto findings = not_suppressed(checked(*text));
    Patch patch(std::move(bytes));
    std::vector<Edit> edits;
    if (command_.interactive) {
      const auto least = parse_severity(command_.severity).value_or(Severity::warning);
      std::erase_if(findings, [&](const Finding& f) { return f.severity < least || !options_.wanted(f); });
    }
    engine_.join_runs(*text, findings);
    if (command_.interactive) {
      edits = review_.ask(path, *text, findings);
    } else if (const auto* decided = decided_for(path)) {
      auto asked = edits_of(*decided, *text, findings);
      report_unmade(path, *text, asked.unmade);
      edits = std::move(asked.edits);
    } else {
      std::cerr << fmt::format("{}: {} holds no decisions for it\n", path, command_.decisions);
    }
    const std::size_t count = edits.size();
    patch.apply(edits);
    return finish(path, patch, count);
  }

  /// By its path, else by its name, if one document alone has it.
  [[nodiscard]] const DocumentDecisions* decided_for(const std::string& path) const {
    const DocumentDecisions* by_name = nullptr;
    std::size_t same_name = 0;
    for (const auto& document : decided_) {
      if (document.path == path) return &document;
      if (std::filesystem::path(document.path).filename() != std::filesystem::path(path).filename()) continue;
      by_name = &document;
      ++same_name;
    }
    if (same_name == 1) return by_name;
    return path == "-" && decided_.size() == 1 ? decided_.data() : nullptr;
  }

  void report_unmade(const std::string& path, const Text& text, const std::vector<Unmade>& unmade) {
    const LineIndex lines(text.utf8());
    for (const auto& [decision, reason] : unmade) {
      const auto begin = std::min<std::size_t>(decision->span.begin, text.bytes().size());
      const auto place =
          lines.at(text.to_utf8({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin)}).begin);
      complain({.where = fmt::format("{}:{}:{}", path, place.line, place.column),
                .message = fmt::format("a decision on {} was not made: {}", decision->rule, reason)});
      has_unmade_ = true;
    }
  }

  const FixCommand& command_;
  const Engine& engine_;
  Engine::Scratch scratch_;
  ArticleSettings settings_;
  ArticleConfig config_ = {};  // of the file at hand
  Review review_;
  FixOptions options_ = {};
  std::vector<DocumentDecisions> decided_ = {};
  Tally tally_ = {};
  bool has_unmade_ = false;
};

/// What goes wrong with the options together.
Result<void> expect_sense(const FixCommand& command) {
  if (command.interactive && !command.decisions.empty())
    return fail("--interactive", "asks for decisions, and --decisions has them", "give one of the two");
  if (command.interactive && ::isatty(STDIN_FILENO) == 0)
    return fail("--interactive", "asks on a terminal, and standard input is none",
                "run it in a terminal; --decisions follows a review made elsewhere");
  return {};
}

Result<int> run(const FixCommand& command, const DataOptions& data) {
  if (auto sense = expect_sense(command); !sense) return tl::unexpected(sense.error());
  const auto sources = find_data(data);
  if (!sources) return tl::unexpected(sources.error());
  const auto engine = Engine::load(*sources);
  if (!engine) return tl::unexpected(engine.error());
  for (const auto* patterns : {&command.rules.only, &command.rules.without}) {
    if (auto known = expect_rules(engine->rules(), *patterns); !known) return tl::unexpected(known.error());
  }
  FixRun fixing(command, data, *engine);
  if (!command.decisions.empty()) {
    if (auto done = fixing.read_decisions_file(); !done) return tl::unexpected(done.error());
  }
  int exit_code = clean;
  for (const auto& input : inputs_of(command.paths, "")) {
    const auto done = input.error ? Result<void>(tl::unexpected(*input.error)) : fixing.fix_file(input.path);
    if (done) continue;
    complain(done.error());
    exit_code = failed;
  }
  if (fixing.has_unmade()) exit_code = failed;
  if (!command.quiet) std::cerr << summary(fixing.tally(), command);
  const bool made = command.write || command.interactive;
  return exit_code == clean && !made && fixing.tally().applied > 0 ? findings : exit_code;
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
  command->add_flag("-i,--interactive", options->interactive,
                    "Ask about each finding that has a suggestion, and make what is agreed to");
  command->add_option("--severity", options->severity, "With --interactive: lowest severity asked about")
      ->check(CLI::IsMember({"error", "warning", "advice"}))
      ->capture_default_str()
      ->type_name("WORD");
  command->add_option("--decisions", options->decisions, "Do what was decided in a review; - for standard input")
      ->type_name("FILE");
  command->add_option("--only", options->rules.only, "Only rules with this id; * stands for anything. May be repeated")
      ->type_name("RULE")
      ->allow_extra_args(false);
  command->add_option("--without", options->rules.without, "All rules but this; * stands for anything. May be repeated")
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
