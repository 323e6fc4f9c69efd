// What must hold of fixing, for every text: the project's articles and the examples of all rules.
#include <map>
#include <random>
#include <sstream>

#include "articles/marked_page.h"
#include "support.h"
#include <gtest/gtest.h>

#include "copydesk/finding/fingerprint.h"
#include "copydesk/fix/decisions.h"
#include "copydesk/fix/fixer.h"
#include "copydesk/text/encoding.h"

namespace copydesk {
namespace {

using testing_support::articles_in;
using testing_support::engine;
using testing_support::read_file;

std::vector<std::string> texts() {
  std::vector<std::string> result;
  for (const auto* folder : {"", "/clean"}) {
    for (const auto& article : articles_in(std::string(COPYDESK_SOURCE_DIR "/tests/articles") + folder))
      result.push_back(read_file(article));
  }
  for (const auto& page : testing_support::marked_pages())
    result.push_back(testing_support::read_marked_page(page).text);
  for (const auto& rule : engine().rules()) {
    for (const auto example : rule.bad) result.emplace_back(example);
  }
  return result;
}

// The articles as other programs would have saved them: with a byte-order mark and CRLF, in UTF-16.
std::vector<std::string> texts_and_other_files() {
  auto result = texts();
  for (const auto& article : articles_in(COPYDESK_SOURCE_DIR "/tests/articles")) {
    const auto utf8 = read_file(article);
    std::string with_crlf = "\xEF\xBB\xBF";
    for (const char c : utf8) with_crlf += c == '\n' ? "\r\n" : std::string(1, c);
    result.push_back(std::move(with_crlf));
    if (const auto wide = encoded(Encoding::utf16le, utf8)) result.push_back("\xFF\xFE" + *wide);
  }
  return result;
}

// Lines of boilerplate count one by one, whichever rule finds them.
std::map<std::string, int> firm(const std::string& bytes, Engine::Scratch& scratch) {
  std::map<std::string, int> count;
  const auto text = Text::decode(bytes);
  for (const auto& finding : engine().check(*text, scratch)) {
    if (finding.severity < Severity::warning) continue;
    const std::string flagged(slice(text->bytes(), finding.span));
    if (finding.family() != "boilerplate") {
      ++count[finding.rule + ": " + flagged];
      continue;
    }
    std::istringstream lines(flagged);
    for (std::string line; std::getline(lines, line);) ++count["boilerplate: " + line];
  }
  return count;
}

class FixProperty : public testing::TestWithParam<bool> {};

TEST_P(FixProperty, MakesNoNewFlawAndLeavesNothingToFix) {
  Engine::Scratch scratch(engine());
  const FixOptions options{.unsafe = GetParam()};
  for (const auto& bytes : texts()) {
    if (!Text::decode(bytes)) continue;
    SCOPED_TRACE(bytes.substr(0, 300));
    const auto fixed = fix(engine(), scratch, bytes, options);
    ASSERT_TRUE(fixed);
    const auto before = firm(bytes, scratch), after = firm(fixed->patch.text(), scratch);
    for (const auto& [flaw, count] : after) {
      const auto known = before.find(flaw);
      EXPECT_LE(count, known == before.end() ? 0 : known->second) << flaw;
    }
    const auto again = fix(engine(), scratch, fixed->patch.text(), options);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->patch.text(), fixed->patch.text());
    EXPECT_EQ(edited(bytes, fixed->patch.edits()), fixed->patch.text());
  }
}

INSTANTIATE_TEST_SUITE_P(SafeAndUnsafe, FixProperty, testing::Bool());

// Ten thousand random choices among the suggestions of the articles, as an editor might accept them.
TEST(Decisions, OfAnySubsetAreMadeCleanlyAndOnce) {
  Engine::Scratch scratch(engine());
  std::mt19937 random(11);
  struct Article {
    Text text;
    std::vector<Finding> findings;
  };
  std::vector<Article> articles;
  for (const auto& bytes : texts_and_other_files()) {
    auto text = Text::decode(bytes);
    if (!text) continue;
    auto findings = engine().check(*text, scratch);
    std::erase_if(findings, [](const Finding& f) { return f.suggestions.empty(); });
    if (!findings.empty()) articles.push_back({std::move(*text), std::move(findings)});
  }
  ASSERT_FALSE(articles.empty());
  for (int round = 0; round < 10000; ++round) {
    const auto& [text, findings] = articles[random() % articles.size()];
    DocumentDecisions decided{.fingerprint = round % 2 == 0 ? document_fingerprint(text.bytes()) : ""};
    for (const auto& finding : findings) {
      const auto& suggestion = finding.suggestions[random() % finding.suggestions.size()];
      decided.decisions.push_back({.rule = finding.rule,
                                   .span = suggestion.span,
                                   .text = std::string(slice(text.utf8(), text.to_utf8(suggestion.span))),
                                   .replacement = suggestion.text,
                                   .kind = random() % 3 == 0 ? Decision::Kind::reject : Decision::Kind::accept});
    }
    const auto result = edits_of(decided, text, findings);
    std::size_t last = 0;
    for (const auto& edit : result.edits) {
      ASSERT_GE(edit.span.begin, last);
      last = edit.span.end;
    }
    for (const auto& [decision, reason] : result.unmade)
      ASSERT_TRUE(reason.starts_with("overlaps") || reason.find("has no characters") != reason.npos) << reason;
    // What no edit covers is untouched: putting back what stood there gives the file again.
    const auto after = edited(text.bytes(), result.edits);
    std::vector<Edit> back;
    std::int64_t shift = 0;
    for (const auto& edit : result.edits) {
      const auto begin = static_cast<std::uint32_t>(edit.span.begin + shift);
      back.push_back({.span = {begin, begin + static_cast<std::uint32_t>(edit.text.size())},
                      .text = std::string(slice(text.bytes(), edit.span))});
      shift += static_cast<std::int64_t>(edit.text.size()) - static_cast<std::int64_t>(edit.span.size());
    }
    ASSERT_EQ(edited(after, back), text.bytes());
    // Without the fingerprint nobody can tell "Merkel" that is left from "Merkel" that is to be replaced.
    if (decided.fingerprint.empty() || !result.unmade.empty() || result.edits.empty()) continue;
    const auto changed = Text::decode(after);
    ASSERT_TRUE(changed);
    ASSERT_EQ(edited(after, edits_of(decided, *changed, {}).edits), after);
  }
}

TEST(Fix, KeepsTheFilesEncodingAndLineEnds) {
  Engine::Scratch scratch(engine());
  const auto fixed = fix(engine(), scratch, "\xEF\xBB\xBFTalks with Wladimir Putin went on.\r\nOver.\r\n");
  ASSERT_TRUE(fixed);
  EXPECT_EQ(fixed->patch.text(), "\xEF\xBB\xBFTalks with Vladimir Putin went on.\r\nOver.\r\n");
}

TEST(Fix, ChangesNothingInsideQuotationMarks) {
  Engine::Scratch scratch(engine());
  const std::string bytes = "The minister said: “We met Wladimir Putin in the city on Monday and were glad of it.”\n";
  const auto fixed = fix(engine(), scratch, bytes);
  ASSERT_TRUE(fixed);
  EXPECT_EQ(fixed->patch.text(), bytes);
}

TEST(Fix, MakesNoChangeThatWouldBeAFlaw) {
  Engine::Scratch scratch(engine());
  const std::string bytes = "Talks with Wladimir Putin and Vladimir Putin went on.\n";  // twice the same in one list
  const auto fixed = fix(engine(), scratch, bytes);
  ASSERT_TRUE(fixed);
  EXPECT_EQ(fixed->patch.text(), bytes);
  EXPECT_EQ(fixed->left.size(), 1U);
}

}  // namespace
}  // namespace copydesk
