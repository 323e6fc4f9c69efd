#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "copydesk/finding/finding.h"
#include "copydesk/finding/rule_info.h"
#include "copydesk/text/text.h"

namespace copydesk {

/// A finding of the baseline that is found no more.
struct AbsentFinding {
  std::string rule = {};
  std::string fingerprint = {};
  std::string message = {};

  bool operator==(const AbsentFinding&) const = default;
};

/// A document and what was found in it; what every report is made from.
struct CheckedDocument {
  std::string path = {};                ///< as the user named it; "-" for standard input
  const Text* text = nullptr;           ///< owned by the caller, outlives the report
  std::vector<Finding> findings = {};   ///< sorted; all spans in bytes of the file (`Text::to_utf8` leads back)
  std::vector<Finding> set_aside = {};  ///< suppressed, or known from a baseline: only for JSON and SARIF; sorted too
  std::vector<AbsentFinding> absent = {};
};

/// The findings with those set aside, in order.
[[nodiscard]] std::vector<Finding> all_findings(const CheckedDocument& document);

/// Everything a report says besides the documents.
struct ReportContext {
  std::string_view version = {};         ///< of copydesk
  std::span<const RuleInfo> rules = {};  ///< sorted by id; all rules, so that reports can explain
};

/// Finds a rule by id in `context.rules`; nullptr when it is not there.
[[nodiscard]] const RuleInfo* find_rule(const ReportContext& context, std::string_view id);

/// What a rule says in general: its message with "…" for what depends on the text.
[[nodiscard]] std::string general_message(const RuleInfo& rule);

/// The flagged text as it would be with a suggestion applied; the suggestion's own text where that lies outside of it.
/// Empty: the suggestion deletes everything that is flagged.
[[nodiscard]] std::string corrected(const CheckedDocument& document, const Finding& finding,
                                    const Suggestion& suggestion);

/// Text for people and for `grep`: `path:line:column: severity: message [rule]`, the line with the flaw underlined
/// by carets, suggestions, evidence; a summary line last. Columns are code points.
struct TextReportOptions {
  bool colour = false;
  bool excerpts = true;  ///< the quoted line and the carets
};
[[nodiscard]] std::string text_report(std::span<const CheckedDocument> documents, const ReportContext& context,
                                      const TextReportOptions& options);

/// JSON by reports/schema/findings-1.schema.json: `{"version": 1, "tool": …, "documents": [{"path", "findings": […]}],
/// "summary": …}`. Spans are bytes of the file; lines and columns (code points) count from 1. Ends with a newline.
[[nodiscard]] std::string json_report(std::span<const CheckedDocument> documents, const ReportContext& context);

/// The findings of one document as they stand there: `[…]`, on one line.
[[nodiscard]] std::string json_findings(const CheckedDocument& document);

/// The attributes of one document for the Dolma toolkit: `{"copydesk__findings__name_foreign_spelling": [[start, end,
/// confidence], …], …}`, sorted, on one line. Spans are code points of the file's UTF-8.
[[nodiscard]] std::string dolma_attributes(const CheckedDocument& document);

/// SARIF 2.1.0 for code scanning: rules with help, regions in UTF-16 units, byteOffset, fixes, fingerprints.
[[nodiscard]] std::string sarif_report(std::span<const CheckedDocument> documents, const ReportContext& context);

/// Markdown for a ticket or a pull request: a heading a document, a table row a finding.
[[nodiscard]] std::string markdown_report(std::span<const CheckedDocument> documents, const ReportContext& context);

/// One self-contained page on which an editor reviews one document: the article with every finding marked, beside it
/// the findings with message, evidence and suggestions; each can be accepted, edited or rejected, and the corrected
/// file and the decisions (reports/schema/decisions-1.schema.json) saved. Complete to read and print without its
/// script. Light, dark, phone and print. No network.
[[nodiscard]] std::string html_report(const CheckedDocument& document, const ReportContext& context);

/// A name that a batch spells in several ways.
struct BatchName {
  std::string preferred = {};
  std::vector<std::pair<std::string, std::uint64_t>> spellings = {};  ///< with how often they stand there
  std::vector<std::size_t> documents = {};                            ///< in which, by their numbers from 0
};

/// The page that lists the documents of a run: counts by severity and family, what was decided on each page so far, the
/// most frequent rules, names with several spellings. `links[i]` leads to document i.
[[nodiscard]] std::string html_index(std::span<const CheckedDocument> documents, std::span<const std::string> links,
                                     std::span<const BatchName> names, const ReportContext& context);

}  // namespace copydesk
