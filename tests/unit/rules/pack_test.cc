#include "copydesk/rules/pack.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "copydesk/lexicon/lexicon.h"

namespace copydesk {
namespace {

using testing::HasSubstr;

class Pack : public testing::Test {
 protected:
  Pack() : lexicon_(Lexicon::open(COPYDESK_BINARY_DIR "/share/copydesk/lexicon.bin")), vocabulary_(*lexicon_) {}

  Result<std::vector<Rule>> read(const std::string& rule_fields) {
    return read_pack(
        R"({"pack": "test", "licence": "MIT", "source": "test", "rules": [{"id": "garble/test", "severity": "warning",
      "confidence": 0.5, "message": "m", "why": "w", "bad": ["b"], "good": ["g"], )" +
            rule_fields + "}]}",
        "test.json", vocabulary_);
  }

  Result<Lexicon> lexicon_;
  Vocabulary vocabulary_;
};

TEST_F(Pack, ReadsARule) {
  const auto rules = read(R"("pattern": [{"lemma": "criticise"}, {"skip": 3}, "of the"], "suggest": ["{1} for"])");
  ASSERT_TRUE(rules) << rules.error().message;
  ASSERT_EQ(rules->size(), 1U);
  const auto& rule = rules->front();
  EXPECT_EQ(rule.info.id, "garble/test");
  ASSERT_EQ(rule.patterns.size(), 1U);
  EXPECT_EQ(rule.patterns[0].steps.size(), 4U) << "a string of two words is two steps";
  EXPECT_EQ(rule.patterns[0].entries, 3);
  EXPECT_EQ(rule.patterns[0].anchor, 0) << "the rarest word";
}

TEST_F(Pack, ErrorsSayPlaceAndRemedy) {
  const struct {
    std::string fields, where, message, remedy;
  } rows[] = {
      {R"("pattern": ["of"], "sugest": "x")", "test.json:1: garble/test: sugest", "unknown field", "suggest"},
      {R"("pattern": [{"wrod": "of"}])", "pattern[1]: wrod", "unknown field", "word"},
      {R"("pattern": [{"word": "of", "class": "nuon"}])", "pattern[1]: class", "nuon", "plural-noun"},
      {R"("pattern": [{"word": "of", "entity": "planet"}])", "pattern[1]: entity", "planet", "country"},
      {R"("pattern": [{"class": "noun"}])", "garble/test: pattern", "no entry to start from", "lemma"},
      {R"("pattern": [{"word": "so-called"}])", "pattern[1]: word", "more than one token", "one entry"},
      {R"("pattern": [{"word": "a", "repeat": [3, 1]}])", "repeat", "least, most", ""},
      {R"("pattern": [{"word": "a", "same": 1}])", "same", "earlier entry", ""},
      {R"-("pattern": [{"word": "a", "regex": "(?=b)"}])-", "regex", "RE2", ""},
      {R"("pattern": [])", "pattern", "list of entries", ""},
      {R"("pattern": ["a"], "phrases": ["b"])", "garble/test", "more than one way", "phrases"},
      {R"("note": "nothing to look for")", "garble/test", "or in none", "pattern"},
      {R"("phrases": {"a": 1})", "phrases", "must be a string", ""},
      {R"("phrases": ["a"], "where": "footer")", "where", "footer", "prose"},
      {R"("phrases": ["a"], "quotes": "inside")", "quotes", "any or outside", ""},
      {R"("phrases": ["a"], "at_least": 0)", "at_least", "from 1", ""},
      {R"("phrases": ["a"], "with": {"paragraph": "x"})", "with: paragraph", "unknown field", "sentence"},
      {R"("phrases": ["a"], "with": {"sentence": "two words"})", "sentence", "not one word", ""},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.fields);
    const auto rules = read(row.fields);
    ASSERT_FALSE(rules);
    EXPECT_THAT(rules.error().where, HasSubstr(row.where));
    EXPECT_THAT(rules.error().message, HasSubstr(row.message));
    EXPECT_THAT(rules.error().remedy, HasSubstr(row.remedy));
  }
}

TEST_F(Pack, ErrorsInTheFileItself) {
  const struct {
    std::string text, where, message;
  } rows[] = {
      {"", "test.json:1", "not valid JSON"},
      {"{\n\"pack\": \"x\",\n}", "test.json:3", "not valid JSON"},
      {"[]", "test.json", "object"},
      {R"({"pack": "x", "licence": "MIT", "source": "s"})", "rules", "missing"},
      {R"({"pack": "x", "licence": "MIT", "source": "s", "rules": [{}]})", "rules[1]: id", "missing"},
      {R"({"pack": "x", "licence": "MIT", "source": "s", "rules": [{"id": "grable/x"}]})", "id", "family/name"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.text);
    const auto rules = read_pack(row.text, "test.json", vocabulary_);
    ASSERT_FALSE(rules);
    EXPECT_THAT(rules.error().where, HasSubstr(row.where));
    EXPECT_THAT(rules.error().message, HasSubstr(row.message));
  }
}

TEST_F(Pack, TellsTheFaultsOfAllRules) {
  const auto rules = read_pack(
      "{\"pack\": \"x\", \"licence\": \"MIT\", \"source\": \"s\", \"rules\": [\n{\"id\": \"grable/x\"},\n"
      "{\"id\": \"garble/y\", \"message\": 1},\n{}]}",
      "test.json", vocabulary_);
  ASSERT_FALSE(rules);
  EXPECT_THAT(rules.error().where, HasSubstr("test.json:2: grable/x: id"));
  ASSERT_EQ(rules.error().others.size(), 2U);
  EXPECT_THAT(rules.error().others[0].where, HasSubstr("test.json:3: garble/y: message"));
  EXPECT_THAT(rules.error().others[1].where, HasSubstr("rules[3]: id"));
}

TEST_F(Pack, WantsHardNegatives) {
  const auto rules =
      read_pack(R"({"pack": "x", "licence": "MIT", "source": "s", "rules": [{"id": "garble/x", "severity": "error",
    "confidence": 1, "message": "m", "why": "w", "phrases": ["a"], "bad": ["a"]}]})",
                "test.json", vocabulary_);
  ASSERT_FALSE(rules);
  EXPECT_THAT(rules.error().where, HasSubstr("good"));
}

}  // namespace
}  // namespace copydesk
