#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "copydesk/finding/finding.h"
#include "copydesk/result.h"
#include "copydesk/text/text.h"

namespace copydesk {

/// A finding as a baseline keeps it.
struct BaselineEntry {
  std::string path = {};  ///< of the article, relative to the baseline's folder
  std::string rule = {};
  std::string fingerprint = {};  ///< `FindingFingerprints`
  std::string text = {};         ///< what was flagged
  std::string message = {};

  bool operator==(const BaselineEntry&) const = default;
  auto operator<=>(const BaselineEntry&) const = default;
};

/// The findings of an article as entries, in order; suppressed ones are not taken. Spans in bytes of the file.
[[nodiscard]] std::vector<BaselineEntry> baseline_entries(const std::string& path, const Text& text,
                                                          const std::vector<Finding>& findings);

/// Findings that were there before. An entry stands for one finding: where a flaw occurs once more than it did, that
/// one is new. Not for several threads at once.
class Baseline {
 public:
  explicit Baseline(std::vector<BaselineEntry> entries);
  /// Reads what `write` wrote; errors name line and column.
  [[nodiscard]] static Result<Baseline> read(std::string name, std::string_view json);
  /// JSON by reports/schema/baseline-1.schema.json, sorted, a finding a line, so that its own changes read well.
  [[nodiscard]] static std::string write(std::vector<BaselineEntry> entries, std::string_view version);

  /// Sets `baseline` of an article's findings (suppressed ones stay none). A finding is known that has the fingerprint
  /// of an entry of the same path (the text may have moved), or else the rule and flagged text of one that is left (the
  /// words around it have changed).
  void compare(const std::string& path, const Text& text, std::vector<Finding>& findings);
  /// What is still new after all articles have been compared may be known from an article that is no more there:
  /// by fingerprint alone, where `is_gone` says so of an entry's path.
  void compare_with_gone(const Text& text, std::vector<Finding>& findings,
                         const std::function<bool(const std::string&)>& is_gone);

  /// Entries that no finding has had so far, in order.
  [[nodiscard]] std::vector<BaselineEntry> unmatched() const;

 private:
  template <class Fits>
  bool take(std::size_t begin, std::size_t end, const Fits& fits);

  std::vector<BaselineEntry> entries_;  // sorted by path
  std::vector<bool> taken_;
};

}  // namespace copydesk
