#include "copydesk/corpus/facts.h"

#include <memory>

#include "command.h"
#include "inputs.h"
#include "stream.h"

#include "copydesk/corpus/article_facts.h"
#include "copydesk/corpus/compression.h"

namespace copydesk::cli {
namespace {

struct FactsOptions {
  std::vector<std::string> paths = {};
  StreamOptions stream = {};
  bool jsonl = false, merge = false;
};

/// Facts, and whether all that they should be made of could be read.
struct ReadFacts {
  Facts facts = {};
  bool whole = true;
};

Result<ReadFacts> facts_of_records(const FactsOptions& options, const Engine& engine) {
  std::vector<Facts> parts(options.stream.threads());
  auto input = options.stream;
  input.output.clear();
  const Stream stream{.paths = options.paths,
                      .work = [&](unsigned thread) -> RecordWork {
                        return [&engine, &part = parts[thread], scratch = std::make_shared<Engine::Scratch>(engine)](
                                   Record& record, BatchOutput&) {
                          const auto text = Text::decode(std::move(record.text), TextSource::unicode);
                          if (!text) return Result<void>(tl::unexpected(text.error()));
                          add_article(record.name, *text, engine, *scratch, part);
                          return Result<void>();
                        };
                      },
                      .writes_records = false};
  const auto whole = run_stream(stream, input);
  if (!whole) return tl::unexpected(whole.error());
  for (std::size_t i = 1; i < parts.size(); ++i) parts.front().merge(parts[i]);
  return ReadFacts{.facts = std::move(parts.front()), .whole = *whole};
}

ReadFacts facts_of_files(const FactsOptions& options, const Engine& engine) {
  auto inputs = inputs_of(options.paths, "");
  ReadFacts result{.facts = facts_of(inputs, engine, options.stream.jobs, false)};
  for (const auto& input : inputs) {
    if (!input.error) continue;
    complain(*input.error);
    result.whole = false;
  }
  return result;
}

Result<ReadFacts> read(const FactsOptions& options, const DataOptions& data) {
  if (options.merge) {
    auto facts = read_all_facts(options.paths);
    if (!facts) return tl::unexpected(facts.error());
    return ReadFacts{.facts = std::move(facts->value())};
  }
  const auto sources = find_data(data);
  if (!sources) return tl::unexpected(sources.error());
  const auto engine = Engine::load(*sources);
  if (!engine) return tl::unexpected(engine.error());
  if (options.jsonl) return facts_of_records(options, *engine);
  return facts_of_files(options, *engine);
}

Result<int> run(const FactsOptions& options, const DataOptions& data) {
  if (options.jsonl && options.merge)
    return fail("facts", "--jsonl reads articles and --merge reads facts", "give one of them");
  if (options.paths.empty() && !options.jsonl)
    return fail("facts", "needs files or folders", "or --jsonl with articles on standard input");
  const auto read_in = read(options, data);
  if (!read_in) return tl::unexpected(read_in.error());
  const auto& path = options.stream.output;
  const auto bytes = compress(to_bytes(read_in->facts), compression_of_name(path));
  const auto done = path.empty() ? print(bytes) : write_file(path, bytes);
  if (!done) return tl::unexpected(done.error());
  return read_in->whole ? clean : failed;
}

}  // namespace

void add_facts_command(CLI::App& app, const DataOptions& data, int& exit_code) {
  auto* command = app.add_subcommand(
      "facts", "Sum up what many articles tell together of names and lines, for check --facts and clean --facts");
  auto options = std::make_shared<FactsOptions>();
  command->add_option("PATH", options->paths, "Files, folders (all .txt below them), or - for standard input")
      ->type_name("");
  command->add_flag("--jsonl", options->jsonl,
                    "The files (default: standard input; .gz and .zst, too) hold an article a line: {\"id\": …, "
                    "\"text\": \"…\"}; what an id has before its last slash is the article's source");
  command->add_flag("--merge", options->merge, "The files are facts of parts: add them up");
  add_stream_options(*command, options->stream, false);
  command
      ->add_option("-o,--output", options->stream.output,
                   "Write the facts to a file (.gz and .zst: compressed), not to standard output")
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
