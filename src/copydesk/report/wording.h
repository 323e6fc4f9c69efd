#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

#include "copydesk/finding/finding.h"

namespace copydesk {

/// "1 error", "3 errors"
[[nodiscard]] std::string counted(std::size_t count, std::string_view noun);

/// Findings of each severity.
struct SeverityCounts {
  std::array<std::size_t, 3> of = {};

  void add(std::span<const Finding> findings);
  [[nodiscard]] std::size_t operator[](Severity severity) const { return of[static_cast<std::size_t>(severity)]; }
  [[nodiscard]] std::size_t total() const { return of[0] + of[1] + of[2]; }
  /// "2 errors, 1 warning, 3 pieces of advice"; advice is named only if there is some; "nothing found" for none.
  [[nodiscard]] std::string in_words() const;
};

/// Text that a terminal or a table may show: bytes that are not UTF-8 and noncharacters as U+FFFD, control characters
/// and line ends as a space, invisible characters (zero-width, direction marks, soft hyphens) as a middle dot. Code
/// points stay as many.
[[nodiscard]] std::string visible(std::string_view text);

/// `visible` text in Markdown, fit for a cell of a table: no mark-up, mention or link of the text's own.
[[nodiscard]] std::string markdown_text(std::string_view text);

/// Whether a text has nothing that an eye could see: white space, zero-width and control characters only.
[[nodiscard]] bool is_invisible(std::string_view text);

/// The first `limit` bytes, cut at a code point and followed by "…" if there are more.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t limit);

/// A path as a relative URI reference (an absolute path as a file: URI): all but unreserved characters and "/" as %XX.
[[nodiscard]] std::string uri_of(std::string_view path);

}  // namespace copydesk
