#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "copydesk/config/config_finder.h"
#include "copydesk/result.h"

namespace copydesk::serve {

/// What holds for texts that come over the net: one configuration, for each variant of English that a client may name.
class Houses {
 public:
  /// Fails where the configuration names dictionaries that cannot be read.
  [[nodiscard]] static Result<Houses> make(ArticleConfig config);

  /// Without a wish of the client, or with one: where the configuration names a variant itself, that holds.
  [[nodiscard]] const ArticleConfig& of(English english) const {
    return by_english_[static_cast<std::size_t>(english)];
  }

 private:
  std::vector<ArticleConfig> by_english_ = {};
};

}  // namespace copydesk::serve
