#pragma once

#include <memory>
#include <nanobind/nanobind.h>
#include <optional>
#include <string>
#include <vector>

#include "described_finding.h"
#include "facts.h"
#include "knowledge.h"
#include "records.h"

#include "copydesk/finding/rule_choice.h"

namespace copydesk::python {

/// What a checker was told to do.
struct CheckerOptions {
  Severity lowest = Severity::warning;
  RuleChoice rules = {};
  std::size_t longest = 0;  ///< bytes of a text; 0: no limit
};

/// What was found in one record, or why it could not be checked.
struct CheckedRecord {
  std::vector<DescribedFinding> findings = {};
  std::string line = {};  ///< of `check --jsonl`, where it was asked for
  std::optional<Error> error = {};
};

/// Checks and cleans texts. Immutable; any number of threads may share it.
class Checker {
 public:
  Checker(std::shared_ptr<const Knowledge> knowledge, CheckerOptions options, std::shared_ptr<const ReadyFacts> facts);

  [[nodiscard]] const Knowledge& knowledge() const { return *knowledge_; }
  [[nodiscard]] const CheckerOptions& options() const { return options_; }
  [[nodiscard]] const RecurringLines* recurring() const { return facts_ ? &facts_->lines : nullptr; }

  /// Findings of one text. `path` is the id of its record: what stands before its last slash is the source.
  [[nodiscard]] Result<std::vector<DescribedFinding>> check(GivenText text, std::string_view path) const;
  /// The findings as JSON, as `check --jsonl` has them.
  [[nodiscard]] Result<std::string> check_json(GivenText text, std::string_view path) const;
  [[nodiscard]] CheckedRecord check(const BatchRecords& records, std::size_t row, bool as_lines) const;

 private:
  template <class Use>
  [[nodiscard]] auto checked(GivenText given, std::string_view path, const Use& use) const;

  std::shared_ptr<const Knowledge> knowledge_;
  CheckerOptions options_;
  std::shared_ptr<const ReadyFacts> facts_;
};

void bind_checker(nanobind::module_& module);

}  // namespace copydesk::python
