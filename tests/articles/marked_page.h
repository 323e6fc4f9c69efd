#pragma once

#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "support.h"

namespace copydesk::testing_support {

/// A page of tests/articles/lines, in which each line has what it is before it: "+paragraph", "-share" (+: text of the
/// article), and a tab.
struct MarkedPage {
  std::string text = {};
  std::vector<std::string> lines = {};  ///< "+paragraph: the line", those that are not blank
};

inline MarkedPage read_marked_page(const std::filesystem::path& file) {
  MarkedPage page;
  std::istringstream in(read_file(file));
  for (std::string line; std::getline(in, line);) {
    const auto tab = line.find('\t');
    if (tab == line.npos) {
      page.text += line + '\n';
      continue;
    }
    page.text += line.substr(tab + 1) + '\n';
    page.lines.push_back(line.replace(tab, 1, ": "));
  }
  return page;
}

inline std::vector<std::filesystem::path> marked_pages() {
  std::vector<std::filesystem::path> result;
  for (const auto& entry : std::filesystem::directory_iterator(COPYDESK_SOURCE_DIR "/tests/articles/lines"))
    result.push_back(entry.path());
  std::sort(result.begin(), result.end());
  return result;
}

}  // namespace copydesk::testing_support
