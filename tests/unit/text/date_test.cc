#include "copydesk/text/date.h"

#include <gmock/gmock.h>

namespace copydesk {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year_month_day;

TEST(FindDate, ReadsTheDatesOfStamps) {
  struct Row {
    std::string_view text;
    int year;
    unsigned month, day;
  };
  constexpr Row rows[] = {
      {"2020-10-24", 2020, 10, 24},
      {"2020-10-24T16:27:00Z", 2020, 10, 24},
      {"Published: 2020-10-24 16:27", 2020, 10, 24},
      {"16:27 2020/10/24", 2020, 10, 24},
      {"24.10.2020, 16.27", 2020, 10, 24},
      {"24/10/2020", 2020, 10, 24},
      {"10/24/2020", 2020, 10, 24},
      {"5/5/2020", 2020, 5, 5},
      {"October 24, 2020", 2020, 10, 24},
      {"Oct. 24th, 2020 at 9:05 a.m.", 2020, 10, 24},
      {"Sat, 24 Oct 2020 16:27:00 GMT", 2020, 10, 24},
      {"3rd of no month, 3rd May 2021", 2021, 5, 3},
      {"SEPT 1 2019", 2019, 9, 1},
      {"Published 3 May 2021 · Updated 4 May 2021", 2021, 5, 3},
      {"29 February 2024", 2024, 2, 29},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(find_date(row.text), year_month_day(std::chrono::year(row.year), month(row.month), day(row.day)))
        << row.text;
  }
}

TEST(FindDate, FindsNoneWhereNoneIsSure) {
  for (const std::string_view text :
       {"", "5/6/2020", "29 February 2023", "32 May 2020", "2020-13-01", "24 October", "October 2020", "2020",
        "3 hours ago", "24 Oktober 2020", "1.2.3", "version 10.12.1", "24-10/2020", "May 3, 20200",
        "99999999999999999999-1-1", "24 October 1066", "Mayor 3, 2020"})
    EXPECT_EQ(find_date(text), std::nullopt) << text;
}

}  // namespace
}  // namespace copydesk
