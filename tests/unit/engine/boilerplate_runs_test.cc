#include "copydesk/engine/boilerplate_runs.h"

#include <algorithm>
#include <utility>

#include "support.h"
#include <gtest/gtest.h>

#include "copydesk/engine/suppressed_runs.h"

namespace copydesk {
namespace {

using testing_support::engine;

/// As reports show them: `rule "text" message`, a `!` where it is safe to delete, a line each.
std::string shown(std::string article) {
  const auto text = Text::decode(std::move(article));
  Engine::Scratch scratch(engine());
  auto findings = engine().check(*text, scratch);
  engine().join_runs(*text, findings);
  std::string out;
  for (const auto& finding : findings) {
    if (finding.severity == Severity::advice || finding.family() != "boilerplate") continue;
    auto flagged = std::string(slice(text->utf8(), text->to_utf8(finding.span)));
    std::replace(flagged.begin(), flagged.end(), '\n', '/');
    out += finding.rule + " \"" + flagged + "\" " + finding.message +
           (!finding.suggestions.empty() && finding.suggestions.front().safe ? " !" : "") + "\n";
    for (const auto& suggestion : finding.suggestions) EXPECT_EQ(suggestion.span, finding.span);
  }
  return out;
}

/// The same of findings at hand: rules and the lines that they call boilerplate.
std::vector<Finding> joined(const Text& text, std::vector<std::pair<std::string, std::string>> lines,
                            Severity severity = Severity::warning) {
  std::vector<Finding> findings;
  std::size_t from = 0;
  for (auto& [rule, line] : lines) {
    const auto at = text.utf8().find(line, from);
    const Span span = text.to_file({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + line.size())});
    from = at + line.size();
    findings.push_back({.rule = std::move(rule), .span = span, .severity = severity, .suggestions = {{.span = span}}});
  }
  engine().join_runs(text, findings);
  return findings;
}

constexpr auto prose =
    "The council of Oldbridge voted on Monday to repair the harbour wall before the winter storms arrive, the mayor "
    "said after a meeting that lasted until midnight.\n";

TEST(BoilerplateRuns, NeighboursOfOneKindAreOneFinding) {
  EXPECT_EQ(
      shown(std::string(prose) + "\nRelated stories\n\nFive Things to Know About the Harbour\nWhat We Know of the "
                                 "Fire in Tema\n"),
      "boilerplate/related-heading \"Related stories//Five Things to Know About the Harbour/What We Know of the "
      "Fire in Tema\" Not part of the article: a link to other articles (3 lines)\n");
}

TEST(BoilerplateRuns, AnotherKindOrALineBetweenEndsARun) {
  const auto text = Text::decode("Terms of use\nShare this article\nFollow us on X\nIt rained.\nTweet this\n");
  const auto findings = joined(*text, {{"boilerplate/site-page", "Terms of use"},
                                       {"boilerplate/share-button", "Share this article"},
                                       {"boilerplate/follow-us", "Follow us on X"},
                                       {"boilerplate/share-button", "Tweet this"}});
  ASSERT_EQ(findings.size(), 3U);
  EXPECT_EQ(slice(text->bytes(), findings[1].span), "Share this article\nFollow us on X");
  EXPECT_EQ(findings[1].message, "Not part of the article: a button to share the article (2 lines)");
}

TEST(BoilerplateRuns, ALineWithoutKindGoesWithThoseThatItStandsBetween) {
  const auto text = Text::decode("LIVE\r\nTerms of use\r\n\r\nSomething\r\nAbout us\r\nElse\r\nShare this article\r\n");
  const auto findings = joined(*text, {{"boilerplate/neighbour", "LIVE"},
                                       {"boilerplate/site-page", "Terms of use"},
                                       {"boilerplate/neighbour", "Something"},
                                       {"boilerplate/site-page", "About us"},
                                       {"boilerplate/neighbour", "Else"},
                                       {"boilerplate/share-button", "Share this article"}});
  ASSERT_EQ(findings.size(), 4U);
  EXPECT_EQ(findings[1].message, "Not part of the article: a menu or link of the site (3 lines)");
}

TEST(BoilerplateRuns, PartsOfLinesAndAdviceStayApart) {
  const auto text = Text::decode("Share this article now\nFollow us on X\n");
  EXPECT_EQ(
      joined(*text, {{"boilerplate/share-button", "Share this article"}, {"boilerplate/follow-us", "Follow us on X"}})
          .size(),
      2U);
  EXPECT_EQ(
      joined(*text,
             {{"boilerplate/share-button", "Share this article now"}, {"boilerplate/follow-us", "Follow us on X"}},
             Severity::advice)
          .size(),
      2U);
}

TEST(BoilerplateRuns, ARunIsSuppressedByItsLinesOrAsAWhole) {
  const auto text = Text::decode(std::string(prose) +
                                 "\nRelated stories\nFive Things to Know About the Harbour\nWhat We "
                                 "Know of the Fire in Tema\n");
  Engine::Scratch scratch(engine());
  const auto left_with = [&](std::string rule, std::string flagged) {
    auto findings = engine().check(*text, scratch);
    Suppression entry;
    entry.rule = std::move(rule);
    entry.text = std::move(flagged);
    entry.reason = "looked at";
    const auto used = suppress_with_runs(engine(), std::span(&entry, 1), "2026-01-01", *text, findings);
    EXPECT_EQ(used, std::vector<bool>{true});
    return std::count_if(findings.begin(), findings.end(), [](const Finding& f) { return !f.suppressed; });
  };
  EXPECT_EQ(left_with("boilerplate/related-heading",
                      "Related stories Five Things to Know About the Harbour What We Know of the Fire in Tema"),
            0);
  EXPECT_EQ(left_with("boilerplate/related-headline", "What We Know of the Fire in Tema"), 2);
}

TEST(BoilerplateRuns, SpansAreOfTheFile) {
  const std::string utf16("\xFF\xFEW\0e\0b\0\n\0A\0p\0p\0\n\0", 18);
  const auto text = Text::decode(utf16);
  const auto findings = joined(*text, {{"boilerplate/site-page", "Web"}, {"boilerplate/site-page", "App"}});
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].span, (Span{2, 16}));
}

}  // namespace
}  // namespace copydesk
