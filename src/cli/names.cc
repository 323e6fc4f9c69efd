#include <algorithm>
#include <atomic>
#include <fstream>
#include <iostream>
#include <memory>
#include <mutex>
#include <thread>

#include "command.h"
#include "inputs.h"
#include <nlohmann/json.hpp>

namespace copydesk::cli {
namespace {

struct NamesOptions {
  std::vector<std::string> paths = {};
  std::string format = "text";
  std::string output = {};
  std::size_t spellings = 0;
  unsigned jobs = 0;
  bool jsonl = false;
};

/// An article and the name under which its mentions are reported.
struct BatchArticle {
  std::string path = {}, bytes = {};
};

/// Gives out articles to several threads, one after the other.
class Source {
 public:
  Source(std::vector<Input> inputs, bool jsonl) : inputs_(std::move(inputs)), jsonl_(jsonl) {}

  /// The next article; an empty optional after the last. What cannot be read is complained about and passed over.
  std::optional<BatchArticle> next() {
    const std::lock_guard lock(mutex_);
    return jsonl_ ? next_line() : next_file();
  }
  [[nodiscard]] bool failed() const { return failed_; }
  void fail_with(const Error& error) {
    const std::lock_guard lock(mutex_);
    report(error);
  }

 private:
  void report(const Error& error) {
    failed_ = true;
    complain(error);
  }

  std::optional<BatchArticle> next_file() {
    for (; at_ < inputs_.size();) {
      Input& input = inputs_[at_++];
      if (input.error) {
        report(*input.error);
        continue;
      }
      auto bytes = read_input(input.path);
      if (bytes) return BatchArticle{.path = input.path, .bytes = std::move(*bytes)};
      report(bytes.error());
    }
    return std::nullopt;
  }

  std::optional<BatchArticle> next_line() {
    for (std::string line;;) {
      std::istream* in = stream();
      if (in == nullptr) return std::nullopt;
      if (!std::getline(*in, line)) {
        file_.close();
        opened_ = false;
        ++at_;
        continue;
      }
      ++line_;
      if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
      const auto row = nlohmann::json::parse(line, nullptr, false);
      const bool fits = row.is_object() && row.contains("id") && row.contains("text") && row["text"].is_string();
      if (fits) {
        const auto& id = row["id"];
        return BatchArticle{.path = id.is_string() ? id.get<std::string>() : id.dump(),
                            .bytes = row["text"].get<std::string>()};
      }
      report({.where = inputs_[at_].path + ":" + std::to_string(line_),
              .message = "is no JSON object with “id” and “text”",
              .remedy = "write one article a line: {\"id\": …, \"text\": \"…\"}"});
    }
  }

  std::istream* stream() {
    for (; at_ < inputs_.size(); ++at_) {
      const std::string& path = inputs_[at_].path;
      if (opened_) return path == "-" ? &std::cin : &file_;
      line_ = 0;
      if (path != "-") file_.open(path);
      opened_ = path == "-" || file_.is_open();
      if (opened_) return path == "-" ? &std::cin : &file_;
      report({.where = path, .message = "cannot be read"});
    }
    return nullptr;
  }

  std::vector<Input> inputs_;
  bool jsonl_, failed_ = false, opened_ = false;
  std::mutex mutex_ = {};
  std::size_t at_ = 0, line_ = 0;
  std::ifstream file_ = {};
};

NameSummary summary_of(Source& source, const Engine& engine, unsigned jobs) {
  if (jobs == 0) jobs = std::max(1U, std::thread::hardware_concurrency());
  std::vector<NameSummary> summaries(jobs);
  const auto work = [&](NameSummary& summary) {
    Engine::Scratch scratch(engine);
    while (auto article = source.next()) {
      const auto text = Text::decode(std::move(article->bytes));
      if (!text) {
        source.fail_with({.where = article->path, .message = text.error().message, .remedy = text.error().remedy});
        continue;
      }
      summary.add(article->path, engine.names(*text, scratch));
    }
  };
  {
    std::vector<std::jthread> others;
    for (unsigned thread = 1; thread < jobs; ++thread) others.emplace_back([&, thread] { work(summaries[thread]); });
    work(summaries.front());
  }
  for (unsigned thread = 1; thread < jobs; ++thread) {
    summaries.front().merge(summaries[thread]);
    summaries[thread] = {};
  }
  return std::move(summaries.front());
}

Result<int> run(const NamesOptions& options, const DataOptions& data) {
  const auto sources = find_data(data);
  if (!sources) return tl::unexpected(sources.error());
  const auto engine = Engine::load(*sources);
  if (!engine) return tl::unexpected(engine.error());
  std::vector<std::string> paths = options.paths;
  if (paths.empty() && options.jsonl) paths = {"-"};
  if (paths.empty()) return fail("names", "needs files or folders", "or --jsonl with articles on standard input");
  std::vector<Input> inputs;
  if (options.jsonl) {
    for (const auto& path : paths) inputs.push_back({.path = path});
  } else {
    inputs = inputs_of(paths, "");
  }
  Source source(std::move(inputs), options.jsonl);
  const NameSummary summary = summary_of(source, *engine, options.jobs);
  const auto clusters = summary.clusters();
  const bool json = options.format == "json";
  const std::size_t least = options.spellings > 0 ? options.spellings : json ? 1 : 2;
  const auto report = json ? names_json(clusters, least) : names_text(clusters, least);
  const auto done = options.output.empty() ? print(report) : write_file(options.output, report);
  if (!done) return tl::unexpected(done.error());
  return source.failed() ? failed : clean;
}

}  // namespace

void add_names_command(CLI::App& app, const DataOptions& data, int& exit_code) {
  auto* command = app.add_subcommand("names", "Show under which spellings names stand in a batch of articles");
  auto options = std::make_shared<NamesOptions>();
  command->add_option("PATH", options->paths, "Files, folders (all .txt below them), or - for standard input")
      ->type_name("");
  command->add_flag("--jsonl", options->jsonl,
                    "The files (default: standard input) hold an article a line: {\"id\": …, \"text\": \"…\"}");
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
  command->add_option("-j,--jobs", options->jobs, "Threads; 0 means one per processor")
      ->type_name("N")
      ->capture_default_str();
  command->callback([options, &data, &exit_code] {
    const auto ended = run(*options, data);
    if (!ended) complain(ended.error());
    exit_code = ended.value_or(failed);
  });
}

}  // namespace copydesk::cli
