#include "copydesk/names/batch_spelling.h"

#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace copydesk {
namespace {

FoundName person(const std::string& text, const std::string& known = "") {
  return {.text = text, .full = text, .known = known, .span = {.begin = 3, .end = 9}};
}

using Batch = std::vector<std::pair<std::string, FoundName>>;

/// What the batch says of the last of its articles: "usual (articles)", or nothing.
std::string last_of(const Batch& batch) {
  NameFacts summary;
  for (const auto& [path, name] : batch) summary.add(path, {&name, 1});
  const BatchSpellings spellings(summary);
  const auto* usual = spellings.find(batch.back().first, batch.back().second);
  return usual == nullptr ? "" : usual->text + " (" + std::to_string(usual->articles) + ")";
}

Batch with_four(std::string path, const FoundName& last) {
  Batch batch;
  for (const char* source : {"a/1", "b/1", "c/1", "d/1"}) batch.emplace_back(source, person("Anna Grushenkova"));
  batch.emplace_back(std::move(path), last);
  return batch;
}

TEST(BatchSpellings, TellsWhatHardlyAnyWrites) {
  EXPECT_EQ(last_of(with_four("e/1", person("Anna Gruschenkowa"))), "Anna Grushenkova (4)");
  EXPECT_EQ(last_of(with_four("a/2", person("Anna Gruschenkowa"))), "Anna Grushenkova (4)");
  EXPECT_EQ(last_of(with_four("e/1", person("Anna Grushenkova"))), "");
  EXPECT_EQ(last_of(with_four("e/1", person("Olga Gruschenkowa"))), "") << "somebody else";
  EXPECT_EQ(last_of(with_four("e/1", person("A. Gruschenkowa"))), "") << "an initial is no other spelling";
  EXPECT_EQ(last_of(with_four("e/1", person("Anna Gruschenkowa", "Anna Gruschenkowa"))), "") << "known so";
  EXPECT_EQ(last_of({{"a/1", person("Anna Grushenkova")}, {"b/1", person("Anna Gruschenkowa")}}), "") << "one each";
}

TEST(BatchSpellings, LeavesASourceItsStyle) {
  auto batch = with_four("e/1", person("Anna Gruschenkowa"));
  for (const char* path : {"a/2", "a/3", "b/2", "b/3"}) batch.emplace_back(path, person("Anna Grushenkova"));
  batch.emplace_back("e/2", person("Anna Gruschenkowa"));
  EXPECT_EQ(last_of(batch), "");
  batch.emplace_back("e/3", person("Anna Grushenkova"));
  batch.emplace_back("e/2", person("Anna Gruschenkowa"));
  EXPECT_EQ(last_of(batch), "") << "two of three";
}

TEST(BatchSpellings, CanBePassedOn) {
  NameFacts facts;
  const auto batch = with_four("a\nb/1", person("Anna Gruschenkowa"));
  for (const auto& [path, name] : batch) facts.add(path, {&name, 1});
  const auto rare = BatchSpellings(facts).rare();
  const RareSpelling expected{.source = "a\nb",
                              .text = "Anna Gruschenkowa",
                              .full = "Anna Gruschenkowa",
                              .usual = {.text = "Anna Grushenkova", .articles = 4}};
  EXPECT_EQ(rare, std::vector{expected});
  const BatchSpellings passed_on(rare);
  const auto* usual = passed_on.find("a\nb/7", person("Anna Gruschenkowa"));
  ASSERT_NE(usual, nullptr);
  EXPECT_EQ(*usual, expected.usual);
  EXPECT_EQ(passed_on.find("c/7", person("Anna Gruschenkowa")), nullptr) << "of another source";
}

TEST(BatchSpellings, AreTheSameForAnySplit) {
  const Batch batch = with_four("e/1", person("Anna Gruschenkowa"));
  std::vector<std::size_t> order = {0, 1, 2, 3, 4};
  std::mt19937 random(7);
  for (int round = 0; round < 20; ++round) {
    std::shuffle(order.begin(), order.end(), random);
    NameFacts parts[2];
    for (const auto i : order) parts[random() % 2].add(batch[i].first, {&batch[i].second, 1});
    parts[0].merge(parts[1]);
    const BatchSpellings spellings(parts[0]);
    const auto* usual = spellings.find("e/1", batch.back().second);
    ASSERT_NE(usual, nullptr);
    EXPECT_EQ(*usual, (UsualSpelling{.text = "Anna Grushenkova", .articles = 4}));
  }
}

}  // namespace
}  // namespace copydesk
