#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "copydesk/report/report.h"

namespace copydesk {

/// A checked document made by hand; its findings need no engine.
class SampleDocument {
 public:
  SampleDocument(std::string path, std::string bytes);

  /// Adds a finding at the n-th (from 0) place where the decoded text has `flagged`; the reference is valid until the
  /// next one is added.
  Finding& add(std::string rule, std::string_view flagged, Severity severity, std::string message, int nth = 0);
  /// Bytes of the file under the n-th place of a text.
  [[nodiscard]] Span span_of(std::string_view flagged, int nth = 0) const;
  [[nodiscard]] const Text& text() const { return *text_; }
  [[nodiscard]] CheckedDocument checked() const { return {.path = path_, .text = text_.get(), .findings = findings_}; }

 private:
  std::string path_;
  std::unique_ptr<Text> text_;
  std::vector<Finding> findings_ = {};
};

/// Rules that the sample's findings refer to, sorted by id.
[[nodiscard]] std::vector<RuleInfo> sample_rules();

/// Three documents: a dirty one with emoji, CRLF, combining marks, mark-up, invalid bytes, evidence and every kind of
/// suggestion; a UTF-16 one; a clean one.
[[nodiscard]] std::vector<SampleDocument> sample_run();

[[nodiscard]] std::vector<CheckedDocument> checked(const std::vector<SampleDocument>& run);

}  // namespace copydesk
