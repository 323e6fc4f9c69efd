#include "copydesk/lines/table_rows.h"

#include <fstream>
#include <utility>

#include <fmt/format.h>

namespace copydesk {

Result<void> for_each_row(const std::filesystem::path& file, const std::function<Result<void>(const TableRow&)>& use) {
  std::ifstream in(file);
  if (!in)
    return fail(file.string(), "cannot be read",
                "install copydesk whole, or set COPYDESK_DATA to the folder that has it");
  std::string line;
  bool header = true;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line[0] == '#' || std::exchange(header, false)) continue;
    const auto where = fmt::format("{}:{}", file.string(), number);
    const auto tab = line.find('\t');
    if (tab == line.npos) return fail(where, "has no tab between its two columns");
    const std::string_view whole = line;
    if (auto done = use({.where = where, .first = whole.substr(0, tab), .second = whole.substr(tab + 1)}); !done)
      return done;
  }
  return {};
}

}  // namespace copydesk
