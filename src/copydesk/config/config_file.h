#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "copydesk/config/glob.h"
#include "copydesk/config/settings.h"
#include "copydesk/result.h"

namespace copydesk {

/// A part of a configuration that holds for some files only.
struct ConfigOverride {
  std::vector<Glob> files = {};
  std::filesystem::path folder = {};  ///< what the globs are relative to; absolute
  Settings settings = {};
  std::string origin = {};
};

/// One copydesk.json, with what it extends below it.
struct ConfigFile {
  std::filesystem::path path = {};
  bool root = false;
  Settings settings = {};
  std::vector<ConfigOverride> overrides = {};
};

/// Reads a copydesk.json that stands in `folder` (absolute), and the files that it names (extends, word lists). A rule
/// that is none of `rules` is a mistake, unless that is empty. Errors name file, line and column, and what is allowed.
[[nodiscard]] Result<ConfigFile> read_config(const std::string& name, std::string_view json,
                                             const std::filesystem::path& folder,
                                             std::span<const std::string> rules = {});
/// The same from a file.
[[nodiscard]] Result<ConfigFile> read_config_file(const std::filesystem::path& file,
                                                  std::span<const std::string> rules = {});

}  // namespace copydesk
