#include "copydesk/names/name_key.h"

#include <gtest/gtest.h>

namespace copydesk {
namespace {

TEST(NameKey, IsTheSameForRomanisationsOfOneSound) {
  EXPECT_EQ(name_key("lukaschenko"), name_key("lukashenko"));
  EXPECT_EQ(name_key("wladimir"), name_key("vladimir"));
  EXPECT_EQ(name_key("pashinian"), name_key("paschinjan"));
  EXPECT_EQ(name_key("sarkisian"), name_key("sarkissyan"));
  EXPECT_EQ(name_key("núñez"), name_key("nunez"));
  EXPECT_EQ(name_key("moubarak"), name_key("mubarak"));
  EXPECT_EQ(name_key("schröder"), name_key("schroder"));
  EXPECT_EQ(name_key("ştefan"), name_key("shtefan"));
  EXPECT_EQ(name_key("smirnoff"), name_key("smirnov"));
}

TEST(NameKey, TellsOtherSoundsApart) {
  EXPECT_NE(name_key("martuni"), name_key("martakert"));
  EXPECT_NE(name_key("austria"), name_key("australia"));
  EXPECT_EQ(name_key(""), "");
  EXPECT_EQ(name_key("'-"), "");
}

TEST(NameKey, IsBounded) {
  EXPECT_LE(name_key(std::string(1000, 'a') + "b").size(), 40U);
  std::string many;
  for (int i = 0; i < 200; ++i) many += "ab";
  EXPECT_EQ(name_key(many).size(), 40U);
}

TEST(ConsonantSkeleton, SurvivesARoughRomanisation) {
  const auto skeleton = [](const char* word, int reading) { return consonant_skeleton(name_key(word), reading); };
  EXPECT_EQ(skeleton("manatsakyanian", 0), skeleton("mnatsakanyan", 0));
  EXPECT_EQ(skeleton("chruschtschow", 1), skeleton("khrushchev", 0).substr(0, 2) + "v");
  EXPECT_EQ(skeleton("ceyhun", 0), skeleton("jeyhun", 1));
}

}  // namespace
}  // namespace copydesk
