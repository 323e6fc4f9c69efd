#include "settings.h"

#include <algorithm>
#include <filesystem>
#include <iostream>

#include <fmt/format.h>

#include "copydesk/engine/suppressed_runs.h"

namespace copydesk::cli {

ConfigOptions config_options(const ConfigChoice& choice, const DataOptions& data, const Engine& engine) {
  ConfigOptions options{.profiles = find_profiles()};
  if (!choice.file.empty()) options.only = choice.file;
  if (data.rules.empty())
    for (const auto& rule : engine.rules()) options.rules.push_back(rule.id);
  return options;
}

namespace {

std::string wanted(const Suppression& entry) {
  return entry.text ? fmt::format("{} “{}”", entry.rule, *entry.text) : entry.rule;
}

}  // namespace

void add_config_options(CLI::App& command, ConfigChoice& choice) {
  auto* file =
      command.add_option("--config", choice.file, "This configuration, and no copydesk.json near the articles")
          ->type_name("FILE");
  command.add_flag("--no-config", choice.none, "No configuration, no suppressions")->excludes(file);
}

ArticleSettings::ArticleSettings(const ConfigChoice& choice, const DataOptions& data, const Engine& engine)
    : engine_(engine), none_(choice.none), finder_(config_options(choice, data, engine)), today_(today_utc()) {}

Result<ArticleConfig> ArticleSettings::find(const std::string& path) {
  if (!none_) return finder_.find(path);
  return ArticleConfig{.settings = std::make_shared<const Settings>(default_settings())};
}

void ArticleSettings::suppress(const ArticleConfig& config, const Text& text, std::vector<Finding>& findings) {
  const auto used = suppress_with_runs(engine_, config.suppressions, today_, text, findings);
  for (std::size_t i = 0; i < used.size(); ++i) {
    const auto& entry = config.suppressions[i];
    auto& use = uses_[entry.origin];
    use.in_sidecar = entry.folder.empty();
    use.used = use.used || used[i];
    use.entry = entry;
  }
}

void ArticleSettings::report_stale(std::span<const std::string> inputs) const {
  for (const auto& [origin, use] : uses_) {
    if (use.entry.has_expired(today_)) {
      std::cerr << fmt::format("copydesk: {}: the suppression of {} expired after {} ({})\n", origin, wanted(use.entry),
                               *use.entry.expires, use.entry.reason);
      continue;
    }
    const auto holds_all = [&use = use](const std::string& input) {
      std::error_code ignored;
      if (!std::filesystem::is_directory(input, ignored)) return false;
      const auto folder = std::filesystem::weakly_canonical(input, ignored);
      const auto below = std::filesystem::weakly_canonical(use.entry.folder, ignored).lexically_relative(folder);
      return !below.empty() && *below.begin() != "..";
    };
    if (use.used || (!use.in_sidecar && std::none_of(inputs.begin(), inputs.end(), holds_all))) continue;
    std::cerr << fmt::format("copydesk: {}: the suppression of {} fits nothing any more: take it out ({})\n", origin,
                             wanted(use.entry), use.entry.reason);
  }
}

}  // namespace copydesk::cli
