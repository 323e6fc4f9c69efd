#include "copydesk/report/html_review.h"

#include <cmath>

#include <nlohmann/json.hpp>

#include "copydesk/finding/fingerprint.h"

namespace copydesk::html {
namespace {

using json = nlohmann::ordered_json;

// RFC 4648.
std::string base64(std::string_view bytes) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t three = 0;
    for (std::size_t k = 0; k < 3; ++k)
      three = three << 8U | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    for (std::size_t k = 0; k < 4; ++k) out += i + k <= bytes.size() ? digits[three >> (18U - 6U * k) & 63U] : '=';
  }
  return out;
}

json to_json(const Finding& finding, std::string fingerprint) {
  json suggestions = json::array();
  for (const auto& suggestion : finding.suggestions)
    suggestions.push_back({suggestion.span.begin, suggestion.span.end, suggestion.text, suggestion.safe});
  return {{"rule", finding.rule},
          {"finding", std::move(fingerprint)},
          {"span", {finding.span.begin, finding.span.end}},
          {"percent", std::lround(finding.confidence * 100)},
          {"suggestions", std::move(suggestions)}};
}

}  // namespace

std::string script_json(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  for (const char c : json) {
    if (c == '<') {
      out += "\\u003c";
    } else {
      out += c;
    }
  }
  return out;
}

std::string review_data(const CheckedDocument& document) {
  json findings = json::array();
  FindingFingerprints fingerprints(document.text->utf8());
  // Those set aside count for the running numbers of fingerprints.
  for (const auto& finding : all_findings(document)) {
    auto fingerprint = fingerprints.next(finding.rule, document.text->to_utf8(finding.span));
    if (!finding.is_set_aside()) findings.push_back(to_json(finding, std::move(fingerprint)));
  }
  const json data{{"path", document.path},
                  {"fingerprint", document_fingerprint(document.text->bytes())},
                  {"encoding", name(document.text->encoding())},
                  {"findings", std::move(findings)},
                  {"bytes", base64(document.text->bytes())}};
  return script_json(data.dump(-1, ' ', false, json::error_handler_t::replace));
}

}  // namespace copydesk::html
