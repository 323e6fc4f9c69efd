#include <iostream>
#include <memory>

#include "command.h"
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "copydesk/clean/repair.h"
#include "copydesk/lines/recurring.h"

namespace copydesk::cli {
namespace {

struct LinesCommand {
  std::vector<std::string> summaries = {};
  std::string output = {};
  bool jsonl = false;
};

/// Adds the records of standard input, one at a time. A bad one is named and left out; then the exit code is 2.
int add_records(RecurringLines& lines) {
  std::ios::sync_with_stdio(false);
  int exit_code = copydesk::cli::clean;
  std::string line;
  for (std::size_t number = 1; std::getline(std::cin, line); ++number) {
    if (line.find_first_not_of(" \t\r") == line.npos) continue;
    const auto record = nlohmann::json::parse(line, nullptr, false);
    if (record.is_object() && record.contains("text") && record["text"].is_string()) {
      // As clean will see the lines: with their encoding repaired.
      lines.add(repair_encoding(record["text"].get_ref<const std::string&>()));
      continue;
    }
    complain({.where = fmt::format("standard input, line {}", number),
              .message = "is no JSON object with a “text” that is a string"});
    exit_code = failed;
  }
  return exit_code;
}

Result<int> run(const LinesCommand& command) {
  if (!command.jsonl && command.summaries.empty())
    return fail("lines", "what is to be summed up?",
                "give --jsonl and records on standard input, or name summaries to merge");
  RecurringLines lines;
  for (const auto& path : command.summaries) {
    const auto bytes = read_input(path);
    if (!bytes) return tl::unexpected(bytes.error());
    const auto summary = RecurringLines::from_bytes(*bytes, path);
    if (!summary) return tl::unexpected(summary.error());
    lines.merge(*summary);
  }
  const auto exit_code = command.jsonl ? add_records(lines) : copydesk::cli::clean;
  const auto bytes = lines.to_bytes();
  const auto done = command.output.empty() ? print(bytes) : write_file(command.output, bytes);
  if (!done) return tl::unexpected(done.error());
  return exit_code;
}

}  // namespace

void add_lines_command(CLI::App& app, int& exit_code) {
  auto* command =
      app.add_subcommand("lines", "Sum up which lines recur over the articles of a source, for clean --lines");
  auto options = std::make_shared<LinesCommand>();
  command->add_option("SUMMARY", options->summaries, "Summaries to merge")->type_name("");
  command->add_flag("--jsonl", options->jsonl, "Read records {\"text\"}, one a line, from standard input");
  command->add_option("-o,--output", options->output, "Write the summary to a file, not to standard output")
      ->type_name("FILE");
  command->callback([options, &exit_code] {
    const auto ended = run(*options);
    if (!ended) complain(ended.error());
    exit_code = ended.value_or(failed);
  });
}

}  // namespace copydesk::cli
