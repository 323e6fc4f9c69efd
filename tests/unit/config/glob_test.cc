#include "copydesk/config/glob.h"

#include <gtest/gtest.h>

namespace copydesk {
namespace {

bool fits(std::string_view pattern, std::string_view path) {
  const auto glob = Glob::parse(pattern);
  EXPECT_TRUE(glob) << pattern;
  return glob && glob->fits(path);
}

TEST(Glob, StandsForNamesAndFolders) {
  EXPECT_TRUE(fits("*.txt", "a.txt"));
  EXPECT_TRUE(fits("*.txt", "deep/down/a.txt"));
  EXPECT_FALSE(fits("./wire/*.txt", "wire/x/a.txt"));
  EXPECT_TRUE(fits("./wire/*.txt", "wire/a.txt"));
  EXPECT_TRUE(fits("wire/**", "wire/x/a.txt"));
  EXPECT_TRUE(fits("**/old/*.txt", "old/a.txt"));
  EXPECT_TRUE(fits("**/old/*.txt", "x/y/old/a.txt"));
  EXPECT_TRUE(fits("wire/", "x/wire/y/a.txt"));
  EXPECT_FALSE(fits("wire/", "wired/a.txt"));
  EXPECT_TRUE(fits("a?.t[xy]t", "ab.tyt"));
  EXPECT_FALSE(fits("a[!b].txt", "ab.txt"));
  EXPECT_TRUE(fits("{web,wire}/*.txt", "web/a.txt"));
  EXPECT_FALSE(fits("a.txt", "abtxt"));
  EXPECT_TRUE(fits("*é.txt", "caf\xC3\xA9.txt"));
}

TEST(Glob, RefusesWhatItCannotMean) {
  for (const auto* pattern : {"[ab", "{a,b", "../x", "/abs"}) EXPECT_FALSE(Glob::parse(pattern)) << pattern;
}

}  // namespace
}  // namespace copydesk
