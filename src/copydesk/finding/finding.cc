#include "copydesk/finding/finding.h"

#include <array>
#include <ostream>

namespace copydesk {
namespace {

constexpr std::array<std::string_view, 3> severity_names{"advice", "warning", "error"};

}  // namespace

std::string_view name(Severity severity) {
  return severity_names[static_cast<std::size_t>(severity)];
}

std::optional<Severity> parse_severity(std::string_view name) {
  for (std::size_t i = 0; i < severity_names.size(); ++i) {
    if (severity_names[i] == name) return static_cast<Severity>(i);
  }
  return {};
}

std::ostream& operator<<(std::ostream& out, const Finding& finding) {
  out << finding.rule << ' ' << name(finding.severity) << ' ' << finding.span << " \"" << finding.message << '"';
  for (const auto& suggestion : finding.suggestions) out << " → " << suggestion.span << " \"" << suggestion.text << '"';
  for (const auto& related : finding.related) out << " see " << related.span;
  return out;
}

}  // namespace copydesk
