#include "copydesk/document/stamp.h"

#include <gmock/gmock.h>

namespace copydesk {
namespace {

bool is_stamp(std::string_view text) {
  std::vector<Token> tokens;
  TokenPlaces places;
  tokenize(text, tokens, places);
  const LineReader reader(text, tokens);
  return is_stamp(reader, reader.read(places).at(0));
}

TEST(Stamp, IsADateOfPublication) {
  for (const std::string_view line :
       {"Published: 2021-03-14 09:26", "Last Updated: 2023-05-02 08:15", "October 24, 2020", "24 Oct 2020",
        "24.10.2020 14:05", "Updated 3 hours ago", "Updated an hour ago", "Posted on March 3, 2015 by Admin",
        "Mar 14, 2021 at 9:26 am ET • 5 min read", "Updated 10:05 am CST, Sunday, March 14, 2021", "Sat. Oct. 24",
        "10/24/2020", "First published on 24 Oct 2020 06.05 GMT", "Monday, 3 March"}) {
    EXPECT_TRUE(is_stamp(line)) << line;
  }
}

TEST(Stamp, IsNotALineWithADate) {
  for (const std::string_view line :
       {"0:00 0:01:37 0:00", "March 2020", "May", "Monday", "5 min read", "Published", "2020",
        "The river rose on October 24, 2020", "October 24: what we know", "3 hours", "In 1994", "Reuters"}) {
    EXPECT_FALSE(is_stamp(line)) << line;
  }
}

}  // namespace
}  // namespace copydesk
