#pragma once

#include <string_view>
#include <vector>

#include "copydesk/rules/article.h"
#include "copydesk/rules/finding_sink.h"
#include "copydesk/text/span.h"

namespace copydesk {

/// The places at which an article writes the same thing in one of two ways, in order of the text.
struct TwoWays {
  std::vector<Span> one = {}, other = {};

  [[nodiscard]] bool mixed() const { return !one.empty() && !other.empty(); }
};

/// If the article uses both ways: flags the first place of the rarer (of equally many: of the one that comes second),
/// with the first place of the usual one as evidence. `{usual}` in the message is what stands there. Returns the
/// finding for more, or nullptr.
Finding* report_rarer_way(const Article& article, std::string_view rule, const TwoWays& ways, FindingSink& sink);

}  // namespace copydesk
