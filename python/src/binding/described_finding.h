#pragma once

#include <cstdint>
#include <nanobind/nanobind.h>
#include <string>
#include <vector>

#include "copydesk/report/report.h"

namespace copydesk::python {

/// A place in code points, by which Python counts, and in bytes.
struct Place {
  std::int64_t start = 0, end = 0, start_byte = 0, end_byte = 0;
};

struct DescribedSuggestion {
  std::string text = {};
  bool safe = false;
  Place place = {};
};

struct DescribedRelated {
  std::string message = {};
  std::int64_t line = 1;
  Place place = {};
};

/// A finding with all that a report says of it: what Python and Arrow get. Strings are valid UTF-8.
struct DescribedFinding {
  std::string rule = {}, severity = {};
  double confidence = 1;
  Place place = {};
  std::int64_t line = 1, column = 1;
  std::string text = {}, message = {};
  std::vector<DescribedSuggestion> suggestions = {};
  std::vector<DescribedRelated> related = {};
  std::string fingerprint = {};

  [[nodiscard]] std::string family() const { return rule.substr(0, rule.find('/')); }
};

/// Describes the findings of a document. Code points are those of the text given as a str, or of a file's bytes
/// decoded.
[[nodiscard]] std::vector<DescribedFinding> described(const CheckedDocument& document, bool is_str);

/// A text in which every byte that is no UTF-8 became U+FFFD.
[[nodiscard]] std::string sound_utf8(std::string_view text);

void bind_findings(nanobind::module_& module);

}  // namespace copydesk::python
