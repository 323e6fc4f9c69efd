#include "embedded_templates.h"
#include <fmt/format.h>

#include "copydesk/report/html_article.h"
#include "copydesk/report/html_findings.h"
#include "copydesk/report/html_text.h"
#include "copydesk/report/report.h"
#include "copydesk/report/wording.h"

namespace copydesk {

std::string html_report(const CheckedDocument& document, const ReportContext& context) {
  const LineIndex lines(document.text->utf8());
  SeverityCounts counts;
  counts.add(document.findings);
  const auto folder_end = document.path.find_last_of('/') + 1;  // 0 when there is no folder
  auto values = html::page_values(context);
  values["folder"] = html::escaped(document.path.substr(0, folder_end));
  values["title"] = html::escaped(document.path == "-" ? "standard input" : document.path.substr(folder_end));
  values["summary"] = counts.total() == 0 ? "Nothing found." : counts.in_words();
  values["filters"] = document.findings.empty() ? std::string() : html::filters(document.findings);
  values["article"] = html::article(document, lines);
  for (std::size_t i = 0; i < document.findings.size(); ++i)
    values["findings"] += html::card(document, lines, i, context);
  return html::filled(embedded::report_html, values);
}

}  // namespace copydesk
