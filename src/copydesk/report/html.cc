#include "embedded_templates.h"

#include "copydesk/report/html_article.h"
#include "copydesk/report/html_findings.h"
#include "copydesk/report/html_review.h"
#include "copydesk/report/html_text.h"
#include "copydesk/report/report.h"
#include "copydesk/report/wording.h"

namespace copydesk {

std::string html_report(const CheckedDocument& document, const ReportContext& context) {
  const LineIndex lines(document.text->utf8());
  SeverityCounts counts;
  counts.add(document.findings);
  const auto folder_end = document.path.find_last_of('/') + 1;  // 0 when there is no folder
  html::Values values{
      {"version", html::escaped(context.version)},
      {"style", std::string(embedded::review_css)},
      {"style_hash", std::string(embedded::review_css_hash)},
      {"script", std::string(embedded::review_js)},
      {"script_hash", std::string(embedded::review_js_hash)},
      {"folder", html::escaped(document.path.substr(0, folder_end))},
      {"title", document.path == "-" ? "standard input" : html::escaped(document.path.substr(folder_end))},
      {"summary", counts.total() == 0 ? "Nothing found." : ""},
      {"filters", html::filters(document.findings)},
      {"article", html::article(document, lines)},
      {"findings", html::finding_groups(document, lines)},
      {"rules", html::rules_of(document.findings, context)},
      {"data", html::review_data(document)}};
  return html::filled(embedded::report_html, values);
}

}  // namespace copydesk
