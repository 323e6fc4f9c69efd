#include "inputs.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <filesystem>
#include <iterator>
#include <thread>

#include "command.h"

#include "copydesk/corpus/article_facts.h"

namespace copydesk::cli {
namespace {

namespace fs = std::filesystem;

// The .txt files of a folder and of those below it; a folder that cannot be listed is an input with an error.
void add_articles(const fs::path& folder, const std::string& report_folder, std::vector<Input>& inputs) {
  std::error_code error, ignored;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (entry->is_directory(ignored)) {
      const bool reports = !report_folder.empty() && fs::equivalent(entry->path(), report_folder, ignored);
      if (!reports && !entry->is_symlink(ignored)) add_articles(entry->path(), report_folder, inputs);
    } else if (entry->path().extension() == ".txt" && entry->is_regular_file(ignored)) {
      inputs.push_back({.path = entry->path().string()});
    }
  }
  if (error) {
    inputs.push_back({.path = folder.string(),
                      .error = Error{.where = folder.string(), .message = "cannot be listed: " + error.message()}});
  }
}

void read(Input& input) {
  if (input.error || input.text) return;
  auto bytes = read_input(input.path);
  auto text = bytes ? Text::decode(std::move(*bytes)) : tl::unexpected(bytes.error());
  if (text) {
    input.text.emplace(std::move(*text));
    return;
  }
  input.error = text.error();
  if (input.error->where.empty()) input.error->where = input.path;
}

unsigned threads_for(std::size_t inputs, unsigned jobs) {
  if (jobs == 0) jobs = std::max(1U, std::thread::hardware_concurrency());
  return static_cast<unsigned>(std::clamp<std::size_t>(inputs, 1, jobs));
}

}  // namespace

void for_each_input(std::span<Input> inputs, const Engine& engine, unsigned jobs,
                    const std::function<void(Input&, Engine::Scratch&, unsigned thread)>& work) {
  std::atomic<std::size_t> next{0};
  const auto run = [&](unsigned thread) {
    Engine::Scratch scratch(engine);
    for (auto i = next++; i < inputs.size(); i = next++) {
      Input& input = inputs[i];
      try {
        read(input);
        if (!input.error) work(input, scratch, thread);
      } catch (const std::exception& error) {  // memory, most likely; the other articles can still be checked
        input.text.reset();
        input.error = Error{.where = input.path, .message = error.what()};
      }
    }
  };
  std::vector<std::jthread> others;
  for (unsigned thread = 1, count = threads_for(inputs.size(), jobs); thread < count; ++thread)
    others.emplace_back(run, thread);
  run(0);
}

std::vector<Input> inputs_of(std::span<const std::string> paths, const std::string& report_folder) {
  std::vector<Input> inputs;
  for (const auto& path : paths) {
    std::error_code ignored;
    if (path == "-" || !fs::is_directory(path, ignored)) {
      inputs.push_back({.path = path});
      continue;
    }
    std::vector<Input> articles;
    add_articles(path, report_folder, articles);
    if (articles.empty()) {
      articles.push_back({.path = path,
                          .error = Error{.where = path,
                                         .message = "holds no .txt file",
                                         .remedy = "name the files themselves if they end otherwise"}});
    }
    std::sort(articles.begin(), articles.end(), [](const Input& a, const Input& b) { return a.path < b.path; });
    std::move(articles.begin(), articles.end(), std::back_inserter(inputs));
  }
  return inputs;
}

void check_all(std::span<Input> inputs, const Engine& engine, unsigned jobs, const BatchSpellings* batch) {
  for_each_input(inputs, engine, jobs, [&](Input& input, Engine::Scratch& scratch, unsigned) {
    input.findings =
        engine.check(*input.text, scratch, {.house = input.config.house.get(), .batch = batch, .path = input.path});
  });
}

Facts facts_of(std::span<Input> inputs, const Engine& engine, unsigned jobs, bool keep_texts) {
  std::vector<Facts> parts(threads_for(inputs.size(), jobs));
  for_each_input(inputs, engine, jobs, [&](Input& input, Engine::Scratch& scratch, unsigned thread) {
    add_article(input.path, *input.text, engine, scratch, parts[thread]);
    if (!keep_texts) input.text.reset();
  });
  for (std::size_t part = 1; part < parts.size(); ++part) parts.front().merge(parts[part]);
  return std::move(parts.front());
}

Result<std::optional<Facts>> read_all_facts(std::span<const std::string> paths) {
  std::optional<Facts> facts;
  for (const auto& path : paths) {
    if (!facts) facts.emplace();
    if (auto read = read_facts(path, *facts); !read) return tl::unexpected(read.error());
  }
  return facts;
}

}  // namespace copydesk::cli
