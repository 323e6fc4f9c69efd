#include <fmt/format.h>

#include "copydesk/report/report.h"
#include "copydesk/report/xml.h"
#include "copydesk/text/line_index.h"

namespace copydesk {
namespace {

std::string_view severity_of(const Finding& finding) {
  return finding.severity == Severity::advice ? "info" : name(finding.severity);
}

}  // namespace

std::string checkstyle_report(std::span<const CheckedDocument> documents, const ReportContext& context) {
  std::string out = R"(<?xml version="1.0" encoding="UTF-8"?>)"
                    "\n<checkstyle version=\"4.3\">\n";
  for (const auto& document : documents) {
    const LineIndex lines(document.text->utf8());
    out += fmt::format("  <file name=\"{}\">\n", xml_text(document.path));
    for (const auto& finding : document.findings) {
      const auto place = lines.at(document.text->to_utf8(finding.span).begin);
      // Readers take what stands before the last full stop of a source as the tool.
      out += fmt::format(
          "    <error line=\"{}\" column=\"{}\" severity=\"{}\" message=\"{}\" source=\"copydesk.{}\"/>\n", place.line,
          place.column, severity_of(finding), xml_text(finding.message), xml_text(finding.rule));
    }
    out += "  </file>\n";
  }
  for (const auto& error : context.unread) {
    out += fmt::format("  <file name=\"{}\">\n    <exception>{}</exception>\n  </file>\n", xml_text(error.where),
                       xml_text(error.message));
  }
  return out + "</checkstyle>\n";
}

}  // namespace copydesk
