#pragma once

#include <vector>

#include "copydesk/finding/finding.h"
#include "copydesk/lines/rule_kinds.h"
#include "copydesk/text/text.h"

namespace copydesk {

/// Makes one finding of firm findings that call whole lines boilerplate of one kind and have nothing but white space
/// between them. It has the rule of the surest of them, the kind and the number of lines in its message, and proposes
/// to delete all; safe where each of them may be deleted without a look. Only such are joined as propose to delete
/// their line, and only those that are equally grave. `boilerplate/neighbour`, which has no kind, goes with those of
/// one kind that it stands between. `findings`: sorted, without overlap, spans in bytes of the file. Linear.
void join_boilerplate_runs(const Text& text, const RuleKinds& kinds, std::vector<Finding>& findings);

}  // namespace copydesk
