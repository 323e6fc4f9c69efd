#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "copydesk/finding/finding.h"
#include "copydesk/finding/rule_info.h"

namespace copydesk {

/// Collects the findings of one document. Severity, confidence and message come from the rule's entry in rules/.
class FindingSink {
 public:
  using Argument = std::pair<std::string_view, std::string_view>;  ///< name in braces in the message, its text

  /// `rules` sorted by id; both must outlive the sink. `utf8` is the text that spans refer to.
  FindingSink(std::span<const RuleInfo> rules, std::string_view utf8, std::vector<Finding>& out)
      : rules_(rules), utf8_(utf8), out_(&out) {}

  /// Adds a finding of `rule`; `{found}` in its message is the text under `span`, others come from `arguments`.
  /// The finding may be completed (suggestions, related, severity, confidence) through the reference, which is valid
  /// until the next call. A rule that no loaded pack has is switched off: its findings go nowhere.
  Finding& add(std::string_view rule, Span span, std::initializer_list<Argument> arguments = {});
  Finding& add(const RuleInfo& rule, Span span, std::span<const Argument> arguments);

  /// What rules, and the checks before this one, have found in the document so far; valid until the next `add`.
  [[nodiscard]] std::span<const Finding> found() const { return *out_; }

 private:
  std::span<const RuleInfo> rules_;
  std::string_view utf8_;
  std::vector<Finding>* out_;
  Finding dropped_ = {};
};

/// Replaces `{name}` by its argument; a name without argument stays as it is.
[[nodiscard]] std::string fill_template(std::string_view text, std::span<const FindingSink::Argument> arguments);

}  // namespace copydesk
