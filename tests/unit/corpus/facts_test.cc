#include "copydesk/corpus/facts.h"

#include <filesystem>
#include <fstream>
#include <random>
#include <unistd.h>

#include <gtest/gtest.h>

#include "copydesk/corpus/compression.h"

namespace copydesk {
namespace {

struct Article {
  std::string path, text;
  std::vector<FoundName> names;
};

std::vector<Article> articles() {
  std::vector<Article> all;
  const char* spellings[] = {"Anna Grushenkova", "Anna Gruschenkowa", "Pavel \"P\\\" Dvořák", "Port Haldmoor"};
  std::mt19937 random(3);
  for (int i = 0; i < 60; ++i) {
    auto& article = all.emplace_back();
    article.path = std::string(1, static_cast<char>('a' + i % 5)) + "/\n" + std::to_string(i);
    article.text = "All rights reserved to the Bay Times.\nStory number " + std::to_string(i) + " of them.\n";
    for (unsigned n = 0; n < random() % 4; ++n) {
      const auto which = random() % 4;
      article.names.push_back({.text = spellings[which], .full = spellings[which], .place = which == 3});
    }
  }
  return all;
}

Facts facts_of(std::span<const Article> part) {
  Facts facts;
  for (const auto& article : part) {
    facts.names.add(article.path, article.names);
    facts.lines.add(article.text);
  }
  return facts;
}

class FactsFile : public testing::Test {
 protected:
  std::string write(std::string_view content) const {
    std::ofstream(path_, std::ios::binary) << content;
    return path_;
  }
  std::string error_of(std::string_view content) const {
    Facts facts;
    const auto read = read_facts(write(content), facts);
    return read ? "" : read.error().where.substr(path_.size()) + ": " + read.error().message;
  }
  void TearDown() override { std::filesystem::remove(path_); }

 private:
  std::string path_ = (std::filesystem::temp_directory_path() / ("facts-" + std::to_string(::getpid()))).string();
};

TEST_F(FactsFile, IsTheSameForAnySplitAndOrderAndReadsBack) {
  auto all = articles();
  const auto whole = to_bytes(facts_of(all));
  std::mt19937 random(1);
  for (const std::size_t count : {1U, 2U, 7U}) {
    std::shuffle(all.begin(), all.end(), random);
    Facts merged, read;
    for (std::size_t part = 0; part < count; ++part) {
      const auto begin = all.size() * part / count, end = all.size() * (part + 1) / count;
      const auto facts = facts_of(std::span(all).subspan(begin, end - begin));
      merged.merge(facts);
      auto bytes = to_bytes(facts);
      if (part % 2 == 1) bytes = compress(std::move(bytes), Compression::zstd);
      ASSERT_TRUE(read_facts(write(bytes), read));
    }
    EXPECT_EQ(to_bytes(merged), whole);
    EXPECT_EQ(to_bytes(read), whole);
  }
  EXPECT_EQ(error_of(to_bytes(Facts())), "") << "no articles";
}

TEST_F(FactsFile, IsCheckedOnReading) {
  const auto whole = to_bytes(facts_of(articles()));
  EXPECT_EQ(error_of(whole), "");
  EXPECT_EQ(error_of(""), ": is empty, and no file of facts");
  EXPECT_EQ(error_of("{\"id\":1,\"text\":\"an article\"}\n"), ":1: is not the first line of a file of facts");
  auto other = whole;
  other.replace(other.find(":1}"), 3, ":2}");
  EXPECT_EQ(error_of(other), ":1: is of a version that this program does not read");
  const auto last = whole.rfind("{\"rows\"");
  EXPECT_EQ(error_of(whole.substr(0, last)), ": was cut short: its last row is missing");
  other = whole;
  other.replace(other.find("\"articles\":"), 12, "\"articles\":9");
  EXPECT_NE(error_of(other).find("does not fit the rows before it"), std::string::npos);
  EXPECT_NE(error_of(whole + whole).find("behind the last row"), std::string::npos);
  const auto header = whole.substr(0, whole.find('\n') + 1);
  for (const auto* row : {"{\"name\":\"x\"}", "{\"line_counters\":[1]}", "{\"line_counters\":[99999999,1]}",
                          "{\"line_counters\":[-1,1]}", "[]", "{"})
    EXPECT_EQ(error_of(header + row + "\n").rfind(":2: ", 0), 0U) << row;
}

}  // namespace
}  // namespace copydesk
