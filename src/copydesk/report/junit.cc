#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "copydesk/report/report.h"
#include "copydesk/report/wording.h"
#include "copydesk/report/xml.h"
#include "copydesk/text/line_index.h"

namespace copydesk {
namespace {

// Readers know a test again by class and name, so that neither may hold a line.
struct Case {
  std::uint32_t line = 1;  // of the first finding
  Severity severity = Severity::advice;
  std::string message = {};  // of the first finding
  std::size_t count = 0;
  std::string all = {};
};

std::map<std::string, Case> cases_of(const CheckedDocument& document) {
  const LineIndex lines(document.text->utf8());
  std::map<std::string, Case> cases;
  for (const auto& finding : document.findings) {
    const auto place = lines.at(document.text->to_utf8(finding.span).begin);
    auto& found = cases[finding.rule];
    if (found.count++ == 0) {
      found.line = place.line;
      found.message = finding.message;
    }
    found.severity = std::max(found.severity, finding.severity);
    found.all +=
        fmt::format("{}:{}: {}: {}\n", place.line, place.column, name(finding.severity), xml_text(finding.message));
  }
  return cases;
}

std::string opening(const std::string& path, std::string_view name, std::uint32_t line) {
  const auto file = xml_text(path);
  return fmt::format(R"(    <testcase classname="{}" name="{}" file="{}" line="{}")", file, xml_text(name), file, line);
}

std::string suite(const std::string& path, std::size_t tests, std::size_t failures, std::size_t errors,
                  const std::string& cases) {
  return fmt::format(R"(  <testsuite name="{}" tests="{}" failures="{}" errors="{}">)"
                     "\n{}  </testsuite>\n",
                     xml_text(path), tests, failures, errors, cases);
}

struct Totals {
  std::size_t tests = 0, failures = 0, errors = 0;
};

std::string suite(const CheckedDocument& document, Totals& totals) {
  std::string cases;
  std::size_t failures = 0;
  const auto found = cases_of(document);
  for (const auto& [rule, one] : found) {
    const bool fails = document.fails_from && one.severity >= *document.fails_from;
    failures += fails ? 1 : 0;
    cases += opening(document.path, rule, one.line) + ">\n";
    if (fails) {
      const auto more = one.count > 1 ? fmt::format(" (and {} more)", one.count - 1) : "";
      cases += fmt::format("      <failure type=\"{}\" message=\"{}{}\">{}</failure>\n", name(one.severity),
                           xml_text(one.message), more, one.all);
    } else {
      cases += fmt::format("      <system-out>{}</system-out>\n", one.all);
    }
    cases += "    </testcase>\n";
  }
  if (found.empty()) cases = opening(document.path, "nothing found", 1) + "/>\n";
  const auto tests = std::max<std::size_t>(1, found.size());
  totals.tests += tests;
  totals.failures += failures;
  return suite(document.path, tests, failures, 0, cases);
}

std::string suite(const Error& unread) {
  const auto error = fmt::format(">\n      <error type=\"unread\" message=\"{}\">{}</error>\n    </testcase>\n",
                                 xml_text(unread.message), xml_text(unread.remedy));
  return suite(unread.where, 1, 0, 1, opening(unread.where, "can be read", 1) + error);
}

}  // namespace

std::string junit_report(std::span<const CheckedDocument> documents, const ReportContext& context) {
  std::string suites;
  Totals totals{.tests = context.unread.size(), .errors = context.unread.size()};
  for (const auto& document : documents) suites += suite(document, totals);
  for (const auto& error : context.unread) suites += suite(error);
  return fmt::format(R"(<?xml version="1.0" encoding="UTF-8"?>)"
                     "\n<testsuites name=\"copydesk\" tests=\"{}\" failures=\"{}\" errors=\"{}\">\n{}</testsuites>\n",
                     totals.tests, totals.failures, totals.errors, suites);
}

}  // namespace copydesk
