#pragma once

#include <span>
#include <string>

#include "copydesk/report/report.h"
#include "copydesk/result.h"

namespace copydesk::cli {

/// A path as it is in the repository that GitHub Actions or GitLab CI checked out ($GITHUB_WORKSPACE, $CI_PROJECT_DIR),
/// wherever the program was started; unchanged outside of both.
[[nodiscard]] std::string path_in_repository(const std::string& path);

/// Adds the findings as a table to the summary of the step that GitHub Actions runs ($GITHUB_STEP_SUMMARY), as far as
/// there is room; does nothing elsewhere.
[[nodiscard]] Result<void> add_step_summary(std::span<const CheckedDocument> documents, const ReportContext& context);

/// A word that nobody can foresee.
[[nodiscard]] std::string random_word();

}  // namespace copydesk::cli
