#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "copydesk/result.h"

namespace re2 {
class RE2;
}

namespace copydesk {

/// A pattern for paths relative to a folder: `*` and `?` stand for anything but “/”, `**` for folders too, `[a-c]` for
/// one of these, `{a,b}` for one or the other. Without “/” inside it fits the name of a file in any folder below; one
/// that ends in “/” fits all below. Matching is linear in the path. Any thread may use it.
class Glob {
 public:
  /// Fails, without place, at a bracket that is not closed and at a pattern that leads out of the folder.
  [[nodiscard]] static Result<Glob> parse(std::string_view pattern);
  [[nodiscard]] bool fits(std::string_view relative_path) const;
  [[nodiscard]] const std::string& pattern() const { return pattern_; }

 private:
  std::string pattern_ = {};
  std::shared_ptr<const re2::RE2> regex_ = {};
};

}  // namespace copydesk
