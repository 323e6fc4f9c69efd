#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "copydesk/finding/finding.h"
#include "copydesk/finding/rule_info.h"
#include "copydesk/result.h"
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
  std::optional<Severity> fails_from = Severity::warning;  ///< from here on findings make the run fail; none: none do
};

/// The findings with those set aside, in order.
[[nodiscard]] std::vector<Finding> all_findings(const CheckedDocument& document);

/// Everything a report says besides the documents.
struct ReportContext {
  std::string_view version = {};         ///< of copydesk
  std::span<const RuleInfo> rules = {};  ///< sorted by id; all rules, so that reports can explain
  std::span<const Error> unread = {};    ///< articles that could not be checked; `where` is the path
  std::string_view category = "check";   ///< what tells this run from others over the same commit
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

/// SARIF 2.1.0 for code scanning: rules with help, regions in UTF-16 units, byteOffset, fixes, fingerprints. Has no
/// `informationUri` and `helpUri`: they must be web addresses, and copydesk has none of its own; the help itself is
/// inside.
[[nodiscard]] std::string sarif_report(std::span<const CheckedDocument> documents, const ReportContext& context);

/// Markdown for a ticket or a pull request: a heading a document, a table row a finding.
struct MarkdownReportOptions {
  bool clean_documents = true;                                       ///< also those without findings
  std::size_t most_bytes = std::numeric_limits<std::size_t>::max();  ///< behind whole rows; what is left out is told
};
[[nodiscard]] std::string markdown_report(std::span<const CheckedDocument> documents, const ReportContext& context,
                                          const MarkdownReportOptions& options = {});

/// Workflow commands of GitHub Actions, which become annotations: the gravest findings first, and no more than GitHub
/// shows; then all findings as lines of the log, in which GitHub obeys no command. `token`: a word that no article can
/// foresee. Lines as git counts them, columns are code points.
[[nodiscard]] std::string github_report(std::span<const CheckedDocument> documents, const ReportContext& context,
                                        std::string_view token);

/// GitLab's code quality report: a JSON array with a fingerprint, severity, path and lines for each finding.
[[nodiscard]] std::string gitlab_report(std::span<const CheckedDocument> documents, const ReportContext& context);

/// JUnit XML: a suite a document, a case for each rule with findings, failed where a finding `fails_from` its
/// document's severity; a document without findings has one case that passed, one that could not be read one with an
/// error.
[[nodiscard]] std::string junit_report(std::span<const CheckedDocument> documents, const ReportContext& context);

/// Checkstyle XML, with every document; columns are code points.
[[nodiscard]] std::string checkstyle_report(std::span<const CheckedDocument> documents, const ReportContext& context);

/// Reviewdog's diagnostic format, one a line, with suggestions and evidence. Lines as git counts them, columns are
/// bytes of the line: of its UTF-8 where the file is of another encoding.
[[nodiscard]] std::string rdjsonl_report(std::span<const CheckedDocument> documents, const ReportContext& context);

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
