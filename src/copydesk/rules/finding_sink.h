#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "copydesk/finding/finding.h"
#include "copydesk/finding/rule_info.h"

namespace copydesk {

/// Collects the findings of a text or a part of it. Severity, confidence and message come from the rule's entry in
/// rules/. Of each rule the first `most_of_a_rule` of a text are kept: nobody reads more, and a dump of a whole site
/// must not fill the memory.
class FindingSink {
 public:
  static constexpr std::uint32_t most_of_a_rule = 1000;

  using Argument = std::pair<std::string_view, std::string_view>;  ///< name in braces in the message, its text

  /// `rules` sorted by id; all must outlive the sink. `utf8` is what spans refer to. `counts`: how many each rule has
  /// found in the text so far, kept or not; the sink counts on.
  FindingSink(std::span<const RuleInfo> rules, std::string_view utf8, std::span<std::uint32_t> counts,
              std::vector<Finding>& out)
      : rules_(rules), utf8_(utf8), counts_(counts), out_(&out) {}

  /// Adds a finding of `rule`; `{found}` in its message is the text under `span`, others come from `arguments`.
  /// The finding may be completed (suggestions, related, severity, confidence) through the reference, which is valid
  /// until the next call. A rule that no loaded pack has is switched off: its findings go nowhere.
  Finding& add(std::string_view rule, Span span, std::initializer_list<Argument> arguments = {});
  Finding& add(std::size_t rule, Span span, std::span<const Argument> arguments);  ///< by its index

  /// What rules, and the checks before this one, have found in the part so far; valid until the next `add`.
  [[nodiscard]] std::span<const Finding> found() const { return *out_; }
  /// For a stage that takes findings back.
  [[nodiscard]] std::vector<Finding>& findings() { return *out_; }

 private:
  [[nodiscard]] Finding& dropped();

  std::span<const RuleInfo> rules_;
  std::string_view utf8_;
  std::span<std::uint32_t> counts_;
  std::vector<Finding>* out_;
  Finding dropped_ = {};
  std::string_view last_rule_ = {};  // the id by which a finding was added last, and its index
  std::size_t last_index_ = 0;
};

/// Writes into the last finding of each rule that found more than were kept how many more there are. `counts` as in the
/// sink.
void tell_of_more(std::span<const RuleInfo> rules, std::span<const std::uint32_t> counts,
                  std::vector<Finding>& findings);

/// Replaces `{name}` by its argument; a name without argument stays as it is.
[[nodiscard]] std::string fill_template(std::string_view text, std::span<const FindingSink::Argument> arguments);

}  // namespace copydesk
