#include "serve/checked_article.h"

#include <utility>

#include "copydesk/engine/suppressed_runs.h"
#include "copydesk/finding/fingerprint.h"

namespace copydesk::serve {
namespace {

/// Without what is suppressed.
std::vector<Finding> findings_of(const Engine& engine, Engine::Scratch& scratch, const Text& text,
                                 const ArticleConfig& config) {
  // What somebody has yet to write is no article that lost its text.
  if (text.utf8().find_first_not_of(" \t\r\n") == std::string_view::npos) return {};
  auto findings = engine.check(text, scratch, {.house = config.house.get()});
  static_cast<void>(suppress_with_runs(engine, config.suppressions, today_utc(), text, findings));
  std::erase_if(findings, [](const Finding& f) { return f.suppressed.has_value(); });
  return findings;
}

}  // namespace

Result<CheckedArticle> check_article(const Engine& engine, Engine::Scratch& scratch, GivenArticle given,
                                     const ArticleConfig& config, std::optional<Severity> lowest) {
  auto decoded = Text::decode(std::move(given.bytes), given.source);
  if (!decoded) return tl::unexpected(decoded.error());
  CheckedArticle article{.text = std::move(*decoded)};
  const auto least = lowest ? *lowest : config.settings->severity->value;
  auto findings = findings_of(engine, scratch, article.text, config);
  std::erase_if(findings, [&](const Finding& f) { return f.severity < least; });
  engine.join_runs(article.text, findings);
  FindingFingerprints fingerprints(article.text.utf8());
  for (auto& finding : findings) {
    auto fingerprint = fingerprints.next(finding.rule, article.text.to_utf8(finding.span));
    article.findings.push_back({.finding = std::move(finding), .fingerprint = std::move(fingerprint)});
  }
  return article;
}

Result<Fixed> fix_article(const Engine& engine, Engine::Scratch& scratch, std::string utf8, const ArticleConfig& config,
                          bool unsafe) {
  const FixOptions options{
      .source = TextSource::unicode, .unsafe = unsafe, .check = [&](const Text& changed, Engine::Scratch& memory) {
        return findings_of(engine, memory, changed, config);
      }};
  return fix(engine, scratch, std::move(utf8), options);
}

}  // namespace copydesk::serve
