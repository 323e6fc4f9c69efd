#include "copydesk/text/character_reference.h"

#include <algorithm>
#include <string>

#include "copydesk/checks/checks.h"

namespace copydesk {
namespace {

bool is_in_address(const Article& article, std::size_t at) {
  const auto& tokens = article.document.tokens;
  const auto token =
      std::partition_point(tokens.begin(), tokens.end(), [&](const Token& t) { return t.span.end <= at; });
  return token != tokens.end() && token->span.begin <= at && token->kind == TokenKind::address;
}

}  // namespace

void character_reference(const Article& article, FindingSink& sink) {
  const auto text = article.document.text;
  // Both are rare: two searches for one character each pass over text far quicker than one for either.
  auto ampersand = text.find('&'), backslash = text.find('\\');
  for (std::size_t at = 0;;) {
    if (ampersand < at) ampersand = text.find('&', at);
    if (backslash < at) backslash = text.find('\\', at);
    at = std::min(ampersand, backslash);
    if (at == text.npos) return;
    const bool html = at == ampersand;
    auto reference = html ? html_reference_at(text, at) : escape_at(text, at);
    if (reference.end == 0 || is_in_address(article, at)) {
      ++at;
      continue;
    }
    const Span span{.begin = static_cast<std::uint32_t>(at), .end = static_cast<std::uint32_t>(reference.end)};
    auto& finding =
        sink.add(html ? "encoding/html-entity" : "encoding/escape-sequence", span, {{"repaired", reference.text}});
    // What "&lt;" stands for may be a tag that must go as well.
    const bool safe = reference.text != "<" && reference.text != ">";
    finding.suggestions.push_back({.span = span, .text = std::move(reference.text), .safe = safe});
    at = reference.end;
  }
}

}  // namespace copydesk
