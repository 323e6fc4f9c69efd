#include "copydesk/names/name_summary.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace copydesk {
namespace {

using testing::ElementsAre;

FoundName person(const std::string& text, const std::string& full = "", const std::string& known = "") {
  return {.text = text, .full = full.empty() ? text : full, .known = known, .span = {.begin = 3, .end = 9}};
}
FoundName place(const std::string& text, const std::string& known) {
  return {.text = text, .full = text, .known = known, .place = true, .span = {.begin = 20, .end = 25}};
}

/// Spellings of each cluster, clusters and spellings in their order.
std::vector<std::vector<std::string>> spellings_of(const std::vector<FoundName>& names) {
  NameSummary summary;
  summary.add("a.txt", names);
  std::vector<std::vector<std::string>> result;
  for (const NameCluster& cluster : summary.clusters()) {
    auto& spellings = result.emplace_back();
    for (const auto& spelling : cluster.spellings) spellings.push_back(spelling.text);
  }
  return result;
}

TEST(NameSummary, GroupsRomanisations) {
  EXPECT_THAT(spellings_of({person("Ararat Mirzoyan"), person("Ararat Mirzoyan"), person("Ararat Mirsojan")}),
              ElementsAre(ElementsAre("Ararat Mirzoyan", "Ararat Mirsojan")));
  EXPECT_THAT(spellings_of({person("Yulia Tymoshenko"), person("Julia Timoschenko")}).size(), 1U);
  EXPECT_THAT(spellings_of({person("Mike Delvo"), person("Michael Delvo")}).size(), 1U);
}

TEST(NameSummary, KeepsRelativesAndLookAlikesApart) {
  EXPECT_THAT(spellings_of({person("Heydar Aliyev"), person("Ilham Aliyev")}).size(), 2U);
  EXPECT_THAT(spellings_of({person("Alexander Petrov"), person("Alexandra Petrova")}).size(), 2U);
  EXPECT_THAT(spellings_of({place("Niger", "Niger"), place("Nigeria", "Nigeria")}).size(), 2U);
  EXPECT_THAT(spellings_of({person("Paris"), place("Paris", "Paris")}).size(), 2U);
}

TEST(NameSummary, TakesTheWordOfTheGazetteer) {
  EXPECT_THAT(
      spellings_of({person("Wladimir Putin", "", "Vladimir Putin"), person("Vladimir Putin", "", "Vladimir Putin"),
                    place("Moskau", "Moscow"), place("Moscow", "Moscow")}),
      ElementsAre(ElementsAre("Moscow", "Moskau"), ElementsAre("Vladimir Putin", "Wladimir Putin")));
  // Two entries, however alike.
  EXPECT_THAT(
      spellings_of({person("Sergei Ivanov", "", "Sergei Ivanov"), person("Sergey Ivanov", "", "Sergey Ivanov")}),
      ElementsAre(ElementsAre("Sergei Ivanov"), ElementsAre("Sergey Ivanov")));
}

TEST(NameSummary, GivesAFamilyNameToItsOnlyBearer) {
  EXPECT_THAT(spellings_of({person("Ana Okonkwo"), person("Okonkwo")}),
              ElementsAre(ElementsAre("Ana Okonkwo", "Okonkwo")));
  EXPECT_THAT(spellings_of({person("Ana Okonkwo"), person("Ben Okonkwo"), person("Okonkwo")}).size(), 3U);
  EXPECT_THAT(spellings_of({person("Ana Okonkwo"), person("Ben Okonkwo"), person("Okonkwo", "Ben Okonkwo")}),
              ElementsAre(ElementsAre("Ana Okonkwo"), ElementsAre("Ben Okonkwo", "Okonkwo")));
}

TEST(NameSummary, IsTheSameHoweverTheBatchWasSplit) {
  const std::vector<std::string> given = {"Nikol", "Nikoll", "Ana", "Anna", "Mike", "Michael", "Zohrab", "Zahrab"};
  const std::vector<std::string> family = {"Pashinyan", "Paschinjan", "Mnatsakanyan", "Manatsakyanian",
                                           "Okonkwo",   "Petrov",     "Petrow",       "Petrova"};
  std::mt19937 random(7);
  const auto pick = [&random](const std::vector<std::string>& from) { return from[random() % from.size()]; };
  std::vector<std::pair<std::string, std::vector<FoundName>>> articles;
  for (int i = 0; i < 60; ++i) {
    std::vector<FoundName> names;
    for (int n = 0; n < 5; ++n) {
      const std::string last = pick(family), full = pick(given) + " " + last;
      names.push_back(person(full, "", random() % 9 == 0 ? "Nikol Pashinyan" : ""));
      names.push_back(person(last, random() % 2 == 0 ? full : ""));
      names.back().span.begin = static_cast<std::uint32_t>(n);
    }
    articles.emplace_back("article " + std::to_string(i % 50), std::move(names));
  }
  NameSummary whole;
  for (const auto& [path, names] : articles) whole.add(path, names);
  const std::string expected = names_json(whole.clusters());
  for (int run = 0; run < 20; ++run) {
    std::shuffle(articles.begin(), articles.end(), random);
    std::vector<NameSummary> parts(1 + random() % 7);
    for (const auto& [path, names] : articles) parts[random() % parts.size()].add(path, names);
    while (parts.size() > 1) {
      const std::size_t into = random() % (parts.size() - 1);
      parts[into].merge(parts.back());
      parts.pop_back();
    }
    ASSERT_EQ(names_json(parts.front().clusters()), expected);
  }
}

TEST(NameSummary, WritesJsonAndText) {
  NameSummary summary;
  EXPECT_EQ(names_json(summary.clusters()), "{\"clusters\":[\n]}\n");
  EXPECT_EQ(names_text(summary.clusters()), "");
  summary.add("b \"1\".txt", std::vector{person("Ana Okonkwo"), person("Okonkwo", "Ana Okonkwo")});
  EXPECT_EQ(names_json(summary.clusters()),
            "{\"clusters\":[\n{\"preferred\":\"Ana Okonkwo\",\"spellings\":[\"Ana Okonkwo\",\"Okonkwo\"],"
            "\"counts\":{\"Ana Okonkwo\":1,\"Okonkwo\":1},\"mentions\":[{\"path\":\"b \\\"1\\\".txt\",\"span\":"
            "{\"start\":3,\"end\":9}},{\"path\":\"b \\\"1\\\".txt\",\"span\":{\"start\":3,\"end\":9}}]}\n]}\n");
  EXPECT_EQ(names_text(summary.clusters()), "Ana Okonkwo\n       1  Ana Okonkwo\n       1  Okonkwo\n");
  EXPECT_EQ(names_text(summary.clusters(), 3), "");
}

}  // namespace
}  // namespace copydesk
