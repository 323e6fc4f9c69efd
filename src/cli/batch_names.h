#pragma once

#include <span>
#include <vector>

#include "copydesk/engine/engine.h"
#include "copydesk/report/report.h"

namespace copydesk::cli {

/// The names that the documents spell in ways that differ by more than capitals and words left out ("Okereke" for
/// "Daniel Okereke" is none). Reads every document; none for a single one.
[[nodiscard]] std::vector<BatchName> batch_names(std::span<const CheckedDocument> documents, const Engine& engine);

}  // namespace copydesk::cli
