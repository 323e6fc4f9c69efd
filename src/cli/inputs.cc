#include "inputs.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <filesystem>
#include <iterator>
#include <thread>

#include "command.h"

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

void check(Input& input, const Engine& engine, Engine::Scratch& scratch) {
  if (input.error) return;
  try {
    auto bytes = read_input(input.path);
    auto text = bytes ? Text::decode(std::move(*bytes)) : tl::unexpected(bytes.error());
    if (text) {
      input.text.emplace(std::move(*text));
      input.findings = engine.check(*input.text, scratch);
      return;
    }
    input.error = text.error();
    if (input.error->where.empty()) input.error->where = input.path;
  } catch (const std::exception& error) {  // memory, most likely; the other articles can still be checked
    input.text.reset();
    input.error = Error{.where = input.path, .message = error.what()};
  }
}

}  // namespace

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

void check_all(std::span<Input> inputs, const Engine& engine, unsigned jobs) {
  if (jobs == 0) jobs = std::max(1U, std::thread::hardware_concurrency());
  const auto threads = std::min<std::size_t>(jobs, inputs.size());
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    Engine::Scratch scratch(engine);
    for (auto i = next++; i < inputs.size(); i = next++) check(inputs[i], engine, scratch);
  };
  std::vector<std::jthread> others;
  for (std::size_t thread = 1; thread < threads; ++thread) others.emplace_back(work);
  work();
}

}  // namespace copydesk::cli
