#include "copydesk/report/report.h"

#include <algorithm>

namespace copydesk {

const RuleInfo* find_rule(const ReportContext& context, std::string_view id) {
  const auto rule = std::lower_bound(context.rules.begin(), context.rules.end(), id,
                                     [](const RuleInfo& r, std::string_view i) { return r.id < i; });
  return rule != context.rules.end() && rule->id == id ? &*rule : nullptr;
}

}  // namespace copydesk
