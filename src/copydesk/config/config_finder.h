#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "copydesk/config/config_file.h"
#include "copydesk/config/settings.h"
#include "copydesk/house/house_style.h"
#include "copydesk/result.h"

namespace copydesk {

/// Where configuration is looked for.
struct ConfigOptions {
  std::filesystem::path profiles = {};             ///< folder of the profiles; empty: there are none
  std::optional<std::filesystem::path> only = {};  ///< this file, and none is looked for
  std::vector<std::string> rules = {};             ///< ids; empty: any is taken as it is
};

/// What holds for one article.
struct ArticleConfig {
  std::shared_ptr<const Settings> settings = {};  ///< merged; severity, fail_on and english are always there
  std::shared_ptr<const HouseStyle> house = {};   ///< nullptr: nothing of its own
  std::vector<Suppression> suppressions = {};     ///< of the sidecar and of copydesk.json, that concern the article
  std::vector<std::filesystem::path> files = {};  ///< copydesk.json files, the farthest first
};

/// Finds the configuration of articles: copydesk.json in the article's folder and those above it up to one with
/// `"root": true` or a folder with .git; the nearer file over the farther. Files are read once and kept, so it sees no
/// later changes. For one thread.
class ConfigFinder {
 public:
  explicit ConfigFinder(ConfigOptions options) : options_(std::move(options)) {}

  /// Of an article by its path; "-" is a file in the current folder without sidecar. Fails where a file is wrong, with
  /// line and column.
  [[nodiscard]] Result<ArticleConfig> find(const std::string& article);

 private:
  struct Merged {
    std::shared_ptr<const Settings> settings = {};
    std::shared_ptr<const HouseStyle> house = {};
  };
  Result<const ConfigFile*> file(const std::filesystem::path& path);
  Result<std::vector<const ConfigFile*>> files_for(const std::filesystem::path& folder);
  Result<Settings> profile(const Setting<std::string>& name);
  Result<const Merged*> merge(const std::vector<const Settings*>& layers);

  ConfigOptions options_;
  std::map<std::filesystem::path, std::unique_ptr<ConfigFile>> read_ = {};
  std::map<std::filesystem::path, std::vector<const ConfigFile*>> by_folder_ = {};
  std::map<std::vector<const Settings*>, Merged> merged_ = {};
};

}  // namespace copydesk
