#include "serve/uri.h"

#include <gtest/gtest.h>

namespace copydesk::serve {
namespace {

TEST(Uri, NamesAPath) {
  EXPECT_EQ(path_of_uri("file:///a/b.txt"), "/a/b.txt");
  EXPECT_EQ(path_of_uri("file://localhost/a/b.txt"), "/a/b.txt");
  EXPECT_EQ(path_of_uri("file:///a%20b/%C3%A9%2520.txt#x"), "/a b/é%20.txt");
  EXPECT_EQ(path_of_uri("untitled:Untitled-1"), std::nullopt);
  EXPECT_EQ(path_of_uri("file://host"), std::nullopt);
  EXPECT_EQ(path_of_uri(""), std::nullopt);
}

TEST(Uri, PercentSigns) {
  EXPECT_EQ(percent_decoded("a%41%"), "aA%");
  EXPECT_EQ(percent_decoded("%4"), "%4");
  EXPECT_EQ(percent_decoded("%zz%0a"), "%zz\n");
  EXPECT_EQ(percent_decoded("a+b"), "a+b");
  EXPECT_EQ(percent_decoded("a+b%2B", true), "a b+");
}

}  // namespace
}  // namespace copydesk::serve
