// Any bytes as an article: decoded, checked, fixed and reported. Spans must lie in the file; a fix must be what its
// edits say, and fixing again must change nothing.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "support.h"

#include "copydesk/fix/fixer.h"
#include "copydesk/report/report.h"

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace copydesk;
  const auto& engine = testing_support::engine();
  static Engine::Scratch scratch(engine);
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto text = Text::decode(bytes);
  if (!text) return 0;
  auto findings = engine.check(*text, scratch);
  std::uint32_t last = 0;
  for (const auto& finding : findings) {
    demand(finding.span.begin >= last && finding.span.begin < finding.span.end && finding.span.end <= size);
    last = finding.span.end;
    for (const auto& suggestion : finding.suggestions) demand(suggestion.span.end <= size);
    for (const auto& related : finding.related) demand(related.span.end <= size);
  }
  const ReportContext context{.version = "fuzz", .rules = engine.rules()};
  const CheckedDocument document{.path = "fuzz.txt", .text = &*text, .findings = std::move(findings)};
  demand(!json_report({&document, 1}, context).empty());
  demand(!html_report(document, context).empty());
  const auto fixed = fix(engine, scratch, bytes);
  demand(fixed.has_value());
  demand(edited(bytes, fixed->patch.edits()) == fixed->patch.text());
  const auto again = fix(engine, scratch, fixed->patch.text());
  demand(again && again->patch.text() == fixed->patch.text());
  return 0;
}
