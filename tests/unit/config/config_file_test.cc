#include "copydesk/config/config_file.h"

#include <array>

#include <gtest/gtest.h>

namespace copydesk {
namespace {

struct Wrong {
  std::string_view json, where, message, remedy;
};

TEST(ConfigFile, ErrorsNameLineAndColumnAndWhatIsAllowed) {
  const std::vector<std::string> rules{"garble/doubled-word", "style/quote-marks"};
  const std::array wrong{
      Wrong{"", "x:1:1", "not JSON", ""},
      Wrong{"{\n  \"root\": true,\n}", "x:3:1", "unexpected '}'", "comma before"},
      Wrong{"{ // é\n  \"rot\": true }", "x:2:3", "no key “rot”", "did you mean “root”?"},
      Wrong{"{\"root\": 1}", "x:1:10", "true or false", ""},
      Wrong{"{\"root\": true,\n \"root\": true}", "x:2:2", "a second time", "keep one"},
      Wrong{"{\"é\\\"\": 1}", "x:1:2", "there is no key", "allowed: $schema, root"},
      Wrong{"[]", "x:1:1", "an object in braces", ""},
      Wrong{"{\"severity\": \"warnin\"}", "x:1:14", "“warnin” is not allowed",
            "did you mean “warning”? allowed: advice"},
      Wrong{"{\"fail_on\": \"off\"}", "x:1:13", "“off” is not allowed", "never"},
      Wrong{"{\"rules\": {\"doubled-wrod\": \"off\"}}", "x:1:12", "no rule “doubled-wrod”", "“garble/doubled-word”"},
      Wrong{"{\"rules\": {\"style/*\": \"of\"}}", "x:1:23", "“of” is not allowed", "“off”"},
      Wrong{"{\"vocabulary\": {\"acept\": []}}", "x:1:17", "no key “acept”", "“accept”"},
      Wrong{"{\"vocabulary\": {\"accept\": [\"a\", 3]}}", "x:1:33", "in quotation marks", ""},
      Wrong{"{\"vocabulary\": {\"accept_files\": \"no.txt\"}}", "x:1:33", "/nowhere/no.txt cannot be read", ""},
      Wrong{"{\"names\": {\"Kyiv\": \"Kyiv\"}}", "x:1:20", "house spelling itself", ""},
      Wrong{"{\"extends\": \"x\"}", "x:1:13", "extends itself", ""},
      Wrong{"{\"overrides\": [{\"english\": \"us\"}]}", "x:1:16", "“files” is missing", "wire/**"},
      Wrong{"{\"suppress\": [{\"rule\": \"*\"}]}", "x:1:15", "“reason” is missing", ""},
      Wrong{"{\"suppress\": [{\"rule\": \"*\", \"reason\": \"r\", \"expires\": \"2026-02-30\"}]}", "x:1:55", "no date",
            "2026-12-31"},
  };
  for (const auto& w : wrong) {
    const auto read = read_config("x", w.json, "/nowhere", rules);
    ASSERT_FALSE(read) << w.json;
    EXPECT_EQ(read.error().where, w.where) << w.json;
    EXPECT_NE(read.error().message.find(w.message), std::string::npos) << read.error().message;
    EXPECT_NE(read.error().remedy.find(w.remedy), std::string::npos) << read.error().remedy;
  }
}

TEST(ConfigFile, AnExactIdCountsOverAPattern) {
  const auto read =
      read_config("x", R"({"rules": {"style/quote-marks": "error", "style/*": "off", "*": "advice"}})", "/");
  ASSERT_TRUE(read);
  const auto& rules = read->settings.rules;
  ASSERT_EQ(rules.size(), 3U);
  EXPECT_EQ(rules[0].value.pattern, "*");
  EXPECT_EQ(rules[2].value, (RuleSeverity{"style/quote-marks", Severity::error}));
  EXPECT_EQ(rules[1].origin, "x:1:42");
}

TEST(Settings, TheNearerFileCountsAndListsAreJoined) {
  const auto far = read_config("far", R"({"english": "us", "severity": "error", "names": {"Kyiv": "Kiev"},
    "vocabulary": {"accept": ["one", "two"], "reject": ["three"]}, "rules": {"a/b": "off"}})",
                               "/");
  const auto near = read_config("near", R"({"english": "gb", "names": {"Kyiv": ["Kiew"]},
    "vocabulary": {"accept": ["three"], "reject": {"two": "2"}}, "rules": {"a/*": "error"}})",
                                "/");
  ASSERT_TRUE(far && near);
  const auto both = merged(far->settings, near->settings);
  EXPECT_EQ(both.english->value, English::gb);
  EXPECT_EQ(both.severity->value, Severity::error);
  ASSERT_EQ(both.accept.size(), 2U);
  EXPECT_EQ(both.accept[0].value + both.accept[1].value, "onethree");
  ASSERT_EQ(both.reject.size(), 1U);
  EXPECT_EQ(both.reject[0].value, (RejectedWord{"two", "2"}));
  ASSERT_EQ(both.names.size(), 1U);
  EXPECT_EQ(both.names[0].value.others, std::vector<std::string>{"Kiew"});
  EXPECT_EQ(both.rules.back().value.pattern, "a/*");
}

}  // namespace
}  // namespace copydesk
