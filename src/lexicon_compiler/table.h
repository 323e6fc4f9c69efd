#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "copydesk/result.h"

namespace copydesk {

/// A table of dictionaries/: tab-separated, a header line first, "#" comments and empty lines skipped. Columns are read
/// by name; a row may lack cells at its end, but not have more than the header.
class Table {
 public:
  /// Fails on an unreadable file, on a missing column and on a row with too many cells or an empty first one, naming
  /// file and line.
  [[nodiscard]] static Result<Table> read(const std::filesystem::path& file,
                                          const std::vector<std::string_view>& columns);

  struct Row {
    std::string where = {};               ///< "dictionaries/places.tsv:12"
    std::vector<std::string> cells = {};  ///< in the order of the columns that were asked for
  };
  [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }

 private:
  std::vector<Row> rows_ = {};
};

/// A cell with several values: "Kiev|Kyjiw". Blanks around them are dropped, and empty ones.
[[nodiscard]] std::vector<std::string> list_of(std::string_view cell, char separator = '|');

/// A list file: a word or phrase a line, "#" comments (also behind an entry) and empty lines skipped.
[[nodiscard]] Result<std::vector<std::string>> read_list(const std::filesystem::path& file);

}  // namespace copydesk
