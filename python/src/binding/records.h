#pragma once

#include <cstdint>
#include <functional>
#include <nanobind/nanobind.h>
#include <optional>
#include <string>
#include <vector>

#include "arrow_input.h"

#include "copydesk/result.h"
#include "copydesk/text/text.h"

namespace copydesk::python {

/// Does `work(record, worker)` for each of `count` records with some threads (0: one per processor). Call it with the
/// GIL released: it takes it now and then to hear of Ctrl-C, which ends it.
void for_each_record(std::size_t count, unsigned threads, const std::function<void(std::size_t record)>& work);

/// A text that a user gave: a str, or bytes as they arrived.
struct GivenText {
  std::string bytes = {};
  bool is_str = true;

  [[nodiscard]] TextSource source() const { return is_str ? TextSource::unicode : TextSource::file; }
};
/// Fails on what is neither, and on a str with lone surrogates; `where` names it.
[[nodiscard]] GivenText given_text(nanobind::handle text, const std::string& where);

/// Names of the columns that are read.
struct ColumnNames {
  std::string text = "text";
  std::optional<std::string> id = "id";  ///< none: the records have no ids
  std::optional<std::string> html = {};  ///< read where there is no text
};

/// The records of one batch that came through Arrow.
class BatchRecords {
 public:
  BatchRecords(const ArrowInput& input, std::size_t batch, const ColumnNames& names);

  [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(texts_.size()); }
  /// The id in words, and as JSON; both empty where there is none.
  [[nodiscard]] std::string name(std::size_t row) const { return ids_.name(static_cast<std::int64_t>(row)); }
  [[nodiscard]] std::string id_json(std::size_t row) const { return ids_.json(static_cast<std::int64_t>(row)); }
  struct Content {
    GivenText text = {};
    bool is_html = false;
  };
  /// Fails where there is none, or where it has more than `longest` bytes (0: no limit).
  [[nodiscard]] Result<Content> content(std::size_t row, std::size_t longest) const;

 private:
  TextCells texts_;
  IdCells ids_;
  std::optional<TextCells> html_ = {};
};

/// The id column, if there is one. Its default name may be missing, one that a user chose may not.
[[nodiscard]] std::optional<std::size_t> id_column(const ArrowInput& input, const ColumnNames& names);

}  // namespace copydesk::python
