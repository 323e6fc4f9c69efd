#include "copydesk/rules/literal_scan.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace copydesk {
namespace {

std::vector<int> found(const LiteralScan& scan, std::string_view text) {
  std::vector<int> result;
  std::string lowered;
  scan.find(text, lowered, result);
  std::sort(result.begin(), result.end());
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

TEST(LiteralScan, FindsLiteralsInAnyAsciiCase) {
  const struct {
    std::string name;
    std::vector<std::string> literals;
    std::string text;
    std::vector<int> found;
  } rows[] = {
      {"nothing to look for", {}, "text", {}},
      {"empty text", {"ab"}, "", {}},
      {"one", {"click here"}, "Please click here now", {0}},
      {"case", {"click"}, "CLICK", {0}},
      {"upper-case literal", {"NATO"}, "nato", {0}},
      {"overlapping", {"she", "he", "hers", "his"}, "ushers", {0, 1, 2}},
      {"one inside the other", {"abcd", "bc"}, "xabcx", {1}},
      {"at both ends", {"ab", "yz"}, "ab yz", {0, 1}},
      {"long ones at both ends", {"abcdef", "uvwxyz"}, "abcdef uvwxyz", {0, 1}},
      {"longer than the text", {"abcdef"}, "abcde", {}},
      {"the same run in two", {"xabcd", "yabcd"}, "yabcd", {1}},
      {"bytes that are not ASCII keep their case", {"é"}, "É", {}},
      {"bytes that are not ASCII", {"â€™"}, "donâ€™t", {0}},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(found(LiteralScan(row.literals), row.text), row.found);
  }
}

TEST(LiteralScan, AgreesWithSearchingEachLiteralAlone) {
  std::mt19937 random(7);
  const auto word = [&](std::size_t longest) {
    std::string text;
    for (auto n = 2 + random() % longest; n > 0; --n) text += static_cast<char>('a' + random() % 3);
    return text;
  };
  for (int round = 0; round < 300; ++round) {
    std::vector<std::string> literals;
    for (int i = 0; i < 12; ++i) literals.push_back(word(6));
    const auto text = word(60), sample = word(200);
    std::vector<int> expected;
    for (std::size_t i = 0; i < literals.size(); ++i) {
      if (text.find(literals[i]) != text.npos) expected.push_back(static_cast<int>(i));
    }
    EXPECT_EQ(found(LiteralScan(literals, sample), text), expected) << text;
  }
}

}  // namespace
}  // namespace copydesk
