#pragma once

#include <span>
#include <string>
#include <vector>

#include "command.h"
#include <CLI/CLI.hpp>

#include "copydesk/config/config_finder.h"
#include "copydesk/engine/engine.h"

namespace copydesk::cli {

/// Which configuration a command uses.
struct ConfigChoice {
  std::string file = {};  ///< --config
  bool none = false;      ///< --no-config
};

void add_config_options(CLI::App& command, ConfigChoice& choice);

/// Where configuration is looked for. Rule ids in it must be among the engine's, unless other rules were given
/// (`--rules`).
[[nodiscard]] ConfigOptions config_options(const ConfigChoice& choice, const DataOptions& data, const Engine& engine);

/// The configuration of one article after another, and which suppressions have been of use.
class ArticleSettings {
 public:
  ArticleSettings(const ConfigChoice& choice, const DataOptions& data, const Engine& engine);

  [[nodiscard]] Result<ArticleConfig> find(const std::string& path);

  /// Marks suppressed findings, also by the runs that they are shown as, and notes what was of use.
  void suppress(const ArticleConfig& config, const Text& text, std::vector<Finding>& findings);
  /// Tells on standard error of suppressions that have expired or fit nothing any more. One in a copydesk.json is known
  /// to fit nothing only when all that it concerns was checked: a folder given as an input that holds the file.
  void report_stale(std::span<const std::string> inputs) const;

 private:
  struct Use {
    Suppression entry = {};
    bool in_sidecar = false;
    bool used = false;
  };
  const Engine& engine_;
  bool none_ = false;
  ConfigFinder finder_;
  std::string today_;
  std::map<std::string, Use> uses_ = {};  // by origin
};

}  // namespace copydesk::cli
