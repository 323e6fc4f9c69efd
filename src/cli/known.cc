#include "known.h"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>
#include <set>

#include "command.h"
#include "git.h"
#include <fmt/format.h>

#include "copydesk/baseline/baseline.h"

namespace copydesk::cli {
namespace {

namespace fs = std::filesystem;

// How a baseline names an article: relative to its own folder, so that it holds in every checkout.
std::string path_in(const std::string& baseline, const std::string& article) {
  if (article == "-") return article;
  std::error_code ignored;
  const auto folder = fs::weakly_canonical(baseline, ignored).parent_path();
  const auto relative = fs::weakly_canonical(article, ignored).lexically_relative(folder);
  return relative.empty() ? article : relative.string();
}

Result<void> compare_with_file(const std::string& file, std::vector<Input>& inputs,
                               std::vector<std::vector<AbsentFinding>>& absent) {
  const auto content = read_input(file);
  if (!content) return fail(file, content.error().message, "make it with --write-baseline");
  auto baseline = Baseline::read(file, *content);
  if (!baseline) return tl::unexpected(baseline.error());
  std::map<std::string, std::size_t> checked;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (inputs[i].error) continue;
    const auto path = path_in(file, inputs[i].path);
    checked.emplace(path, i);
    baseline->compare(path, *inputs[i].text, inputs[i].findings);
  }
  std::map<std::string, bool> gone;
  const auto is_gone = [&](const std::string& path) {
    const auto [known, is_new] = gone.emplace(path, false);
    std::error_code ignored;
    if (is_new) known->second = path != "-" && !fs::exists(fs::path(file).parent_path() / path, ignored);
    return known->second;
  };
  for (auto& input : inputs) {
    if (!input.error) baseline->compare_with_gone(*input.text, input.findings, is_gone);
  }
  std::size_t stale = 0;
  for (const auto& entry : baseline->unmatched()) {
    const auto at = checked.find(entry.path);
    stale += at != checked.end() || is_gone(entry.path) ? 1 : 0;
    if (at != checked.end())
      absent[at->second].push_back({.rule = entry.rule, .fingerprint = entry.fingerprint, .message = entry.message});
  }
  if (stale > 0) {
    std::cerr << fmt::format("copydesk: {}: {} of its findings {} no more; --write-baseline drops {}\n", file, stale,
                             stale == 1 ? "is there" : "are there", stale == 1 ? "it" : "them");
  }
  return {};
}

Result<void> compare_with_revision(const std::string& revision, std::vector<Input>& inputs, const Engine& engine,
                                   ArticleSettings& settings, std::vector<std::vector<AbsentFinding>>& absent) {
  std::map<fs::path, GitRevision> revisions;  // folders may be of several repositories
  Engine::Scratch scratch(engine);
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    auto& input = inputs[i];
    if (input.error) continue;
    if (input.path == "-") return fail("--since", "standard input has no old version", "name the file");
    const auto folder = fs::path(input.path).parent_path();
    if (!revisions.contains(folder)) {
      auto found = GitRevision::find(revision, input.path);
      if (!found) return tl::unexpected(found.error());
      revisions.emplace(folder, std::move(*found));
    }
    auto old = revisions.at(folder).content(input.path);
    if (!old) return tl::unexpected(old.error());
    std::vector<BaselineEntry> entries;
    const auto text = *old ? Text::decode(std::move(**old)) : tl::unexpected(Error{});
    if (text) {
      const auto config = settings.find(input.path);
      if (!config) return tl::unexpected(config.error());
      entries = baseline_entries(input.path, *text, engine.check(*text, scratch, {.house = config->house.get()}));
    }
    Baseline baseline(std::move(entries));
    baseline.compare(input.path, *input.text, input.findings);
    for (const auto& entry : baseline.unmatched())
      absent[i].push_back({.rule = entry.rule, .fingerprint = entry.fingerprint, .message = entry.message});
  }
  return {};
}

}  // namespace

void add_known_options(CLI::App& command, KnownOptions& options) {
  auto* baseline =
      command.add_option("--baseline", options.baseline, "Findings in this file are known; only new ones count")
          ->type_name("FILE");
  command.add_flag("--write-baseline", options.write, "Write all present findings to the --baseline file")
      ->needs(baseline);
  command.add_option("--since", options.since, "Only what is new since a git revision counts: a commit, branch or tag")
      ->type_name("REV")
      ->excludes(baseline);
}

Result<void> compare_with_known(const KnownOptions& options, std::vector<Input>& inputs, const Engine& engine,
                                ArticleSettings& settings, std::vector<std::vector<AbsentFinding>>& absent) {
  absent.assign(inputs.size(), {});
  if (!options.baseline.empty()) return compare_with_file(options.baseline, inputs, absent);
  if (!options.since.empty()) return compare_with_revision(options.since, inputs, engine, settings, absent);
  return {};
}

Result<void> write_baseline(const std::string& file, const std::vector<Input>& inputs) {
  std::vector<BaselineEntry> entries;
  for (const auto& input : inputs) {
    if (input.error) continue;
    auto more = baseline_entries(path_in(file, input.path), *input.text, input.findings);
    std::move(more.begin(), more.end(), std::back_inserter(entries));
  }
  const auto count = entries.size();
  if (auto done = write_file(file, Baseline::write(std::move(entries), COPYDESK_VERSION)); !done) return done;
  std::cerr << fmt::format("copydesk: {} finding{} written to {}\n", count, count == 1 ? "" : "s", file);
  return {};
}

}  // namespace copydesk::cli
