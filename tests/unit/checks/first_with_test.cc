#include "copydesk/checks/first_with.h"

#include <cstdint>
#include <unordered_map>

#include <gtest/gtest.h>

namespace copydesk {
namespace {

constexpr std::uint64_t hash_of_number(std::uint64_t x) {
  return (x + 1) * 0x9E3779B97F4A7C15ULL;
}

TEST(FirstWith, TellsWhoCameFirst) {
  FirstWith first(64);
  first.begin(10);
  EXPECT_EQ(first.find_or_add(hash_of_number(1), 0), 0U);
  EXPECT_EQ(first.find_or_add(hash_of_number(2), 3), 3U);
  EXPECT_EQ(first.find_or_add(hash_of_number(1), 3), 0U);
  EXPECT_EQ(first.find_or_add(hash_of_number(2), 4), 3U);
}

TEST(FirstWith, ForgetsWhenItBeginsAnew) {
  FirstWith first(1024);
  for (std::uint32_t article = 0; article < 50; ++article) {
    first.begin(article * 10);  // tables of other sizes in the same memory
    std::unordered_map<std::uint64_t, std::uint32_t> expected;
    for (std::uint32_t i = 0; i < article * 10; ++i) {
      const std::uint64_t hash = hash_of_number(i * 7 % (article + 3));
      EXPECT_EQ(first.find_or_add(hash, i), expected.try_emplace(hash, i).first->second);
    }
  }
}

TEST(FirstWith, ForgetsWhatCameBeforeWhenItIsFull) {
  FirstWith first(8);
  first.begin(100);
  for (std::uint32_t i = 0; i < 100; ++i) {
    EXPECT_EQ(first.find_or_add(hash_of_number(i), i), i);
    EXPECT_EQ(first.find_or_add(hash_of_number(i), i + 1), i % 9 == 8 ? i + 1 : i) << i;
    if (i % 9 == 8) first.begin(100);
  }
  // A single number may have more than the table holds.
  first.begin(8);
  for (std::uint32_t i = 0; i < 1000; ++i) EXPECT_EQ(first.find_or_add(hash_of_number(i), 5), 5U);
}

}  // namespace
}  // namespace copydesk
