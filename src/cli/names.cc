#include <memory>
#include <utility>

#include "command.h"
#include "inputs.h"
#include "stream.h"

#include "copydesk/names/name_summary.h"

namespace copydesk::cli {
namespace {

struct NamesOptions {
  std::vector<std::string> paths = {};
  std::string format = "text";
  std::string output = {};
  std::size_t spellings = 0;
  StreamOptions stream = {};
  bool jsonl = false;
};

/// The names of a batch, and whether all of it could be read.
struct Batch {
  NameSummary names = {};
  bool whole = true;
};

NameSummary merged(std::vector<NameSummary> summaries) {
  for (std::size_t i = 1; i < summaries.size(); ++i) {
    summaries.front().merge(summaries[i]);
    summaries[i] = {};
  }
  return std::move(summaries.front());
}

Result<Batch> names_of_records(const NamesOptions& options, const Engine& engine) {
  std::vector<NameSummary> summaries(options.stream.threads());
  const Stream stream{.paths = options.paths,
                      .work = [&](unsigned thread) -> RecordWork {
                        return [&engine, &summary = summaries[thread],
                                scratch = std::make_shared<Engine::Scratch>(engine)](Record& record, BatchOutput&) {
                          const auto text = Text::decode(std::move(record.text), TextSource::unicode);
                          if (!text) return Result<void>(tl::unexpected(text.error()));
                          summary.add(record.name, engine.names(*text, *scratch));
                          return Result<void>();
                        };
                      },
                      .writes_records = false};
  const auto whole = run_stream(stream, options.stream);
  if (!whole) return tl::unexpected(whole.error());
  return Batch{.names = merged(std::move(summaries)), .whole = *whole};
}

Batch names_of_files(const NamesOptions& options, const Engine& engine) {
  auto inputs = inputs_of(options.paths, "");
  std::vector<NameSummary> summaries(options.stream.threads());
  for_each_input(inputs, engine, options.stream.jobs, [&](Input& input, Engine::Scratch& scratch, unsigned thread) {
    summaries[thread].add(input.path, engine.names(*input.text, scratch));
    input.text.reset();
  });
  Batch batch{.names = merged(std::move(summaries))};
  for (const auto& input : inputs) {
    if (!input.error) continue;
    complain(*input.error);
    batch.whole = false;
  }
  return batch;
}

Result<int> run(const NamesOptions& options, const DataOptions& data) {
  const auto sources = find_data(data);
  if (!sources) return tl::unexpected(sources.error());
  const auto engine = Engine::load(*sources);
  if (!engine) return tl::unexpected(engine.error());
  if (options.paths.empty() && !options.jsonl)
    return fail("names", "needs files or folders", "or --jsonl with articles on standard input");
  const auto batch = options.jsonl ? names_of_records(options, *engine) : names_of_files(options, *engine);
  if (!batch) return tl::unexpected(batch.error());
  const auto clusters = batch->names.clusters();
  const bool json = options.format == "json";
  const std::size_t least = options.spellings > 0 ? options.spellings : json ? 1 : 2;
  const auto report = json ? names_json(clusters, least) : names_text(clusters, least);
  const auto done = options.output.empty() ? print(report) : write_file(options.output, report);
  if (!done) return tl::unexpected(done.error());
  return batch->whole ? clean : failed;
}

}  // namespace

void add_names_command(CLI::App& app, const DataOptions& data, int& exit_code) {
  auto* command = app.add_subcommand("names", "Show under which spellings names stand in a batch of articles");
  auto options = std::make_shared<NamesOptions>();
  command->add_option("PATH", options->paths, "Files, folders (all .txt below them), or - for standard input")
      ->type_name("");
  command->add_flag("--jsonl", options->jsonl,
                    "The files (default: standard input; .gz and .zst, too) hold an article a line: {\"id\": …, "
                    "\"text\": \"…\"}");
  add_stream_options(*command, options->stream, false);
  command->add_option("--format", options->format, "How to write the names")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str()
      ->type_name("WORD");
  command
      ->add_option("--spellings", options->spellings,
                   "Only names with at least N spellings (default: 2 as text, 1 as json)")
      ->type_name("N");
  command->add_option("-o,--output", options->output, "Write the result to a file, not to standard output")
      ->type_name("FILE");
  command->add_option("-j,--jobs", options->stream.jobs, "Threads; 0 means one per processor")
      ->type_name("N")
      ->capture_default_str();
  command->callback([options, &data, &exit_code] {
    const auto ended = run(*options, data);
    if (!ended) complain(ended.error());
    exit_code = ended.value_or(failed);
  });
}

}  // namespace copydesk::cli
