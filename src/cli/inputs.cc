#include "inputs.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <filesystem>
#include <thread>

#include "command.h"

namespace copydesk::cli {
namespace {

namespace fs = std::filesystem;

Result<std::vector<std::string>> articles_below(const std::string& folder, const std::string& report_folder) {
  std::vector<std::string> found;
  std::error_code error;
  fs::recursive_directory_iterator walk(folder, fs::directory_options::skip_permission_denied, error);
  for (const fs::recursive_directory_iterator end; !error && walk != end; walk.increment(error)) {
    std::error_code ignored;
    if (walk->is_directory(ignored)) {
      if (!report_folder.empty() && fs::equivalent(walk->path(), report_folder, ignored))
        walk.disable_recursion_pending();
    } else if (walk->path().extension() == ".txt" && walk->is_regular_file(ignored)) {
      found.push_back(walk->path().string());
    }
  }
  if (error) return fail(folder, "cannot be listed: " + error.message());
  if (found.empty()) return fail(folder, "holds no .txt file", "name the files themselves if they end otherwise");
  std::sort(found.begin(), found.end());
  return found;
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
    } else if (auto articles = articles_below(path, report_folder)) {
      for (auto& article : *articles) inputs.push_back({.path = std::move(article)});
    } else {
      inputs.push_back({.path = path, .error = articles.error()});
    }
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
