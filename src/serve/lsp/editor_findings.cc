#include "serve/lsp/editor_findings.h"

#include <algorithm>

#include <fmt/format.h>

#include "copydesk/report/report.h"
#include "copydesk/report/wording.h"

namespace copydesk::serve {
namespace {

using nlohmann::json;

constexpr std::size_t longest_quote = 120;  // bytes
constexpr std::size_t most_suggestions = 3;

// DiagnosticSeverity and DiagnosticTag of the protocol.
int editor_severity(Severity severity) {
  return severity == Severity::error ? 1 : severity == Severity::warning ? 2 : 3;
}
constexpr int unnecessary = 1;

json position_json(std::uint32_t offset, const LineIndex& lines, PositionEncoding encoding) {
  const auto place = editor_position(lines.at(offset), encoding);
  return {{"line", place.line}, {"character", place.character}};
}

/// Text that markdown shows as it is.
std::string plain_in_markdown(std::string_view text) {
  std::string escaped;
  for (const char c : visible(text)) {
    if (std::string_view("\\`*_{}[]<>()#+-.!|~&").find(c) != std::string_view::npos) escaped += '\\';
    escaped += c;
  }
  return escaped;
}

std::string hover_text(const NamedFinding& named, const OpenArticle& article, std::span<const RuleInfo> rules,
                       bool markdown) {
  const auto& finding = named.finding;
  const auto shown = [&](std::string_view text) { return markdown ? plain_in_markdown(text) : visible(text); };
  const auto strong = markdown ? "**" : "";
  const auto paragraph = "\n\n";
  auto text = fmt::format("{0}{1}{0}: {2}", strong, name(finding.severity), shown(finding.message));
  std::string better;
  for (std::size_t i = 0; i < std::min(most_suggestions, finding.suggestions.size()); ++i) {
    const auto& with = finding.suggestions[i].text;
    better +=
        fmt::format("{}{}", i == 0 ? "→ " : " or ", with.empty() ? "delete it" : shown(shortened(with, longest_quote)));
  }
  if (!better.empty()) text += paragraph + better;
  const ReportContext context{.rules = rules};
  if (const auto* rule = find_rule(context, finding.rule)) text += paragraph + shown(rule->why);
  for (const auto& evidence : finding.related) {
    text += fmt::format("{}line {}: {}", paragraph, article.shown->lines.at(evidence.span.begin).line,
                        shown(evidence.message));
  }
  const auto code = markdown ? "`" : "";
  return text + fmt::format("{}{}{}{}, {:.0f} % sure. To keep it as it is: {}[sic]{} behind it, or a quick fix.",
                            paragraph, code, finding.rule, code, 100 * finding.confidence, code, code);
}

}  // namespace

json editor_range(Span span, const LineIndex& lines, PositionEncoding encoding) {
  return {{"start", position_json(span.begin, lines, encoding)}, {"end", position_json(span.end, lines, encoding)}};
}

json diagnostic_of(const NamedFinding& named, const OpenArticle& article, const EditorAbilities& editor) {
  const auto& finding = named.finding;
  const auto& lines = article.shown->lines;
  json diagnostic{{"range", editor_range(finding.span, lines, editor.encoding)},
                  {"severity", editor_severity(finding.severity)},
                  {"code", finding.rule},
                  {"source", "copydesk"},
                  {"message", finding.message},
                  {"data", {{"fingerprint", named.fingerprint}}}};
  if (finding.family() == "boilerplate") diagnostic["tags"] = {unnecessary};
  for (const auto& evidence : finding.related) {
    diagnostic["relatedInformation"].push_back(
        {{"location", {{"uri", article.uri}, {"range", editor_range(evidence.span, lines, editor.encoding)}}},
         {"message", evidence.message}});
  }
  return diagnostic;
}

json diagnostics_of(const OpenArticle& article, const EditorAbilities& editor) {
  auto diagnostics = json::array();
  if (article.shown == nullptr) {
    if (!article.no_text.empty()) {
      diagnostics.push_back(
          {{"range", {{"start", {{"line", 0}, {"character", 0}}}, {"end", {{"line", 0}, {"character", 0}}}}},
           {"severity", 1},
           {"source", "copydesk"},
           {"message", article.no_text}});
    }
    return diagnostics;
  }
  for (const auto& named : article.shown->article.findings) {
    if (diagnostics.size() == most_diagnostics) break;
    diagnostics.push_back(diagnostic_of(named, article, editor));
  }
  return diagnostics;
}

std::vector<const NamedFinding*> findings_in(const OpenArticle& article, Span stretch) {
  std::vector<const NamedFinding*> touched;
  for (const auto& named : article.shown->article.findings) {
    const auto& span = named.finding.span;
    if (span.begin <= stretch.end && stretch.begin <= span.end) touched.push_back(&named);
  }
  return touched;
}

json hover_at(std::uint32_t offset, const OpenArticle& article, std::span<const RuleInfo> rules,
              const EditorAbilities& editor) {
  const auto touched = findings_in(article, {offset, offset});
  if (touched.empty()) return nullptr;
  std::string text;
  for (const auto* named : touched) {
    if (!text.empty()) text += editor.markdown ? "\n\n---\n\n" : "\n\n";
    text += hover_text(*named, article, rules, editor.markdown);
  }
  return {{"contents", {{"kind", editor.markdown ? "markdown" : "plaintext"}, {"value", text}}},
          {"range", editor_range(touched.front()->finding.span, article.shown->lines, editor.encoding)}};
}

}  // namespace copydesk::serve
