#include <algorithm>
#include <iterator>
#include <map>

#include <fmt/format.h>

#include "copydesk/report/report.h"
#include "copydesk/text/code_points.h"

namespace copydesk {
namespace {

/// Dolma splits the name at its first two "__": experiment, tagger, type.
std::string attribute_name(std::string_view rule) {
  std::string name = "copydesk__findings__";
  std::transform(rule.begin(), rule.end(), std::back_inserter(name),
                 [](char c) { return c == '/' || c == '-' ? '_' : c; });
  return name;
}

}  // namespace

std::string dolma_attributes(const CheckedDocument& document) {
  std::map<std::string, std::string> spans;
  CodePoints points(document.text->bytes());
  for (const auto& finding : document.findings) {
    auto& list = spans[attribute_name(finding.rule)];
    const auto begin = points.before(finding.span.begin), end = points.before(finding.span.end);
    list += fmt::format("{}[{},{},{:.2f}]", list.empty() ? "" : ",", begin, end, finding.confidence);
  }
  std::string out = "{";
  for (const auto& [name, list] : spans) out += fmt::format("{}\"{}\":[{}]", out.size() > 1 ? "," : "", name, list);
  return out + "}";
}

}  // namespace copydesk
