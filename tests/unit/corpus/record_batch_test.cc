#include "copydesk/corpus/record_batch.h"

#include <filesystem>
#include <fstream>
#include <random>
#include <thread>
#include <unistd.h>

#include <gtest/gtest.h>

#include "copydesk/corpus/compression.h"
#include "copydesk/corpus/for_each_batch.h"

namespace copydesk {
namespace {

class RecordBatch_ : public testing::Test {
 protected:
  std::string file(const std::string& name, std::string_view content) const {
    std::ofstream(folder_ / name, std::ios::binary) << content;
    return (folder_ / name).string();
  }
  void SetUp() override { std::filesystem::create_directories(folder_); }
  void TearDown() override { std::filesystem::remove_all(folder_); }

 private:
  std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / ("copydesk-batches-" + std::to_string(::getpid()));
};

/// "number:line" each, "number!" for one too long, "error" for an error.
std::vector<std::string> lines_of(std::vector<std::string> paths, std::size_t longest = 1'000'000) {
  BatchReader reader(std::move(paths), longest);
  std::vector<std::string> lines;
  while (const auto batch = reader.next()) {
    for (const auto& line : batch->lines)
      lines.push_back(std::to_string(line.number).append(line.too_long ? "!" : ":").append(line.bytes));
    if (batch->error) lines.emplace_back("error");
  }
  return lines;
}

using Lines = std::vector<std::string>;

TEST_F(RecordBatch_, LinesHaveTheirNumbersAndBlankOnesAreNone) {
  EXPECT_EQ(lines_of({file("a", "one\n\n  \r\ntwo\r\nthree")}), (Lines{"1:one", "4:two\r", "5:three"}));
  EXPECT_EQ(lines_of({file("b", "\xEF\xBB\xBFone\n"), file("c", ""), file("d", "\n\n")}), (Lines{"1:one"}));
  EXPECT_EQ(lines_of({"/no/such/file", file("e", "x\n")}), (Lines{"error", "1:x"}));
}

TEST_F(RecordBatch_, LongLinesAreNamedAndPassedOver) {
  const std::string longer(3'000'000, 'x');
  const std::string content = "a\n" + longer + "\nb\n" + longer;
  EXPECT_EQ(lines_of({file("a", content)}), (Lines{"1:a", "2!", "3:b", "4!"}));
  EXPECT_EQ(lines_of({file("b", longer + "\n" + longer + "\n")}, 3'000'000).size(), 2U);
  EXPECT_EQ(lines_of({file("c", "abcd\nabcde\n")}, 4), (Lines{"1:abcd", "2!"}));
}

TEST_F(RecordBatch_, CompressedFilesGiveTheSameLines) {
  std::mt19937 random(5);
  std::string content;
  for (int i = 0; i < 20'000; ++i) content += std::string(random() % 60, static_cast<char>('a' + random() % 26)) + "\n";
  const auto plain = lines_of({file("plain", content)});
  const auto half = content.find('\n', content.size() / 2) + 1;
  for (const auto kind : {Compression::gzip, Compression::zstd}) {
    const auto whole = compress(content, kind);
    EXPECT_EQ(lines_of({file("whole", whole)}), plain);
    const auto pieces = compress(content.substr(0, half), kind) + compress(content.substr(half), kind);
    EXPECT_EQ(lines_of({file("pieces", pieces)}), plain);
    const auto cut = lines_of({file("cut", whole.substr(0, whole.size() / 2))});
    EXPECT_EQ(cut.back(), "error");
    EXPECT_TRUE(std::equal(cut.begin(), cut.end() - 1, plain.begin())) << "what comes before the break is sound";
    auto broken = whole;
    broken[broken.size() / 2] = static_cast<char>(broken[broken.size() / 2] ^ 0x55);
    EXPECT_EQ(lines_of({file("broken", broken)}).back(), "error");
  }
}

TEST_F(RecordBatch_, WhatIsPutBackComesAgain) {
  BatchReader reader({file("a", "1\n2\n3\n")}, 100);
  reader.put_back(*reader.next(), 2);
  const auto again = reader.next();
  ASSERT_EQ(again->lines.size(), 1U);
  EXPECT_EQ(again->lines[0].bytes, "3");
  EXPECT_FALSE(reader.next());
}

/// The output of some threads that take their time at random.
std::string run(const std::string& path, unsigned threads, std::size_t& most_at_once) {
  BatchReader reader({path}, 1'000'000);
  std::string out;
  std::atomic<std::size_t> begun{0}, written{0}, most{0};
  const auto done = for_each_batch(
      reader, threads,
      [&](RecordBatch& batch, unsigned thread) {
        const auto now = ++begun - written;
        for (auto seen = most.load(); now > seen && !most.compare_exchange_weak(seen, now);) {
        }
        thread_local std::mt19937 random(thread);
        std::this_thread::sleep_for(std::chrono::microseconds(random() % 3000));
        BatchOutput output{.count = batch.lines.size()};
        for (const auto& line : batch.lines) output.records.append(line.bytes) += '\n';
        return output;
      },
      [&](BatchOutput output) -> Result<void> {
        out += output.records;
        ++written;
        return {};
      });
  EXPECT_TRUE(done);
  most_at_once = most;
  return out;
}

TEST_F(RecordBatch_, OutputIsThatOfTheInputForAnyNumberOfThreads) {
  std::string content;
  for (std::uint64_t i = 0; i < 1'000'000; ++i) content += std::to_string(i * 7919) + "\n";
  const auto path = file("numbers", content);
  for (const unsigned threads : {1U, 2U, 3U, 7U}) {
    std::size_t most = 0;
    EXPECT_TRUE(run(path, threads, most) == content) << threads;
    EXPECT_LE(most, std::size_t{threads} * 3 + 1) << "batches in memory";
  }
}

TEST_F(RecordBatch_, FailingToWriteOrWorkEndsTheRun) {
  std::string content;
  for (int i = 0; i < 500'000; ++i) content += std::to_string(i) + "\n";
  const auto path = file("numbers", content);
  BatchReader first({path}, 100);
  const auto nothing = [](RecordBatch&, unsigned) { return BatchOutput(); };
  const auto failed =
      for_each_batch(first, 3, nothing, [](BatchOutput) -> Result<void> { return fail("disk", "is full"); });
  EXPECT_EQ(failed.error().message, "is full");
  BatchReader second({path}, 100);
  const auto throwing = [](RecordBatch&, unsigned) -> BatchOutput { throw std::runtime_error("no memory"); };
  EXPECT_THROW((void)for_each_batch(second, 3, throwing, [](BatchOutput) -> Result<void> { return {}; }),
               std::runtime_error);
}

}  // namespace
}  // namespace copydesk
