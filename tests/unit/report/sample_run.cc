#include "sample_run.h"

#include <stdexcept>

namespace copydesk {
namespace {

std::string utf16le(std::u16string_view text) {
  std::string bytes = "\xFF\xFE";
  for (const auto unit : text) {
    bytes += static_cast<char>(unit & 0xFFU);
    bytes += static_cast<char>(unit >> 8U);
  }
  return bytes;
}

}  // namespace

SampleDocument::SampleDocument(std::string path, std::string bytes) : path_(std::move(path)) {
  auto text = Text::decode(std::move(bytes));
  if (!text) throw std::runtime_error(text.error().message);
  text_ = std::make_unique<Text>(std::move(*text));
}

Span SampleDocument::span_of(std::string_view flagged, int nth) const {
  auto at = text_->utf8().find(flagged);
  for (; nth > 0; --nth) at = text_->utf8().find(flagged, at + 1);
  if (at == std::string_view::npos) throw std::runtime_error("the sample does not have it");
  const auto begin = static_cast<std::uint32_t>(at);
  return text_->to_file({.begin = begin, .end = begin + static_cast<std::uint32_t>(flagged.size())});
}

Finding& SampleDocument::add(std::string rule, std::string_view flagged, Severity severity, std::string message,
                             int nth) {
  findings_.push_back({.rule = std::move(rule),
                       .span = span_of(flagged, nth),
                       .severity = severity,
                       .confidence = 0.9F,
                       .message = std::move(message)});
  return findings_.back();
}

std::vector<RuleInfo> sample_rules() {
  return {{.id = "boilerplate/share-bar",
           .message = "a share bar: delete the line",
           .why = "Buttons of the page came along with the article.",
           .bad = {"Share Tweet Email"},
           .good = {"Shares fell."}},
          {.id = "encoding/invisible",
           .message = "an invisible character",
           .why = "It breaks search.",
           .severity = Severity::advice,
           .bad = {"he\u200Bllo"},
           .good = {"hello"}},
          {.id = "garble/doubled-word",
           .message = "“{word}” stands twice",
           .why = "A word was typed or pasted twice.",
           .severity = Severity::error,
           .bad = {"The the end."},
           .good = {"That that is, is."}},
          {.id = "name/foreign-spelling",
           .message = "“{found}” is the {language} spelling of “{suggestion}”",
           .why = "Translation engines keep <foreign> spellings.",
           .severity = Severity::error,
           .bad = {"Wladimir Putin spoke."},
           .good = {"Wladimir Klitschko won."}}};
}

std::vector<SampleDocument> sample_run() {
  std::vector<SampleDocument> run;
  auto& dirty = run.emplace_back("in/a story #1.txt",
                                 "A head\u00ADline \U0001F600 with the the <script>alert(1)</script>\r\n"
                                 "\r\n"
                                 "Vladimir Putin met Zoe\u0308 \"Z\" & others\xFF; Wladimir went on.\r\n"
                                 "Share | Tweet\r\n"
                                 "Wladimir went on.\r\n");
  dirty.add("encoding/invisible", "\u00AD", Severity::advice, "an invisible character").suggestions = {
      {.span = dirty.span_of("\u00AD"), .text = "", .safe = true}};
  auto& doubled = dirty.add("garble/doubled-word", "the the", Severity::error, "“the” stands twice");
  const auto second = Span{.begin = doubled.span.begin + 3, .end = doubled.span.end};
  doubled.suggestions = {{.span = second, .text = "", .safe = true}};
  for (const int nth : {0, 1}) {
    auto& finding = dirty.add("name/foreign-spelling", "Wladimir", Severity::error,
                              "“Wladimir” is the German spelling of “Vladimir”", nth);
    finding.suggestions = {{.span = finding.span, .text = "Vladimir"}, {.span = finding.span, .text = "Volodymyr"}};
    finding.related = {{.span = dirty.span_of("Vladimir"), .message = "spelt “Vladimir” here"}};
    if (nth == 0) {
      auto& bar =
          dirty.add("boilerplate/share-bar", "Share | Tweet", Severity::warning, "a share bar: delete the line");
      bar.suggestions = {{.span = bar.span, .text = ""}};
    }
  }
  auto& wide = run.emplace_back("in/wide.txt", utf16le(u"\U0001F600 Wladimir spoke.\n"));
  wide.add("name/foreign-spelling", "Wladimir", Severity::warning, "“Wladimir” may be “Vladimir”");
  run.emplace_back("in/clean.txt", "All is well.\n");
  return run;
}

std::vector<CheckedDocument> checked(const std::vector<SampleDocument>& run) {
  std::vector<CheckedDocument> documents;
  for (const auto& document : run) documents.push_back(document.checked());
  return documents;
}

}  // namespace copydesk
