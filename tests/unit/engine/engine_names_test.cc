// The names that the engine sees in an article.
#include <string>
#include <utility>
#include <vector>

#include "support.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace copydesk {
namespace {

using testing::ElementsAre;
using testing::Pair;

/// Each name as written, with the name it stands for: in full, or as the gazetteer has it.
std::vector<std::pair<std::string, std::string>> names_in(const std::string& bytes) {
  const auto text = Text::decode(bytes);
  Engine::Scratch scratch(testing_support::engine());
  std::vector<std::pair<std::string, std::string>> result;
  for (const FoundName& name : testing_support::engine().names(*text, scratch)) {
    EXPECT_EQ(slice(text->bytes(), name.span), name.text);
    result.emplace_back(name.text, name.known.empty() ? name.full : name.known);
  }
  return result;
}

TEST(EngineNames, LeadToTheFullName) {
  EXPECT_THAT(names_in("Lena Grushenkova won. “I am glad,” Grushenkova said. Grushenkowa left."),
              ElementsAre(Pair("Lena Grushenkova", "Lena Grushenkova"), Pair("Grushenkova", "Lena Grushenkova"),
                          Pair("Grushenkowa", "Lena Grushenkova")));
}

TEST(EngineNames, AreKnownToTheGazetteerInAnySpelling) {
  EXPECT_THAT(names_in("Talks in Nagorno Karabakh went on as Wladimir Putin spoke."),
              ElementsAre(Pair("Nagorno Karabakh", "Nagorno-Karabakh"), Pair("Wladimir Putin", "Vladimir Putin")));
  EXPECT_THAT(names_in("The leaders met on Monday to talk about the budget.\n\nWladimir Putin\n"),
              ElementsAre(Pair("Wladimir Putin", "Vladimir Putin")));
}

TEST(EngineNames, HaveSpansInBytesOfTheFile) {
  EXPECT_THAT(names_in("\xEF\xBB\xBFThe café closed as Lena Grushenkova spoke."),
              ElementsAre(Pair("Lena Grushenkova", "Lena Grushenkova")));
}

}  // namespace
}  // namespace copydesk
