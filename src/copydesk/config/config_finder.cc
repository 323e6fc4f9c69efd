#include "copydesk/config/config_finder.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "copydesk/config/json_source.h"

namespace copydesk {
namespace {

namespace fs = std::filesystem;

constexpr const char* file_name = "copydesk.json";

bool says_nothing(const HouseRules& rules) {
  return rules.severities.empty() && rules.accepted.empty() && rules.rejected.empty() && rules.names.empty() &&
         rules.dictionaries.empty() && rules.english == English::any;
}

bool is_there(const fs::path& path) {
  std::error_code error;
  return fs::exists(path, error);
}

}  // namespace

Result<const ConfigFile*> ConfigFinder::file(const fs::path& path) {
  auto& known = read_[path];
  if (!known) {
    auto read = read_config_file(path, options_.rules);
    if (!read) return tl::unexpected(read.error());
    known = std::make_unique<ConfigFile>(std::move(*read));
  }
  return known.get();
}

Result<std::vector<const ConfigFile*>> ConfigFinder::files_for(const fs::path& folder) {
  if (const auto known = by_folder_.find(folder); known != by_folder_.end()) return known->second;
  std::vector<const ConfigFile*> files;
  bool stop = is_there(folder / ".git") || folder == folder.parent_path();
  const ConfigFile* own = nullptr;
  if (is_there(folder / file_name)) {
    const auto read = file(folder / file_name);
    if (!read) return tl::unexpected(read.error());
    own = *read;
    stop = stop || own->root;
  }
  if (!stop) {
    auto above = files_for(folder.parent_path());
    if (!above) return above;
    files = std::move(*above);
  }
  if (own != nullptr) files.push_back(own);
  by_folder_.emplace(folder, files);
  return files;
}

Result<Settings> ConfigFinder::profile(const Setting<std::string>& name) {
  std::vector<std::string> known;
  std::error_code error;
  for (fs::directory_iterator entry(options_.profiles, error), end; !error && entry != end; entry.increment(error)) {
    if (entry->path().extension() == ".json") known.push_back(entry->path().stem().string());
  }
  std::sort(known.begin(), known.end());
  if (std::find(known.begin(), known.end(), name.value) == known.end()) {
    return fail(name.origin, fmt::format("there is no profile “{}”", name.value),
                fmt::format("{}allowed: {}", did_you_mean(name.value, known), fmt::join(known, ", ")));
  }
  const auto read = file(options_.profiles / (name.value + ".json"));
  if (!read) return tl::unexpected(read.error());
  auto settings = (*read)->settings;
  const auto origin = "profile " + name.value;
  for (auto& rule : settings.rules) rule.origin = origin;
  if (settings.severity) settings.severity->origin = origin;
  if (settings.fail_on) settings.fail_on->origin = origin;
  if (settings.english) settings.english->origin = origin;
  return settings;
}

Result<const ConfigFinder::Merged*> ConfigFinder::merge(const std::vector<const Settings*>& layers) {
  if (const auto known = merged_.find(layers); known != merged_.end()) return &known->second;
  Settings configured;
  for (const auto* layer : layers) configured = merged(std::move(configured), *layer);
  auto base = default_settings();
  if (configured.profile) {
    const auto of_profile = profile(*configured.profile);
    if (!of_profile) return tl::unexpected(of_profile.error());
    base = merged(std::move(base), *of_profile);
  }
  Merged result{.settings = std::make_shared<const Settings>(merged(std::move(base), configured))};
  if (auto rules = house_rules(*result.settings); !says_nothing(rules)) {
    auto house = HouseStyle::make(std::move(rules));
    if (!house) return tl::unexpected(house.error());
    result.house = std::make_shared<const HouseStyle>(std::move(*house));
  }
  return &merged_.emplace(layers, std::move(result)).first->second;
}

Result<ArticleConfig> ConfigFinder::find(const std::string& article) {
  std::error_code error;
  const auto path = fs::absolute(article == "-" ? "standard input" : article, error).lexically_normal();
  std::vector<const ConfigFile*> files;
  if (options_.only) {
    const auto read = file(*options_.only);
    if (!read) return tl::unexpected(read.error());
    files = {*read};
  } else {
    auto found = files_for(path.parent_path());
    if (!found) return tl::unexpected(found.error());
    files = std::move(*found);
  }
  std::vector<const Settings*> layers;
  ArticleConfig config;
  for (const auto* read : files) {
    config.files.push_back(read->path);
    layers.push_back(&read->settings);
    for (const auto& part : read->overrides) {
      const auto relative = path.lexically_relative(part.folder).string();
      const bool fits = !relative.starts_with("..") && std::any_of(part.files.begin(), part.files.end(),
                                                                   [&](const Glob& g) { return g.fits(relative); });
      if (fits) layers.push_back(&part.settings);
    }
  }
  const auto all = merge(layers);
  if (!all) return tl::unexpected(all.error());
  config.settings = (*all)->settings;
  config.house = (*all)->house;
  if (const auto sidecar = sidecar_of(path); article != "-" && is_there(sidecar)) {
    std::ifstream in(sidecar, std::ios::binary);
    const std::string json(std::istreambuf_iterator<char>(in), {});
    auto read = read_sidecar(sidecar_of(article).string(), json, options_.rules);
    if (!read) return tl::unexpected(read.error());
    config.suppressions = std::move(*read);
  }
  std::copy_if(config.settings->suppress.begin(), config.settings->suppress.end(),
               std::back_inserter(config.suppressions), [&](const Suppression& s) { return s.concerns(path); });
  return config;
}

}  // namespace copydesk
