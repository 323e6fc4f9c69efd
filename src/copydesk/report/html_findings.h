#pragma once

#include <span>
#include <string>
#include <string_view>

#include "copydesk/report/report.h"
#include "copydesk/report/wording.h"
#include "copydesk/text/line_index.h"

namespace copydesk::html {

/// What an editor does about findings of a severity: "Fix now", "Check", "Advice".
[[nodiscard]] std::string_view group_name(Severity severity);

/// "3 to fix now, 17 to check, 1 piece of advice"; "Nothing found." for none.
[[nodiscard]] std::string in_groups(const SeverityCounts& counts);

/// The findings as a section for each severity, the gravest first, with a card for each finding: a list item with the
/// id `finding-N`, with quotation, suggestions, message, place and evidence. N is the finding's number in the document.
[[nodiscard]] std::string finding_groups(const CheckedDocument& document, const LineIndex& lines);

/// Buttons that show and hide findings by severity and family, each with its count; advice is off unless there is
/// nothing else.
[[nodiscard]] std::string filters(std::span<const Finding> findings);

/// What the rules that found something say: why, and an example of wrong and right; each with the id `rule-ID`.
[[nodiscard]] std::string rules_of(std::span<const Finding> findings, const ReportContext& context);

}  // namespace copydesk::html
