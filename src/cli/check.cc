#include <algorithm>
#include <atomic>
#include <iterator>
#include <memory>

#include "batch_names.h"
#include "check_format.h"
#include "command.h"
#include "inputs.h"
#include "known.h"
#include "report_folder.h"
#include "settings.h"
#include "stream.h"

#include "copydesk/corpus/record_output.h"
#include "copydesk/report/report.h"

namespace copydesk::cli {
namespace {

struct CheckOptions {
  std::vector<std::string> paths = {};
  std::string format = "text";
  std::string severity = {};  // empty: as configured
  std::string fail_on = {};
  std::string report = {};
  std::string output = {};
  std::string colour = "auto";
  RuleChoice rules = {};
  std::vector<std::string> facts = {};
  StreamOptions stream = {};
  std::string category = {};  // empty: as configured
  bool brief = false;
  bool quiet = false;
  bool batch = false;
  ConfigChoice config = {};
  KnownOptions known = {};
  bool jsonl = false;
};

// Suppressed findings and known ones are neither shown nor counted.
void set_apart(CheckedDocument& document) {
  auto& findings = document.findings;
  const auto aside =
      std::stable_partition(findings.begin(), findings.end(), [](const Finding& f) { return !f.is_set_aside(); });
  document.set_aside.assign(std::make_move_iterator(aside), std::make_move_iterator(findings.end()));
  findings.erase(aside, findings.end());
}

void drop_below(CheckedDocument& document, Severity lowest) {
  const auto below = [&](const Finding& f) { return f.severity < lowest; };
  std::erase_if(document.findings, below);
  std::erase_if(document.set_aside, below);
}

bool any_at_least(std::span<const Finding> findings, Severity lowest) {
  return std::any_of(findings.begin(), findings.end(), [&](const Finding& f) { return f.severity >= lowest; });
}

void keep_chosen(std::vector<Finding>& findings, const RuleChoice& rules) {
  std::erase_if(findings, [&](const Finding& f) { return !rules.has(f.rule); });
}

/// Of a run in code scanning: the profile that all articles have, so that the runs of two profiles stand side by side.
std::string category_of(const CheckOptions& options, std::span<const Input> inputs) {
  if (!options.category.empty()) return options.category;
  const auto profile = [](const Input& input) {
    return input.config.settings && input.config.settings->profile ? input.config.settings->profile->value : "";
  };
  std::set<std::string> profiles;
  for (const auto& input : inputs) profiles.insert(profile(input));
  return profiles.size() == 1 && !profiles.begin()->empty() ? *profiles.begin() : "check";
}

/// Options that only make sense together.
Result<void> expect_fitting(const CheckOptions& options) {
  const bool has_other_format = options.format != "json" && options.format != "dolma" && options.format != "text";
  if (options.jsonl && (has_other_format || !options.report.empty()))
    return fail("--jsonl", "writes JSON Lines", "--format json (the default) or dolma, and no --report");
  if (options.jsonl && options.batch)
    return fail("--batch", "reads the articles twice, which a stream does not allow",
                "sum them up first: copydesk facts --jsonl, then check --facts FILE");
  if (options.batch && !options.facts.empty())
    return fail("--batch", "makes facts of the articles at hand, and --facts brings others", "give one of them");
  if (!options.jsonl && options.format == "dolma")
    return fail("--format dolma", "is of records", "read them with --jsonl");
  if (!options.jsonl && options.paths.empty())
    return fail("check", "needs files or folders", "or --jsonl with articles on standard input; see --help");
  return {};
}

/// One line a record: {"id", "findings"}, or Dolma's {"id", "attributes"}.
Result<int> check_records(const CheckOptions& options, const Engine& engine, const BatchSpellings* batch) {
  // Records lie in no folder, so that no copydesk.json is theirs.
  const auto lowest = options.severity.empty() ? Severity::warning : *parse_severity(options.severity);
  const auto fatal =  // none for “never”
      options.fail_on.empty() ? std::optional(Severity::warning) : parse_severity(options.fail_on);
  const bool dolma = options.format == "dolma";
  std::atomic<bool> found{false};
  const auto work = [&](Engine::Scratch& scratch, Record& record, BatchOutput& out) -> Result<void> {
    const auto text = Text::decode(std::move(record.text), TextSource::unicode);
    if (!text) return tl::unexpected(text.error());
    CheckedDocument document{.text = &*text,
                             .findings = engine.check(*text, scratch, {.batch = batch, .path = record.name})};
    keep_chosen(document.findings, options.rules);
    engine.join_runs(*text, document.findings);
    if (fatal && any_at_least(document.findings, *fatal)) found = true;
    if (options.quiet) return {};
    std::erase_if(document.findings, [&](const Finding& f) { return f.severity < lowest; });
    (dolma ? append_dolma_line : append_findings_line)(record.id, document, out.records);
    return {};
  };
  const Stream stream{.paths = options.paths,
                      .work = [&](unsigned) -> RecordWork {
                        return [&work, scratch = std::make_shared<Engine::Scratch>(engine)](
                                   Record& record, BatchOutput& out) { return work(*scratch, record, out); };
                      },
                      .writes_records = !options.quiet,
                      .bad_members = dolma ? "\"attributes\":{}," : ""};
  auto stream_options = options.stream;
  stream_options.output = options.output;
  const auto good = run_stream(stream, stream_options);
  if (!good) return tl::unexpected(good.error());
  return !*good ? failed : found ? findings : clean;
}

Result<int> run(const CheckOptions& options, const DataOptions& data) {
  if (auto fit = expect_fitting(options); !fit) return tl::unexpected(fit.error());
  const auto sources = find_data(data);
  if (!sources) return tl::unexpected(sources.error());
  auto inputs = options.jsonl ? std::vector<Input>() : inputs_of(options.paths, options.report);
  if (options.format == "html" && inputs.size() != 1)
    return fail("--format html", "makes the page of one article", "for several give --report DIR");
  const auto loaded = load_engine(*sources);
  if (!loaded) return tl::unexpected(loaded.error());
  const Engine* engine = *loaded;
  for (const auto* patterns : {&options.rules.only, &options.rules.without}) {
    if (auto known = expect_rules(engine->rules(), *patterns); !known) return tl::unexpected(known.error());
  }
  ArticleSettings settings(options.config, data, *engine);
  for (auto& input : inputs) {
    if (input.error) continue;
    auto config = settings.find(input.path);
    if (!config) return tl::unexpected(config.error());
    input.config = std::move(*config);
  }
  auto facts = read_all_facts(options.facts);
  if (!facts) return tl::unexpected(facts.error());
  if (options.batch) *facts = facts_of(inputs, *engine, options.stream.jobs, true);
  std::optional<BatchSpellings> batch;
  if (*facts) batch.emplace((*facts)->names);
  facts->reset();
  const auto* spellings = batch ? &*batch : nullptr;
  if (options.jsonl) return check_records(options, *engine, spellings);
  check_all(inputs, *engine, options.stream.jobs, spellings);
  for (auto& input : inputs) {
    if (!input.error) settings.suppress(input.config, *input.text, input.findings);
    keep_chosen(input.findings, options.rules);
  }
  if (options.rules.only.empty() && options.rules.without.empty()) settings.report_stale(options.paths);
  std::vector<std::vector<AbsentFinding>> absent(inputs.size());
  if (options.known.write) {
    if (auto done = write_baseline(options.known.baseline, inputs); !done) return tl::unexpected(done.error());
  }
  if (auto done = compare_with_known(options.known, inputs, *engine, settings, absent); !done)
    return tl::unexpected(done.error());

  auto exit_code = clean;
  std::vector<CheckedDocument> documents;
  std::vector<Severity> lowest;  // shown, of each document
  std::vector<Error> unread;
  for (auto& input : inputs) {
    if (input.error) {
      complain(*input.error);
      unread.push_back(*input.error);
      exit_code = failed;
      continue;
    }
    const auto& configured = *input.config.settings;
    lowest.push_back(options.severity.empty() ? configured.severity->value : *parse_severity(options.severity));
    auto& document = documents.emplace_back(
        CheckedDocument{.path = input.path,
                        .text = &*input.text,
                        .findings = std::move(input.findings),
                        .absent = std::move(absent[static_cast<std::size_t>(&input - inputs.data())])});
    set_apart(document);
    engine->join_runs(*document.text, document.findings);
    const auto fatal = document.fails_from =  // none for “never”
        options.fail_on.empty() ? configured.fail_on->value : parse_severity(options.fail_on);
    if (exit_code == clean && fatal && any_at_least(document.findings, *fatal)) exit_code = findings;
  }
  const auto category = category_of(options, inputs);
  const ReportContext context{
      .version = COPYDESK_VERSION, .rules = engine->rules(), .unread = unread, .category = category};
  // The pages have a filter of their own, with advice switched off at first.
  if (!options.report.empty()) {
    if (auto done = write_reports(documents, batch_names(documents, *engine), context, options.report); !done)
      return tl::unexpected(done.error());
  }
  for (std::size_t i = 0; i < documents.size(); ++i) drop_below(documents[i], lowest[i]);
  if (options.quiet || (options.format == "html" && documents.empty())) return exit_code;
  const auto report = formatted(documents, context,
                                {.name = options.format,
                                 .colour = options.output.empty() && wants_colour(options.colour),
                                 .excerpts = !options.brief});
  if (!report) return tl::unexpected(report.error());
  const auto done = options.output.empty() ? print(*report) : write_file(options.output, *report);
  if (!done) return tl::unexpected(done.error());
  return exit_code;
}

}  // namespace

void add_check_command(CLI::App& app, const DataOptions& data, int& exit_code) {
  auto* command = app.add_subcommand("check", "Find what an editor would stop in articles");
  auto options = std::make_shared<CheckOptions>();
  command->add_option("PATH", options->paths, "Files, folders (all .txt below them), or - for standard input")
      ->type_name("");
  const auto choice = [&](const char* name, std::string& value, std::vector<std::string> values, const char* what) {
    command->add_option(name, value, what)
        ->check(CLI::IsMember(std::move(values)))
        ->capture_default_str()
        ->type_name("WORD");
  };
  choice("--format", options->format, check_formats(),
         "How to write the findings: text, markdown and html for people, dolma with --jsonl, the others for programs");
  choice("--severity", options->severity, {"error", "warning", "advice"},
         "Lowest severity shown; warning where copydesk.json does not say otherwise");
  choice("--fail-on", options->fail_on, {"error", "warning", "advice", "never"},
         "Lowest severity that makes the exit code 1; warning where copydesk.json does not say otherwise");
  add_config_options(*command, options->config);
  add_known_options(*command, options->known);
  command->add_option("--report", options->report, "Also write DIR/NAME.html, DIR/NAME.json and DIR/index.html")
      ->type_name("DIR");
  command->add_option("-o,--output", options->output, "Write the result to a file, not to standard output")
      ->type_name("FILE");
  command->add_option("--only", options->rules.only, "Only rules with this id; * stands for anything. May be repeated")
      ->type_name("RULE")
      ->allow_extra_args(false);
  command->add_option("--without", options->rules.without, "All rules but this; * stands for anything. May be repeated")
      ->type_name("RULE")
      ->allow_extra_args(false);
  command->add_flag("--batch", options->batch,
                    "Also compare how the articles spell names; the articles of a folder are of one source");
  command
      ->add_option("--facts", options->facts,
                   "Also compare names with those of a batch that copydesk facts summed up. "
                   "May be repeated")
      ->type_name("FILE")
      ->allow_extra_args(false);
  command->add_flag("--jsonl", options->jsonl,
                    "The files (default: standard input; .gz and .zst, too) hold an article a line: {\"id\": …, "
                    "\"text\": \"…\"}; the output has a line for each");
  add_stream_options(*command, options->stream, true);
  command
      ->add_option("--category", options->category,
                   "With --format sarif: tells this run from others over the same commit; else the profile of "
                   "copydesk.json does")
      ->type_name("NAME");
  choice("--color", options->colour, {"auto", "always", "never"}, "Colour the text");
  command->add_flag("--brief", options->brief, "One line a finding, without the quoted text");
  command->add_flag("-q,--quiet", options->quiet, "Print no findings; the exit code tells");
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
