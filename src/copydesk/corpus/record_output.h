#pragma once

#include <string>
#include <string_view>

#include "copydesk/report/report.h"

namespace copydesk {

/// Appends a record's line of `check --jsonl`: {"id": …, "findings": […]}. `id` is JSON; empty: the record has none.
void append_findings_line(std::string_view id, const CheckedDocument& document, std::string& out);

/// The same for `check --jsonl --format dolma`: {"id": …, "attributes": {…}}.
void append_dolma_line(std::string_view id, const CheckedDocument& document, std::string& out);

}  // namespace copydesk
