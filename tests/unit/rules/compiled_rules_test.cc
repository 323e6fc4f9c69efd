#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "support.h"
#include <gtest/gtest.h>

#include "copydesk/lexicon/hash.h"
#include "copydesk/lexicon/lexicon.h"
#include "copydesk/lexicon/vocabulary.h"
#include "copydesk/rules/rule_set.h"

namespace copydesk {
namespace {

namespace fs = std::filesystem;

const fs::path lexicon_file = COPYDESK_BINARY_DIR "/share/copydesk/lexicon.bin";
const fs::path rules_file = COPYDESK_BINARY_DIR "/share/copydesk/rules.bin";
const fs::path packs[] = {COPYDESK_SOURCE_DIR "/rules"};

TEST(CompiledRules, FindWhatThePacksFind) {
  auto quick = Engine::load({.lexicon = lexicon_file,
                             .rules = {packs[0]},
                             .compiled_rules = rules_file,
                             .lines = COPYDESK_SOURCE_DIR "/dictionaries/lines"});
  ASSERT_TRUE(quick);
  Engine::Scratch quick_scratch(*quick), scratch(testing_support::engine());
  for (const auto& path : testing_support::articles_in(COPYDESK_SOURCE_DIR "/tests/articles")) {
    const auto bytes = testing_support::read_file(path);
    const auto text = Text::decode(bytes);
    ASSERT_TRUE(text);
    EXPECT_EQ(quick->check(*text, quick_scratch), testing_support::engine().check(*text, scratch)) << path;
  }
}

TEST(CompiledRules, AreRefusedWhenDamagedOrMadeOfOthers) {
  const auto lexicon = Lexicon::open(lexicon_file);
  ASSERT_TRUE(lexicon);
  const auto load = [&](const fs::path& file, std::span<const fs::path> from) {
    Vocabulary vocabulary(*lexicon);
    const auto rules = RuleSet::load_compiled(file, from, vocabulary);
    return rules ? "fine" : rules.error().message;
  };
  EXPECT_EQ(load(rules_file, packs), "fine");
  const fs::path one_pack[] = {COPYDESK_SOURCE_DIR "/rules/common"};
  EXPECT_EQ(load(rules_file, one_pack), "is made of other packs or another lexicon");
  EXPECT_EQ(load(lexicon_file, packs), "is no file of compiled rules of this version");

  const fs::path copy = fs::path(testing::TempDir()) / "copydesk-rules-damaged.bin";
  auto bytes = testing_support::read_file(rules_file);
  const auto write = [&] { std::ofstream(copy, std::ios::binary | std::ios::trunc) << bytes; };
  const std::string whole = bytes;
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  write();
  EXPECT_EQ(load(copy, packs), "is damaged");

  // With a checksum that is right: written by a program that has other fields.
  constexpr std::size_t header = 48, checksum_at = 32;
  for (const std::uint64_t size : {~std::uint64_t{0}, std::uint64_t{1} << 20U}) {
    bytes = whole;
    std::memcpy(&bytes[header], &size, sizeof size);
    const std::uint64_t checksum = checksum_of(std::string_view(bytes).substr(header));
    std::memcpy(&bytes[checksum_at], &checksum, sizeof checksum);
    write();
    EXPECT_EQ(load(copy, packs), "is damaged") << size;
  }
  bytes = whole;
  bytes.resize(bytes.size() / 2);
  write();
  EXPECT_EQ(load(copy, packs), "is damaged");
  bytes.resize(5);
  write();
  EXPECT_EQ(load(copy, packs), "is damaged");
  fs::remove(copy);
  EXPECT_NE(load(copy, packs), "fine");
}

}  // namespace
}  // namespace copydesk
