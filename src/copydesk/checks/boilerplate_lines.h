#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "copydesk/rules/article.h"
#include "copydesk/rules/finding_sink.h"

namespace copydesk {

/// Which lines of an article rules, and the checks before, hold for boilerplate. For checks that judge a line by its
/// neighbours. A finding counts for a line of which it covers half or more. O(findings × log blocks).
class BoilerplateLines {
 public:
  BoilerplateLines(const Article& article, const FindingSink& sink);

  /// By block number. Numbers past the end are lines that are nothing, also the one before 0.
  [[nodiscard]] bool is_firm(std::size_t block) const { return at(block) & firm; }
  /// A word that may belong to a menu or bar of buttons: an advice only.
  [[nodiscard]] bool is_weak(std::size_t block) const { return (at(block) & (weak | firm)) == weak; }
  /// "Last News", "In this article": a list of other articles, names or topics follows.
  [[nodiscard]] bool heads_list(std::size_t block) const { return at(block) & heading; }
  /// "please wait", "0:00 / 2:54"
  [[nodiscard]] bool is_player(std::size_t block) const { return at(block) & player; }
  /// The name of a section or desk: "World", "News Room"
  [[nodiscard]] bool is_section(std::size_t block) const { return at(block) & section; }
  [[nodiscard]] bool is_time_stamp(std::size_t block) const { return at(block) & time_stamp; }

 private:
  enum : std::uint8_t { firm = 1, weak = 2, heading = 4, player = 8, section = 16, time_stamp = 32 };
  [[nodiscard]] std::uint8_t at(std::size_t block) const { return block < signs_.size() ? signs_[block] : 0; }
  [[nodiscard]] static std::uint8_t signs_of(const Finding& finding);

  std::vector<std::uint8_t> signs_ = {};
};

}  // namespace copydesk
