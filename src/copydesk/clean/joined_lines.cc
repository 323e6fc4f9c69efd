#include "copydesk/clean/joined_lines.h"

#include <algorithm>

namespace copydesk {
namespace {

constexpr std::size_t widest = 100, narrowest = 40;  // bytes
constexpr std::string_view blanks = " \t";

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t i = 0; i <= text.size();) {
    const auto end = std::min(text.find('\n', i), text.size());
    lines.push_back(text.substr(i, end - i));
    i = end + 1;
  }
  return lines;
}

}  // namespace

JoinedLines join_lines(std::string_view utf8) {
  const auto lines = lines_of(utf8);
  std::size_t width = 0;
  for (const auto line : lines) width = std::max(width, line.size());
  const bool wrapped = width >= narrowest && width <= widest;
  JoinedLines joined;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto line = lines[i];
    const auto word = std::min(line.find_first_of(blanks), line.size());
    const bool goes_on = wrapped && i > 0 && !line.empty() && !lines[i - 1].empty() && word > 0 &&
                         lines[i - 1].size() >= narrowest && lines[i - 1].size() + 1 + word > width;
    if (goes_on) {
      while (!joined.text.empty() && blanks.find(joined.text.back()) != blanks.npos) joined.text.pop_back();
      joined.text += ' ';
    } else {
      if (i > 0) joined.text += '\n';
      joined.first_line.push_back(static_cast<std::uint32_t>(i));
    }
    joined.text += line;
  }
  return joined;
}

}  // namespace copydesk
