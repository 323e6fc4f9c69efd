#include "serve/http/message.h"
#include <gtest/gtest.h>

namespace copydesk::serve {
namespace {

TEST(Parameters, AreRead) {
  struct Case {
    std::string encoded;
    Parameters parameters;
  };
  for (const auto& [encoded, wanted] : std::vector<Case>{
           {"", {}},
           {"&&", {}},
           {"a=1&b=2", {{"a", "1"}, {"b", "2"}}},
           {"a", {{"a", ""}}},
           {"a=", {{"a", ""}}},
           {"=a", {{"", "a"}}},
           {"a=b=c", {{"a", "b=c"}}},
           {"a=1&a=2", {{"a", "2"}}},
           {"text=one+two%0A%F0%9F%98%80&x=%", {{"text", "one two\n😀"}, {"x", "%"}}},
       }) {
    Parameters parameters;
    add_parameters(encoded, parameters);
    EXPECT_EQ(parameters, wanted) << encoded;
  }
  Parameters none;
  EXPECT_THROW(add_parameters("a=%FF", none), HttpFault);
}

}  // namespace
}  // namespace copydesk::serve
