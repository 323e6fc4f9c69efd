#include "copydesk/checks/word_row.h"

#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace copydesk {
namespace {

/// Tokens of one word or mark for each letter: small letters are words, digits numbers, the rest punctuation.
std::vector<Token> tokens_of(std::string_view letters) {
  std::vector<Token> tokens;
  for (const char c : letters) {
    const bool word = c >= 'a' && c <= 'z', number = c >= '0' && c <= '9';
    tokens.push_back({.word = static_cast<WordId>(c),
                      .kind = word     ? TokenKind::word
                              : number ? TokenKind::number
                                       : TokenKind::punctuation});
  }
  return tokens;
}

WordRow row_of(std::string_view letters) {
  WordRow row;
  row.read(tokens_of(letters));
  return row;
}

TEST(WordRow, CountsWordsAndNumbers) {
  const WordRow row = row_of("a,b1.c2");
  const auto all = row.of(0, 7);
  EXPECT_EQ(all.size(), 5U);
  EXPECT_EQ(all.numbers, 2U);
  EXPECT_EQ(row.of(1, 2).size(), 0U);
  EXPECT_EQ(row.of(1, 4).size(), 2U);
  EXPECT_EQ(row.of(1, 4).numbers, 1U);
  EXPECT_EQ(all.first(2).size(), 2U);
  EXPECT_EQ(all.first(9).size(), 5U);
}

TEST(WordRow, HashesStretchesOfTheSameWordsAlikeWhereverTheyStand) {
  const WordRow row = row_of("abc,xx.a,bcd ba ab aab");
  const auto hash = [&row](std::uint32_t first, std::uint32_t end) { return row.hash(row.of(first, end)); };
  EXPECT_EQ(hash(0, 3), hash(7, 11));   // abc, a,bc
  EXPECT_NE(hash(0, 3), hash(7, 12));   // abcd
  EXPECT_NE(hash(0, 2), hash(13, 15));  // ba
  EXPECT_EQ(hash(0, 2), hash(16, 18));
  EXPECT_NE(hash(16, 18), hash(19, 22));
  EXPECT_NE(hash(4, 5), hash(4, 6));  // x, xx
  EXPECT_EQ(hash(3, 3), hash(12, 13));
  EXPECT_EQ(row.hash(row.of(7, 12).first(3)), hash(0, 3));
}

TEST(WordRow, HashesGroupsAsTheirStretches) {
  const WordRow row = row_of("ab,cab.cb");
  std::vector<std::uint64_t> groups;
  row.hash_groups(row.of(0, 9), 3, groups);
  ASSERT_EQ(groups.size(), 5U);  // abc bca cab abc bcb
  EXPECT_EQ(groups[0], groups[3]);
  EXPECT_NE(groups[0], groups[1]);
  EXPECT_NE(groups[1], groups[4]);
  row.hash_groups(row.of(0, 2), 3, groups);
  EXPECT_TRUE(groups.empty());
}

TEST(WordRow, TellsWhereWordsStand) {
  const auto tokens = tokens_of("ab,cab.cb");
  WordRow row;
  row.read(tokens);
  const auto places = [&row](std::vector<WordId> words) { return row.places_of(words); };
  EXPECT_EQ(places({'a'}), (std::vector<std::uint32_t>{0, 4}));
  EXPECT_EQ(places({'c', 'a'}), (std::vector<std::uint32_t>{0, 3, 4, 7}));
  EXPECT_EQ(places({'.'}), (std::vector<std::uint32_t>{6}));
  EXPECT_TRUE(places({'x'}).empty());
  EXPECT_TRUE(places({no_word}).empty());
  EXPECT_TRUE(places({'a' + (1U << 20U)}).empty());  // in one chain with the other
}

TEST(WordRow, ForgetsWhatItReadBefore) {
  const auto before = tokens_of("xyzabc"), tokens = tokens_of("abc");
  WordRow row;
  row.read(before);
  row.read(tokens);
  EXPECT_TRUE(row.places_of(std::vector<WordId>{'x'}).empty());
  EXPECT_EQ(row.places_of(std::vector<WordId>{'c'}), (std::vector<std::uint32_t>{2}));
  const WordRow fresh = row_of("abc");
  EXPECT_EQ(row.of(0, 3).size(), 3U);
  EXPECT_EQ(row.hash(row.of(0, 3)), fresh.hash(fresh.of(0, 3)));
  row.read({});
  EXPECT_EQ(row.of(0, 0).size(), 0U);
}

}  // namespace
}  // namespace copydesk
