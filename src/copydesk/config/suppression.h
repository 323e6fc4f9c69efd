#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "copydesk/config/glob.h"
#include "copydesk/finding/finding.h"
#include "copydesk/result.h"
#include "copydesk/text/text.h"

namespace copydesk {

/// Findings that somebody has looked at and wants no more, and why.
struct Suppression {
  std::string rule = {};                        ///< an id; `*` stands for anything
  std::optional<std::string> text = {};         ///< only where this is flagged, white space aside
  std::optional<std::string> fingerprint = {};  ///< only the finding with this one (`FindingFingerprints`)
  std::vector<Glob> paths = {};                 ///< only in files that one of these fits; empty: in all
  std::filesystem::path folder = {};            ///< what the paths are relative to; absolute
  std::string reason = {};
  std::optional<std::string> expires = {};  ///< "2026-12-31": the last day on which it holds
  std::string origin = {};                  ///< file:line:column

  /// Whether it concerns a file at all, by its absolute path.
  [[nodiscard]] bool concerns(const std::filesystem::path& file) const;
  [[nodiscard]] bool has_expired(std::string_view today) const { return expires && *expires < today; }
};

/// Today in UTC, as in "2026-12-31".
[[nodiscard]] std::string today_utc();

/// The file beside an article in which its suppressions stand: story.txt.copydesk.json.
[[nodiscard]] std::filesystem::path sidecar_of(const std::filesystem::path& article);

/// Reads a sidecar file: `{"suppress": [{"rule": …, "reason": …}]}`. A rule that is none of `rules` is a mistake,
/// unless that is empty. Errors name line and column.
[[nodiscard]] Result<std::vector<Suppression>> read_sidecar(std::string name, std::string_view json,
                                                            std::span<const std::string> rules);

/// Gives each finding that one of the suppressions fits, and that is not suppressed yet, its reason. `list` must be of
/// those that concern the file; of those that have expired none fits. Findings in bytes of the file, sorted. Returns
/// for each suppression whether it fitted any finding.
std::vector<bool> suppress(std::span<const Suppression> list, std::string_view today, const Text& text,
                           std::vector<Finding>& findings);

}  // namespace copydesk
