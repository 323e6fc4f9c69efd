#include <algorithm>
#include <atomic>
#include <fnmatch.h>
#include <iostream>
#include <map>
#include <optional>
#include <set>
#include <thread>

#include "command.h"
#include <fmt/format.h>

#include "copydesk/report/report.h"

namespace copydesk::cli {
namespace {

namespace fs = std::filesystem;

struct CheckOptions {
  std::vector<std::string> paths = {};
  std::string format = "text";
  std::string severity = "warning";
  std::string fail_on = "warning";
  std::string report = {};
  std::string output = {};
  std::string colour = "auto";
  std::vector<std::string> only = {}, without = {};
  unsigned jobs = 0;
  bool brief = false;
  bool quiet = false;
};

// One input: its text, or why there is none.
struct Input {
  std::string path = {};
  std::optional<Text> text = {};
  std::vector<Finding> findings = {};
  Error error = {};
};

bool is_article(const fs::path& path) {
  return path.extension() == ".txt";
}

// Files as they are named; folders give the .txt files below them, sorted, but nothing below the report folder.
Result<std::vector<Input>> inputs_of(const CheckOptions& options) {
  std::vector<Input> inputs;
  for (const auto& path : options.paths) {
    std::error_code error;
    if (path == "-" || !fs::is_directory(path, error)) {
      inputs.push_back({.path = path});
      continue;
    }
    std::vector<std::string> found;
    fs::recursive_directory_iterator walk(path, fs::directory_options::skip_permission_denied, error);
    for (const fs::recursive_directory_iterator end; !error && walk != end; walk.increment(error)) {
      std::error_code ignored;
      if (!options.report.empty() && fs::equivalent(walk->path(), options.report, ignored))
        walk.disable_recursion_pending();
      if (walk->is_regular_file(ignored) && is_article(walk->path())) found.push_back(walk->path().string());
    }
    if (error) return fail(path, "cannot be listed: " + error.message());
    if (found.empty())
      return fail(path, "holds no .txt file", "name the files themselves if their names end otherwise");
    std::sort(found.begin(), found.end());
    for (auto& file : found) inputs.push_back({.path = std::move(file)});
  }
  return inputs;
}

void check(Input& input, const Engine& engine, Engine::Scratch& scratch) {
  auto bytes = read_input(input.path);
  if (!bytes) {
    input.error = bytes.error();
    return;
  }
  auto text = Text::decode(std::move(*bytes));
  if (!text) {
    input.error = text.error();
    if (input.error.where.empty()) input.error.where = input.path;
    return;
  }
  input.text.emplace(std::move(*text));
  input.findings = engine.check(*input.text, scratch);
}

void check_all(std::vector<Input>& inputs, const Engine& engine, unsigned jobs) {
  if (jobs == 0) jobs = std::max(1U, std::thread::hardware_concurrency());
  jobs = std::min<unsigned>(jobs, static_cast<unsigned>(inputs.size()));
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    Engine::Scratch scratch(engine);
    for (auto i = next++; i < inputs.size(); i = next++) check(inputs[i], engine, scratch);
  };
  std::vector<std::thread> others;
  for (unsigned j = 1; j < jobs; ++j) others.emplace_back(work);
  work();
  for (auto& thread : others) thread.join();
}

bool matches_any(const std::string& rule, const std::vector<std::string>& globs) {
  return std::any_of(globs.begin(), globs.end(),
                     [&](const std::string& glob) { return ::fnmatch(glob.c_str(), rule.c_str(), 0) == 0; });
}

// A file name for each document's report: the article's own, made different where two would be the same.
std::vector<std::string> report_names(std::span<const CheckedDocument> documents) {
  std::vector<std::string> names;
  std::set<std::string> taken{"index"};
  for (const auto& document : documents) {
    const auto base = document.path == "-" ? std::string("standard-input") : fs::path(document.path).stem().string();
    auto name = base;
    for (int i = 2; !taken.insert(name).second; ++i) name = fmt::format("{}-{}", base, i);
    names.push_back(std::move(name));
  }
  return names;
}

Result<void> write_reports(std::span<const CheckedDocument> documents, const ReportContext& context,
                           const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return fail(folder.string(), "cannot be made: " + error.message());
  std::vector<std::string> links;
  const auto names = report_names(documents);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    links.push_back(names[i] + ".html");
    if (auto done = write_file(folder / links.back(), html_report(documents[i], context)); !done) return done;
    if (auto done = write_file(folder / (names[i] + ".json"), json_report(documents.subspan(i, 1), context)); !done)
      return done;
  }
  return write_file(folder / "index.html", html_index(documents, links, context));
}

