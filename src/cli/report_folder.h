#pragma once

#include <filesystem>
#include <span>

#include "copydesk/report/report.h"
#include "copydesk/result.h"

namespace copydesk::cli {

/// Writes NAME.html and NAME.json for each document, and index.html (with `names`), into a folder, which is made. NAME
/// is the article's own without ending, with a number where two would be the same.
[[nodiscard]] Result<void> write_reports(std::span<const CheckedDocument> documents, std::span<const BatchName> names,
                                         const ReportContext& context, const std::filesystem::path& folder);

}  // namespace copydesk::cli
