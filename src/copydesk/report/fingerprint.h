#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "copydesk/text/span.h"

namespace copydesk {

/// GitHub's primaryLocationLineHash of every line, as github/codeql-action computes it (src/fingerprints.ts): a rolling
/// hash (modulo 2^64, base 37) of the 100 UTF-16 units other than blank and tab from the line's start, line ends as LF,
/// 65535 at the end of the text and 0 behind it; then ":" and how many lines so far had that hash. Linear, one pass.
[[nodiscard]] std::vector<std::string> line_fingerprints(std::string_view utf8);

/// Hash of a file's bytes, by which a review knows the file that it is of.
[[nodiscard]] std::string document_fingerprint(std::string_view bytes);

/// Names of findings that survive edits elsewhere in the text, for baselines. One object a document: what repeats gets
/// a running number. Spans are bytes of the UTF-8 text, which must outlive it.
class FindingFingerprints {
 public:
  explicit FindingFingerprints(std::string_view utf8) : utf8_(utf8) {}

  /// Hash of the rule, the flagged text and 20 bytes on either side, white space folded; then the running number.
  [[nodiscard]] std::string next(std::string_view rule, Span flagged);

 private:
  std::string_view utf8_;
  std::map<std::uint64_t, int> seen_ = {};
};

}  // namespace copydesk
