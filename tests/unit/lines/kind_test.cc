#include "copydesk/lines/kind.h"

#include <gtest/gtest.h>

namespace copydesk {
namespace {

TEST(LineKind, NamesGoThereAndBack) {
  for (std::size_t i = 0; i < line_kinds; ++i) {
    const auto kind = static_cast<LineKind>(i);
    EXPECT_EQ(parse_line_kind(name(kind)), kind);
  }
  EXPECT_FALSE(parse_line_kind("header"));
  EXPECT_TRUE(line_kind_names().starts_with("headline, byline, "));
}

TEST(LineKind, FurnitureBeginsWithNavigation) {
  EXPECT_FALSE(is_furniture(LineKind::credit));
  EXPECT_TRUE(is_furniture(LineKind::navigation));
  EXPECT_TRUE(is_furniture(LineKind::assistant));
}

TEST(LineKinds, AreASet) {
  LineKinds kinds{LineKind::headline, LineKind::assistant};
  EXPECT_TRUE(kinds.has(LineKind::headline));
  EXPECT_TRUE(kinds.has(LineKind::assistant));
  kinds.remove(LineKind::headline);
  EXPECT_EQ(kinds, LineKinds{LineKind::assistant});
}

}  // namespace
}  // namespace copydesk
