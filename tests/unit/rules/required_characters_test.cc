#include "copydesk/rules/required_characters.h"

#include <string>

#include <gtest/gtest.h>

namespace copydesk {
namespace {

TEST(RequiredCharacters, AreThoseThatEveryMatchHas) {
  const struct {
    std::string regex;
    std::string needed;  ///< one character of each kind
  } rows[] = {
      {"plain words", ""},
      {"\\{(?:name|date)\\}", "{}"},
      {"\\d+ ?h", "1"},
      {"[0-9]{2}:[0-5][0-9]", "1:"},
      {"(?:a|\\d)", ""},
      {"(?:x-\\d|\\d/y)", "1"},
      {"#?tag", ""},
      {"#*tag", ""},
      {"#{0,2}tag", ""},
      {"#{2}tag", "#"},
      {"#+?tag", "#"},
      {"[#@]tag", ""},
      {"[#]tag", "#"},
      {"[^#]tag", ""},
      {"[!-~]", ""},
      {"[]a]", ""},
      {"[\\d.]+", ""},
      {"(?i)<br ?/?>", "<>"},
      {"(?P<year>\\d{4})", "1"},
      {"(?i:©) ?x", "é"},
      {"é?x", ""},
      {"[äö]x", "é"},
      {"[[:digit:]]", ""},
      {"\\x{201C}a", ""},
      {"\\p{Lu}-", "-"},
      {"^a$|.", ""},
      {"a{b}", "{}"},
      {"\\Qa.b\\E", ""},
  };
  for (const auto& row : rows) EXPECT_EQ(required_characters(row.regex), characters_of(row.needed)) << row.regex;
}

TEST(RequiredCharacters, TellKindsApart) {
  EXPECT_EQ(characters_of("1"), characters_of("97"));
  EXPECT_EQ(characters_of("é"), characters_of("“”"));
  EXPECT_NE(characters_of("<"), characters_of(">"));
  EXPECT_EQ(characters_of("Only letters and spaces"), 0U);
}

}  // namespace
}  // namespace copydesk
