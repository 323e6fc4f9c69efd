#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "copydesk/text/span.h"

namespace copydesk {

/// Names of findings that survive edits elsewhere in the text, for baselines and code scanning. One object a document:
/// what repeats gets a running number. Offsets are bytes of the UTF-8 text.
class Fingerprints {
 public:
  explicit Fingerprints(std::string_view utf8) : utf8_(utf8) {}

  /// GitHub's primaryLocationLineHash: a rolling hash (modulo 2^64, base 37) of the 100 UTF-16 units other than blank
  /// and tab from the line's start, line ends as LF, 65535 at the end of the text and 0 behind it; then ":" and how
  /// many lines had that hash so far.
  [[nodiscard]] std::string of_line(std::uint32_t line_start);

  /// Hash of the rule, the flagged text and 20 bytes on either side, white space folded; then the running number.
  [[nodiscard]] std::string of_finding(std::string_view rule, Span flagged);

 private:
  static std::string numbered(std::map<std::uint64_t, int>& seen, std::uint64_t hash);

  std::string_view utf8_;
  std::map<std::uint64_t, int> lines_ = {}, findings_ = {};
  std::map<std::uint32_t, std::string> line_names_ = {};
};

}  // namespace copydesk
