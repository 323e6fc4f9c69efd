#include <memory>

#include "command.h"
#include "stream.h"

#include "copydesk/clean/repair.h"
#include "copydesk/lines/recurring.h"

namespace copydesk::cli {
namespace {

struct LinesCommand {
  std::vector<std::string> summaries = {};
  std::string output = {};
  StreamOptions stream = {};
  bool jsonl = false;
};

/// Adds all records; false when one was bad.
Result<bool> add_records(const LinesCommand& command, RecurringLines& lines) {
  std::vector<RecurringLines> parts(command.stream.threads());
  const Stream stream{.work = [&](unsigned thread) -> RecordWork {
                        return [&part = parts[thread]](Record& record, BatchOutput&) {
                          part.add(repair_encoding(record.text));  // as clean will see the lines
                          return Result<void>();
                        };
                      },
                      .writes_records = false};
  const auto whole = run_stream(stream, command.stream);
  for (const auto& part : parts) lines.merge(part);
  return whole;
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
  const auto whole = command.jsonl ? add_records(command, lines) : true;
  if (!whole) return tl::unexpected(whole.error());
  const auto bytes = lines.to_bytes();
  const auto done = command.output.empty() ? print(bytes) : write_file(command.output, bytes);
  if (!done) return tl::unexpected(done.error());
  return *whole ? clean : failed;
}

}  // namespace

void add_lines_command(CLI::App& app, int& exit_code) {
  auto* command =
      app.add_subcommand("lines", "Sum up which lines recur over the articles of a source, for clean --lines");
  auto options = std::make_shared<LinesCommand>();
  command->add_option("SUMMARY", options->summaries, "Summaries to merge")->type_name("");
  command->add_flag("--jsonl", options->jsonl,
                    "Read records {\"text\"}, one a line, from standard input (.gz and .zst, too)");
  add_stream_options(*command, options->stream, false);
  command->add_option("-j,--jobs", options->stream.jobs, "Threads; 0 means one per processor")
      ->type_name("N")
      ->capture_default_str();
  command->add_option("-o,--output", options->output, "Write the summary to a file, not to standard output")
      ->type_name("FILE");
  command->callback([options, &exit_code] {
    const auto ended = run(*options);
    if (!ended) complain(ended.error());
    exit_code = ended.value_or(failed);
  });
}

}  // namespace copydesk::cli
