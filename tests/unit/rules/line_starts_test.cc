#include "copydesk/rules/line_starts.h"

#include <string>

#include <gmock/gmock.h>

namespace copydesk {
namespace {

using testing::IsEmpty;
using testing::UnorderedElementsAre;

TEST(LineStarts, TellsAllTextsThatALineBeginsWith) {
  LineStarts starts;
  starts.add("a", 1);
  starts.add("about u", 2);
  starts.add("about", 3);
  starts.add("about", 4);
  starts.add("ü", 5);
  starts.compile();
  const auto found = [&](std::string_view line) {
    std::vector<std::uint32_t> values;
    starts.find(line, values);
    return values;
  };
  EXPECT_THAT(found("about us"), UnorderedElementsAre(1, 2, 3, 4));
  EXPECT_THAT(found("about"), UnorderedElementsAre(1, 3, 4));
  EXPECT_THAT(found("abou"), UnorderedElementsAre(1));
  EXPECT_THAT(found("über"), UnorderedElementsAre(5));
  EXPECT_THAT(found("b about"), IsEmpty());
  EXPECT_THAT(found(""), IsEmpty());
}

TEST(LineStarts, FindsNothingWithoutTexts) {
  LineStarts starts;
  starts.compile();
  std::vector<std::uint32_t> values;
  starts.find("a line", values);
  EXPECT_THAT(values, IsEmpty());
}

}  // namespace
}  // namespace copydesk
