#pragma once

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "copydesk/text/span.h"

namespace copydesk {

/// What to do about a finding. Ordered: a higher value is graver.
enum class Severity : std::uint8_t {
  advice,   ///< consistency and style; shown only on request
  warning,  ///< an editor should look
  error,    ///< must not be published
};

[[nodiscard]] std::string_view name(Severity severity);
[[nodiscard]] std::optional<Severity> parse_severity(std::string_view name);

/// A replacement of the bytes under `span` (often the finding's own; an empty text deletes them).
struct Suggestion {
  Span span = {};
  std::string text = {};
  bool safe = false;  ///< may be applied without a person looking

  bool operator==(const Suggestion&) const = default;
};

/// Evidence elsewhere in the same text: "also spelled “Vladimir” here".
struct Related {
  Span span = {};
  std::string message = {};

  bool operator==(const Related&) const = default;
};

/// How a finding stands to what was known before.
enum class BaselineState : std::uint8_t {
  none,       ///< nothing to compare with
  fresh,      ///< new since then
  unchanged,  ///< known from then
};

/// One flaw at one place. Owns its strings: there are few, and they outlive the engine.
struct Finding {
  std::string rule = {};  ///< "family/name", stable for ever
  Span span = {};
  Severity severity = Severity::warning;
  float confidence = 1;  ///< 0..1, how sure
  std::string message = {};
  std::vector<Suggestion> suggestions = {};  ///< best first
  std::vector<Related> related = {};
  std::optional<std::string> suppressed = {};  ///< why somebody wants it neither shown nor counted
  BaselineState baseline = BaselineState::none;

  /// Neither shown nor counted; reports for programs keep it.
  [[nodiscard]] bool is_set_aside() const { return suppressed || baseline == BaselineState::unchanged; }
  [[nodiscard]] std::string_view family() const { return std::string_view(rule).substr(0, rule.find('/')); }
  bool operator==(const Finding&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Finding& finding);

}  // namespace copydesk
