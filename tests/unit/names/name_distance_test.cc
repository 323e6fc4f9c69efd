#include "copydesk/names/name_distance.h"

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace copydesk {
namespace {

struct Pair {
  std::string verdict = {}, first = {}, second = {}, half = {};
};

std::vector<Pair> pairs_of(const std::string& half) {
  std::ifstream in(std::string(COPYDESK_SOURCE_DIR) + "/tests/names/pairs.tsv");
  std::vector<Pair> pairs;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with('#') || line.starts_with("verdict")) continue;
    std::istringstream cells(line);
    Pair pair;
    std::getline(cells, pair.verdict, '\t');
    std::getline(cells, pair.first, '\t');
    std::getline(cells, pair.second, '\t');
    std::getline(cells, pair.half, '\t');
    if (pair.half == half) pairs.push_back(pair);
  }
  return pairs;
}

/// F1 of “same” by name_distance. COPYDESK_SHOW_PAIRS=1 prints what is wrong on the half for tuning.
double f1_of(const std::string& half) {
  int hit = 0, wrong = 0, missed = 0;
  for (const Pair& pair : pairs_of(half)) {
    const bool same = pair.verdict == "same";
    const float distance = name_distance(pair.first, pair.second);
    const bool found = distance <= same_name;
    hit += same && found;
    wrong += !same && found;
    missed += same && !found;
    if (same != found && half == "tune" && std::getenv("COPYDESK_SHOW_PAIRS") != nullptr)
      std::cout << pair.verdict << ": " << pair.first << " / " << pair.second << " " << distance << '\n';
  }
  std::cout << half << ": " << hit << " hit, " << wrong << " wrong, " << missed << " missed\n";
  return 2.0 * hit / (2.0 * hit + wrong + missed);
}

TEST(NameDistance, TellsPairsForTuning) {
  EXPECT_GE(f1_of("tune"), 0.95);
}

TEST(NameDistance, TellsPairsNeverTunedOn) {
  const auto pairs = pairs_of("test");
  EXPECT_GE(pairs.size(), 100U);
  EXPECT_GE(f1_of("test"), 0.95);
}

TEST(NameDistance, IsSymmetric) {
  for (const char* half : {"tune", "test"}) {
    for (const Pair& pair : pairs_of(half))
      EXPECT_FLOAT_EQ(name_distance(pair.first, pair.second), name_distance(pair.second, pair.first))
          << pair.first << " / " << pair.second;
  }
}

TEST(NameDistance, NeedsSomethingToCompare) {
  EXPECT_GT(name_distance("", "Putin"), same_name);
  EXPECT_GT(name_distance("President", "President"), same_name);
  EXPECT_EQ(name_distance("Vladimir Putin", "Vladimir Putin"), 0);
}

TEST(KeyDistance, StopsAtItsLimit) {
  EXPECT_GT(key_distance("martuni", "stepanakert", NamePart::family, 1), 1);
  EXPECT_EQ(key_distance("putin", "putin", NamePart::family), 0);
}

}  // namespace
}  // namespace copydesk
