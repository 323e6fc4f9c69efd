#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "copydesk/result.h"

namespace copydesk {

/// A row of a table of two columns, parted by a tab.
struct TableRow {
  std::string_view file = {};
  int line = 0;
  std::string_view first = {}, second = {};

  [[nodiscard]] std::string where() const;  ///< "…/cues.tsv:12"
};

/// Calls `use` for each row behind the header; "#" comments and empty lines are skipped. Ends at the first error, its
/// own or that of `use`.
[[nodiscard]] Result<void> for_each_row(const std::filesystem::path& file,
                                        const std::function<Result<void>(const TableRow&)>& use);

}  // namespace copydesk
