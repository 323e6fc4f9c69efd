#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "copydesk/finding/finding.h"
#include "copydesk/fix/patch.h"
#include "copydesk/text/text.h"

namespace copydesk::cli {

/// Asks on a terminal what to do about each finding that has a suggestion.
class Review {
 public:
  explicit Review(bool colour) : colour_(colour) {}

  /// The edits that were agreed to, of the file's bytes: sorted, without overlap. Findings inside of an agreed edit are
  /// passed over.
  [[nodiscard]] std::vector<Edit> ask(const std::string& path, const Text& text, const std::vector<Finding>& findings);

  /// Whether the rest, also of other files, is not to be asked about.
  [[nodiscard]] bool ended() const { return ended_; }

 private:
  struct Answer {
    bool change = false;
    std::string with = {};
    std::size_t suggestion = 0;
  };
  void show(const std::string& path, const Text& text, const Finding& finding, std::size_t number,
            std::size_t count) const;
  Answer answer(const Text& text, const Finding& finding);

  bool colour_;
  bool ended_ = false;
  std::set<std::string> always_ = {}, never_ = {};  // rules
};

}  // namespace copydesk::cli
