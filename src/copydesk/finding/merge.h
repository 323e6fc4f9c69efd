#pragma once

#include <vector>

#include "copydesk/finding/finding.h"

namespace copydesk {

/// Sorts findings by place (begin, then longer first, then rule) and makes one of those that overlap, so that an
/// editor sees one message per flaw. Of an overlapping group the gravest wins, then the surest, then the longest;
/// an advice never swallows a firm finding, nor is it kept under one. A winner takes over the suggestions of a
/// loser with the same span when it has none of its own. O(n log n), stable: same findings in any order give the
/// same result.
[[nodiscard]] std::vector<Finding> merge_overlapping(std::vector<Finding> findings);

}  // namespace copydesk
