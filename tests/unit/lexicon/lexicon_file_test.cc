#include <cstddef>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "unit/lexicon/test_lexicon.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "copydesk/lexicon/lexicon_image.h"

namespace copydesk {
namespace {

class LexiconFile : public testing::Test {
 protected:
  void SetUp() override {
    std::ifstream in(lexicon_file, std::ios::binary);
    std::ostringstream all;
    all << in.rdbuf();
    bytes_ = all.str();
    ASSERT_GT(bytes_.size(), sizeof(LexiconHeader));
  }
  void TearDown() override { std::filesystem::remove(path_); }

  Result<Lexicon> open(const std::string& bytes) {
    std::ofstream(path_, std::ios::binary) << bytes;
    return Lexicon::open(path_);
  }

  void expect_error(const std::string& bytes, const char* message) {
    SCOPED_TRACE(message);
    const auto lexicon = open(bytes);
    ASSERT_FALSE(lexicon);
    EXPECT_EQ(lexicon.error().where, path_.string());
    EXPECT_THAT(lexicon.error().message, testing::HasSubstr(message));
    EXPECT_THAT(lexicon.error().remedy, testing::HasSubstr("copydesk_lexicon"));
  }

  std::filesystem::path path_ =
      std::filesystem::path(testing::TempDir()) /
      (std::string("copydesk_bad_") + testing::UnitTest::GetInstance()->current_test_info()->name() + ".bin");
  std::string bytes_ = {};
};

TEST_F(LexiconFile, Opens) {
  const auto lexicon = open(bytes_);
  ASSERT_TRUE(lexicon);
  EXPECT_TRUE(lexicon->verify());
  EXPECT_LE(bytes_.size(), 27U << 20);
}

TEST_F(LexiconFile, MissingOrNoFile) {
  for (const std::filesystem::path& path : {path_ / "none", std::filesystem::path(testing::TempDir())}) {
    const auto lexicon = Lexicon::open(path);
    ASSERT_FALSE(lexicon);
    EXPECT_EQ(lexicon.error().where, path.string());
    EXPECT_FALSE(lexicon.error().message.empty());
    EXPECT_THAT(lexicon.error().remedy, testing::HasSubstr("copydesk_lexicon"));
  }
}

TEST_F(LexiconFile, Truncated) {
  expect_error("", "empty");
  expect_error("CPY", "not a copydesk lexicon");
  expect_error(bytes_.substr(0, 100), "truncated");
  expect_error(bytes_.substr(0, sizeof(LexiconHeader)), "truncated");
  expect_error(bytes_.substr(0, bytes_.size() - 1), "truncated");
}

TEST_F(LexiconFile, OfAnotherKindOrVersion) {
  std::string other = bytes_;
  other[0] = 'X';
  expect_error(other, "not a copydesk lexicon");
  other = bytes_;
  other[offsetof(LexiconHeader, version)] = 99;
  expect_error(other, "version 99");
}

TEST_F(LexiconFile, Damaged) {
  std::string damaged = bytes_;
  damaged[offsetof(LexiconHeader, places) + 3] ^= 1;
  expect_error(damaged, "damaged");

  damaged = bytes_;
  damaged[damaged.size() / 2] ^= 1;
  const auto lexicon = open(damaged);
  ASSERT_TRUE(lexicon);  // opening reads the header only
  const auto verified = lexicon->verify();
  ASSERT_FALSE(verified);
  EXPECT_EQ(verified.error().where, path_.string());
  EXPECT_THAT(verified.error().remedy, testing::HasSubstr("copydesk_lexicon"));
}

}  // namespace
}  // namespace copydesk
