#pragma once

#include <string>

#include "copydesk/report/report.h"
#include "copydesk/text/line_index.h"

namespace copydesk::html {

/// The article in parts, a paragraph a line with its number. Findings are `<mark>`s with their number (from 1, in the
/// order of `document.findings`) in data-finding, linked to `#finding-N`; the first piece of each has the id `place-N`.
/// Evidence is a span with the numbers of the findings that it belongs to in data-evidence, and the anchor
/// `evidence-N-M`. Whatever a suggestion may replace is made of whole pieces with their offset in the file in data-at,
/// so that a review can strike them out; where it replaces nothing that shows, there is an empty `.point`. Linear in
/// the text, plus O(n log n) in findings and evidence.
[[nodiscard]] std::string article(const CheckedDocument& document, const LineIndex& lines);

}  // namespace copydesk::html
