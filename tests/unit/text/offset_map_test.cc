#include "copydesk/text/offset_map.h"

#include <gmock/gmock.h>

namespace copydesk {
namespace {

// "aé€😉" from UTF-16 with its mark: text widths 1 2 3 4, file widths 2 2 2 4.
OffsetMap utf16_map() {
  OffsetMap map(2);
  map.append(1, 2);
  map.append(2, 2);
  map.append(3, 2);
  map.append(4, 4);
  return map;
}

TEST(OffsetMap, IsTheIdentityBehindTheMark) {
  const OffsetMap map(3);
  EXPECT_EQ(map.to_file({0, 5}), (Span{3, 8}));
  EXPECT_EQ(map.to_text({3, 8}), (Span{0, 5}));
  EXPECT_EQ(map.to_text({0, 4}), (Span{0, 1})) << "the mark itself has no text";
  EXPECT_EQ(OffsetMap().to_file({7, 9}), (Span{7, 9}));
}

TEST(OffsetMap, MapsSpansOutwards) {
  struct Row {
    std::string_view name;
    Span text, file;
  };
  constexpr Row rows[] = {
      {"first character", {0, 1}, {2, 4}},
      {"second", {1, 3}, {4, 6}},
      {"all", {0, 10}, {2, 12}},
      {"inside the third", {4, 5}, {6, 8}},
      {"from inside the second to inside the last", {2, 7}, {4, 12}},
      {"empty at a border", {3, 3}, {6, 6}},
      {"empty at the end", {10, 10}, {12, 12}},
      {"past the end", {9, 99}, {8, 12}},
  };
  const OffsetMap map = utf16_map();
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(map.to_file(row.text), row.file);
  }
}

TEST(OffsetMap, MapsBack) {
  const OffsetMap map = utf16_map();
  EXPECT_EQ(map.to_text({2, 4}), (Span{0, 1}));
  EXPECT_EQ(map.to_text({4, 8}), (Span{1, 6}));
  EXPECT_EQ(map.to_text({9, 11}), (Span{6, 10})) << "outwards to the whole last character";
  EXPECT_EQ(map.to_text({0, 2}), (Span{0, 0})) << "the mark";
  EXPECT_EQ(map.to_text({12, 12}), (Span{10, 10}));
}

}  // namespace
}  // namespace copydesk
