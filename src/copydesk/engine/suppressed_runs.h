#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "copydesk/config/suppression.h"
#include "copydesk/engine/engine.h"
#include "copydesk/finding/finding.h"
#include "copydesk/text/text.h"

namespace copydesk {

/// Sets `suppressed` where an entry of the list says so of a finding, or of a run that findings are shown as
/// (`Engine::join_runs`): then it is set of all that the run is made of. Findings, `today` and the answer as for
/// `suppress`.
[[nodiscard]] std::vector<bool> suppress_with_runs(const Engine& engine, std::span<const Suppression> list,
                                                   std::string_view today, const Text& text,
                                                   std::vector<Finding>& findings);

}  // namespace copydesk
