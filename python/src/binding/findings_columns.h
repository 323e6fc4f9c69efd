#pragma once

#include <span>
#include <string>

#include "arrow_column.h"
#include "checker.h"

namespace copydesk::python {

/// The columns that a checked batch becomes: `id` as it came, `findings` (or `line`, as `check --jsonl` writes it),
/// `error` and `rules`, the hash of the rule packs. A row a record.
class FindingsColumns {
 public:
  FindingsColumns(const ArrowInput& input, const ColumnNames& names, std::string rules_hash, bool as_lines)
      : input_(input), id_(id_column(input, names)), rules_hash_(std::move(rules_hash)), as_lines_(as_lines) {}

  [[nodiscard]] ArrowColumn empty() const { return columns({}); }
  [[nodiscard]] ArrowColumn of(std::size_t batch, std::span<const CheckedRecord> records) const;

 private:
  [[nodiscard]] ArrowColumn columns(std::optional<std::size_t> batch) const;

  const ArrowInput& input_;
  std::optional<std::size_t> id_;
  std::string rules_hash_;
  bool as_lines_;
};

}  // namespace copydesk::python
