#include <string_view>

#include <fmt/format.h>

#include "copydesk/checks/checks.h"
#include "copydesk/text/invisible.h"

namespace copydesk {
namespace {

std::string_view rule_of(InvisibleKind kind) {
  switch (kind) {
    case InvisibleKind::control:
      return "encoding/control-character";
    case InvisibleKind::soft_hyphen:
      return "encoding/soft-hyphen";
    case InvisibleKind::zero_width:
      return "encoding/zero-width";
    case InvisibleKind::direction_mark:
      return "encoding/direction-mark";
    case InvisibleKind::byte_order_mark:
      return "encoding/byte-order-mark";
    case InvisibleKind::private_use:
      return "encoding/private-use";
    case InvisibleKind::none:
      break;
  }
  return {};
}

}  // namespace

void invisible_character(const Article& article, FindingSink& sink) {
  InvisibleRuns runs(article.document.text);
  while (const auto run = runs.next()) {
    const Span span{.begin = static_cast<std::uint32_t>(run->begin), .end = static_cast<std::uint32_t>(run->end)};
    const auto name = fmt::format("U+{:04X}, {}", static_cast<std::uint32_t>(run->first), run->name);
    auto& finding = sink.add(rule_of(run->kind), span, {{"character", name}});
    const bool safe = run->kind != InvisibleKind::control && run->kind != InvisibleKind::private_use;
    finding.suggestions.push_back({.span = span, .text = "", .safe = safe});
  }
}

}  // namespace copydesk