std::string formatted(std::span<const CheckedDocument> documents, const ReportContext& context,
                      const CheckOptions& options) {
  if (options.format == "json") return json_report(documents, context);
  if (options.format == "sarif") return sarif_report(documents, context);
  if (options.format == "markdown") return markdown_report(documents, context);
  if (options.format == "html") return html_report(documents.front(), context);
  return text_report(documents, context,
                     {.colour = options.output.empty() && wants_colour(options.colour), .excerpts = !options.brief});
}

int run(const CheckOptions& options, const DataOptions& data) {
  auto sources = find_data(data);
  auto inputs = inputs_of(options);
  if (!sources || !inputs) {
    complain(sources ? inputs.error() : sources.error());
    return failed;
  }
  if (options.format == "html" && inputs->size() != 1) {
    complain({.message = "--format html makes the page of one article", .remedy = "for several give --report DIR"});
    return failed;
  }
  const auto engine = Engine::load(*sources);
  if (!engine) {
    complain(engine.error());
    return failed;
  }
  check_all(*inputs, *engine, options.jobs);

  bool all_read = true;
  const auto lowest = *parse_severity(options.severity);
  const auto fatal = parse_severity(options.fail_on);
  bool any_fatal = false;
  std::vector<CheckedDocument> documents;
  for (auto& input : *inputs) {
    if (!input.text) {
      complain(input.error);
      all_read = false;
      continue;
    }
    std::erase_if(input.findings, [&](const Finding& f) {
      return (!options.only.empty() && !matches_any(f.rule, options.only)) || matches_any(f.rule, options.without);
    });
    any_fatal |= fatal && std::any_of(input.findings.begin(), input.findings.end(),
                                      [&](const Finding& f) { return f.severity >= *fatal; });
    documents.push_back({.path = input.path, .text = &*input.text, .findings = std::move(input.findings)});
  }
  const ReportContext context{.version = COPYDESK_VERSION, .rules = engine->rules()};
  // The pages have a filter of their own, with advice switched off at first.
  if (!options.report.empty()) {
    if (auto done = write_reports(documents, context, options.report); !done) {
      complain(done.error());
      return failed;
    }
  }
  for (auto& document : documents)
    std::erase_if(document.findings, [&](const Finding& f) { return f.severity < lowest; });
  if (!options.quiet && !(options.format == "html" && documents.empty())) {
    const auto report = formatted(documents, context, options);
    if (options.output.empty()) {
      print(report);
    } else if (auto done = write_file(options.output, report); !done) {
      complain(done.error());
      return failed;
    }
  }
  return !all_read ? failed : any_fatal ? findings : clean;
}

}  // namespace

void add_check_command(CLI::App& app, const DataOptions& data, int& exit_code) {
  auto* command = app.add_subcommand("check", "Find what an editor would stop in articles");
  auto options = std::make_shared<CheckOptions>();
  command->add_option("PATH", options->paths, "Files, folders (all .txt below them), or - for standard input")
      ->required();
  command->add_option("--format", options->format, "text, json, sarif, markdown or html")
      ->check(CLI::IsMember({"text", "json", "sarif", "markdown", "html"}))
      ->capture_default_str();
  command->add_option("--severity", options->severity, "Lowest severity shown: error, warning or advice")
      ->check(CLI::IsMember({"error", "warning", "advice"}))
      ->capture_default_str();
  command->add_option("--fail-on", options->fail_on, "Lowest severity that makes the exit code 1, or never")
      ->check(CLI::IsMember({"error", "warning", "advice", "never"}))
      ->capture_default_str();
  command->add_option("--report", options->report, "Also write DIR/NAME.html, DIR/NAME.json and DIR/index.html")
      ->type_name("DIR");
  command->add_option("-o,--output", options->output, "Write the result to a file, not to standard output")
      ->type_name("FILE");
  command->add_option("--only", options->only, "Only rules with this id; * stands for anything")
      ->type_name("RULE")
      ->allow_extra_args(false);
  command->add_option("--without", options->without, "All rules but this; * stands for anything")
      ->type_name("RULE")
      ->allow_extra_args(false);
  command->add_option("--color", options->colour, "auto, always or never")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->capture_default_str();
  command->add_flag("--brief", options->brief, "One line a finding, without the quoted text");
  command->add_flag("-q,--quiet", options->quiet, "Print no findings; the exit code tells");
  command->add_option("-j,--jobs", options->jobs, "Threads; 0 means one per processor")->capture_default_str();
  command->callback([options, &data, &exit_code] { exit_code = run(*options, data); });
}

}  // namespace copydesk::cli
