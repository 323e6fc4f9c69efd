#include "described_finding.h"

#include <cmath>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include <fmt/format.h>

#include "copydesk/finding/fingerprint.h"
#include "copydesk/text/code_points.h"
#include "copydesk/text/line_index.h"
#include "copydesk/text/utf8.h"

namespace nb = nanobind;

namespace copydesk::python {
namespace {

/// Tells places of one text.
class Places {
 public:
  Places(const Text& text, bool is_str)
      : text_(text),
        in_file_(is_str || text.encoding() == Encoding::utf8),
        points_(in_file_ ? text.bytes() : text.utf8()) {}

  Place of(Span file) {
    const auto counted = in_file_ ? file : text_.to_utf8(file);
    const auto start = points_.before(counted.begin);
    return {.start = static_cast<std::int64_t>(start),
            .end = static_cast<std::int64_t>(points_.before(counted.end)),
            .start_byte = file.begin,
            .end_byte = file.end};
  }

 private:
  const Text& text_;
  bool in_file_;
  CodePoints points_;
};

template <class Class>
void bind_place(Class& type) {
  using Described = typename Class::Type;
  const auto add = [&](const char* name, std::int64_t Place::*member, const char* doc) {
    type.def_prop_ro(
        name, [member](const Described& self) { return self.place.*member; }, doc);
  };
  add("start", &Place::start, "First code point: ``text[start:end]`` is what is meant.");
  add("end", &Place::end, "Code point behind the last.");
  add("start_byte", &Place::start_byte, "First byte of the text's UTF-8 (of the bytes, where bytes were checked).");
  add("end_byte", &Place::end_byte, "Byte behind the last.");
}

}  // namespace

std::string sound_utf8(std::string_view text) {
  std::string sound;
  sound.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const auto c = read_code_point(text, i);
    sound += c.value == invalid_code_point ? std::string_view("\uFFFD") : text.substr(i, c.width);
    i += c.width;
  }
  return sound;
}

std::vector<DescribedFinding> described(const CheckedDocument& document, bool is_str) {
  std::vector<DescribedFinding> all;
  if (document.findings.empty()) return all;
  const auto& text = *document.text;
  const LineIndex lines(text.utf8());
  FindingFingerprints fingerprints(text.utf8());
  Places places(text, is_str);
  all.reserve(document.findings.size());
  for (const auto& finding : document.findings) {
    const auto span = text.to_utf8(finding.span);
    const auto position = lines.at(span.begin);
    auto& one = all.emplace_back(
        DescribedFinding{.rule = finding.rule,
                         .severity = std::string(name(finding.severity)),
                         .confidence = static_cast<double>(std::lround(finding.confidence * 100)) / 100,
                         .place = places.of(finding.span),
                         .line = position.line,
                         .column = position.column,
                         .text = sound_utf8(slice(text.utf8(), span)),
                         .message = sound_utf8(finding.message),
                         .fingerprint = fingerprints.next(finding.rule, span)});
    for (const auto& suggestion : finding.suggestions)
      one.suggestions.push_back(
          {.text = sound_utf8(suggestion.text), .safe = suggestion.safe, .place = places.of(suggestion.span)});
    for (const auto& evidence : finding.related)
      one.related.push_back({.message = sound_utf8(evidence.message),
                             .line = lines.at(text.to_utf8(evidence.span).begin).line,
                             .place = places.of(evidence.span)});
  }
  return all;
}

void bind_findings(nb::module_& module) {
  nb::class_<DescribedSuggestion> suggestion(module, "Suggestion", "What to write instead.");
  suggestion.def_ro("text", &DescribedSuggestion::text, "The replacement; empty deletes.")
      .def_ro("safe", &DescribedSuggestion::safe, "Whether it needs no person to look at it.")
      .def("__repr__", [](const DescribedSuggestion& self) { return fmt::format("Suggestion({})", self.text); });
  bind_place(suggestion);

  nb::class_<DescribedRelated> related(module, "Related", "Evidence elsewhere in the text.");
  related.def_ro("message", &DescribedRelated::message, "What it shows.")
      .def_ro("line", &DescribedRelated::line, "Its line, from 1.");
  bind_place(related);

  nb::class_<DescribedFinding> finding(module, "Finding", "A flaw at a place of a text.");
  finding.def_ro("rule", &DescribedFinding::rule, "Id of the rule: ``name/foreign-spelling``.")
      .def_prop_ro("family", &DescribedFinding::family, "The rule's family: ``name``.")
      .def_ro("severity", &DescribedFinding::severity, "``error``, ``warning`` or ``advice``.")
      .def_ro("confidence", &DescribedFinding::confidence, "How sure, 0 to 1.")
      .def_ro("line", &DescribedFinding::line, "Line, from 1.")
      .def_ro("column", &DescribedFinding::column, "Code point in the line, from 1.")
      .def_ro("text", &DescribedFinding::text, "The flagged text.")
      .def_ro("message", &DescribedFinding::message, "What is wrong, in words.")
      .def_ro("suggestions", &DescribedFinding::suggestions, "What to write instead, best first.")
      .def_ro("related", &DescribedFinding::related, "Evidence elsewhere in the text.")
      .def_ro("fingerprint", &DescribedFinding::fingerprint, "Names the finding across edits elsewhere in the text.")
      .def("__repr__", [](const DescribedFinding& self) {
        return fmt::format("Finding({}:{}: {}: {} [{}])", self.line, self.column, self.severity, self.message,
                           self.rule);
      });
  bind_place(finding);
}

}  // namespace copydesk::python
