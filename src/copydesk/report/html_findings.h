#pragma once

#include <span>
#include <string>

#include "copydesk/report/report.h"
#include "copydesk/text/line_index.h"

namespace copydesk::html {

/// A finding as a card, a list item with the id `finding-N`: message, quotation, suggestions, evidence, why.
[[nodiscard]] std::string card(const CheckedDocument& document, const LineIndex& lines, std::size_t index,
                               const ReportContext& context);

/// Buttons that show and hide findings by severity and family, each with its count; advice is off.
[[nodiscard]] std::string filters(std::span<const Finding> findings);

}  // namespace copydesk::html
