// What must hold of fixing, for every text: the project's articles and the examples of all rules.
#include <map>

#include "support.h"
#include <gtest/gtest.h>

#include "copydesk/fix/fixer.h"

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
  for (const auto& rule : engine().rules()) {
    for (const auto& example : rule.bad) result.push_back(example);
  }
  return result;
}

std::map<std::string, int> firm(const std::string& bytes, Engine::Scratch& scratch) {
  std::map<std::string, int> count;
  const auto text = Text::decode(bytes);
  for (const auto& finding : engine().check(*text, scratch)) {
    if (finding.severity >= Severity::warning)
      ++count[finding.rule + ": " + std::string(slice(text->bytes(), finding.span))];
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
