#include "copydesk/engine/suppressed_runs.h"

#include <algorithm>

namespace copydesk {

std::vector<bool> suppress_with_runs(const Engine& engine, std::span<const Suppression> list, std::string_view today,
                                     const Text& text, std::vector<Finding>& findings) {
  auto used = suppress(list, today, text, findings);
  if (list.empty()) return used;
  auto runs = findings;
  std::erase_if(runs, [](const Finding& f) { return f.suppressed.has_value(); });
  engine.join_runs(text, runs);
  const auto used_of_runs = suppress(list, today, text, runs);
  for (std::size_t i = 0; i < used.size(); ++i) used[i] = used[i] || used_of_runs[i];
  std::erase_if(runs, [](const Finding& f) { return !f.suppressed; });
  auto run = runs.begin();
  for (auto& finding : findings) {
    while (run != runs.end() && run->span.end <= finding.span.begin) ++run;
    const bool inside = run != runs.end() && run->span.begin <= finding.span.begin && finding.span.end <= run->span.end;
    if (inside && !finding.suppressed) finding.suppressed = run->suppressed;
  }
  return used;
}

}  // namespace copydesk
