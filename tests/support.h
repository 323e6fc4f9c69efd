#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

#include "copydesk/engine/engine.h"

namespace copydesk::testing_support {

/// The engine with all the project's rules; loaded once a test program.
inline const Engine& engine() {
  static const auto loaded = Engine::load({.lexicon = COPYDESK_BINARY_DIR "/share/copydesk/lexicon.bin",
                                           .rules = {COPYDESK_SOURCE_DIR "/rules"},
                                           .lines = COPYDESK_SOURCE_DIR "/dictionaries/lines"});
  if (!loaded)
    throw std::runtime_error(loaded.error().where + ": " + loaded.error().message + ". " + loaded.error().remedy);
  return *loaded;
}

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// The articles (*.txt) of a folder, sorted.
inline std::vector<std::filesystem::path> articles_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> result;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".txt") result.push_back(entry.path());
  }
  std::sort(result.begin(), result.end());
  return result;
}

}  // namespace copydesk::testing_support
