#include <algorithm>
#include <array>
#include <iterator>
#include <map>

#include <fmt/format.h>

#include "copydesk/report/report.h"

namespace copydesk {
namespace {

/// Bytes to code points, asked in any order; in growing order each byte is looked at once.
class CodePoints {
 public:
  explicit CodePoints(std::string_view utf8) : utf8_(utf8) {}

  std::size_t before(std::size_t byte) {
    if (byte < byte_) byte_ = count_ = 0;
    const auto begin = utf8_.begin();
    count_ += static_cast<std::size_t>(
        std::count_if(begin + static_cast<std::ptrdiff_t>(byte_), begin + static_cast<std::ptrdiff_t>(byte),
                      [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
    byte_ = byte;
    return count_;
  }

 private:
  std::string_view utf8_;
  std::size_t byte_ = 0, count_ = 0;
};

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
