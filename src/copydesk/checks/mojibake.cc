#include "copydesk/text/mojibake.h"

#include <string>
#include <string_view>

#include "copydesk/checks/checks.h"
#include "copydesk/text/utf8.h"

namespace copydesk {
namespace {

/// "Ìîñêâà": a word of Latin-1's accented letters alone is Windows-1251.
std::string as_windows1251(std::string_view word) {
  std::string cyrillic;
  std::size_t letters = 0;
  for (std::size_t i = 0; i < word.size(); ++letters) {
    const auto c = read_code_point(word, i);
    if (c.value < 0xC0 || c.value > 0xFF || c.value == 0xD7 || c.value == 0xF7) return {};
    append_code_point(U'А' + (c.value - 0xC0), cyrillic);
    i += c.width;
  }
  return letters >= 5 ? cyrillic : std::string();
}

void report(const Article& article, FindingSink& sink, Span span, const Replacement& repair) {
  const auto whole = slice(article.document.text, span);
  auto& finding = sink.add("encoding/mojibake", span, {{"found", whole}, {"repaired", repair.text}});
  const bool prints = read_code_point(repair.text, 0).value >= 0xA0;
  finding.suggestions.push_back({.span = span, .text = repair.text, .safe = repair.sure && prints});
}

}  // namespace

void mojibake(const Article& article, FindingSink& sink) {
  const auto text = article.document.text;
  for (auto i = text.find(mojibake_lead); i != text.npos; i = text.find(mojibake_lead, i)) {
    auto repair = mojibake_at(text, i);
    if (!repair) {
      i += 2;
      continue;
    }
    report(article, sink, {.begin = static_cast<std::uint32_t>(i), .end = static_cast<std::uint32_t>(repair->end)},
           *repair);
    i = repair->end;
  }
  for (const std::uint32_t i : article.traits.with(WordTrait::beyond_ascii)) {
    const Token& token = article.document.tokens[i];
    if (token.kind != TokenKind::word || static_cast<unsigned char>(text[token.span.begin]) != 0xC3) continue;
    auto cyrillic = as_windows1251(article.at(token));
    if (cyrillic.empty()) continue;
    auto& finding = sink.add("encoding/mojibake-cyrillic", token.span, {{"repaired", cyrillic}});
    finding.suggestions.push_back({.span = token.span, .text = std::move(cyrillic)});
  }
}

}  // namespace copydesk
