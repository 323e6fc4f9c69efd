#include "copydesk/lines/rule_kinds.h"

#include "copydesk/lines/table_rows.h"

namespace copydesk {

Result<RuleKinds> read_rule_kinds(const std::filesystem::path& file) {
  RuleKinds kinds;
  const auto done = for_each_row(file, [&](const TableRow& row) -> Result<void> {
    const auto kind = parse_line_kind(row.second);
    if (!kind)
      return fail(row.where(), "there is no kind “" + std::string(row.second) + "”",
                  "allowed: " + std::string(line_kind_names()));
    kinds.emplace(row.first, *kind);
    return {};
  });
  if (!done) return tl::unexpected(done.error());
  return kinds;
}

}  // namespace copydesk
