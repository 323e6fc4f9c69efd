// What must hold for every text: the project's articles, random mixtures of them, and noise.
#include <chrono>
#include <random>
#include <thread>

#include "support.h"
#include <gtest/gtest.h>

#include "copydesk/text/utf8.h"

namespace copydesk {
namespace {

using testing_support::articles_in;
using testing_support::engine;
using testing_support::read_file;

std::vector<std::string> samples() {
  std::vector<std::string> result;
  for (const auto* folder : {"", "/clean"}) {
    for (const auto& article : articles_in(std::string(COPYDESK_SOURCE_DIR "/tests/articles") + folder))
      result.push_back(read_file(article));
  }
  return result;
}

void expect_sound(const Text& text, const std::vector<Finding>& findings) {
  const auto bytes = text.bytes();
  const auto inside = [&](Span span) { return span.begin <= span.end && span.end <= bytes.size(); };
  const auto on_border = [&](std::uint32_t offset) {
    return text.encoding() != Encoding::utf8 || offset == bytes.size() ||
           (static_cast<unsigned char>(bytes[offset]) & 0xC0U) != 0x80U ||
           read_code_point(bytes, offset).value == invalid_code_point;
  };
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const auto& finding = findings[i];
    SCOPED_TRACE(testing::Message() << finding);
    // Only of a text without words can nothing be shown.
    ASSERT_TRUE(inside(finding.span) && (!finding.span.empty() || finding.rule == "structure/empty-article"));
    EXPECT_TRUE(on_border(finding.span.begin) && on_border(finding.span.end));
    EXPECT_FALSE(finding.message.empty());
    EXPECT_TRUE(finding.message.find('{') == std::string::npos || bytes.find('{') != bytes.npos)
        << "an argument of the message is missing";
    for (const auto& suggestion : finding.suggestions) EXPECT_TRUE(inside(suggestion.span));
    for (const auto& related : finding.related) EXPECT_TRUE(inside(related.span));
    EXPECT_LE(i == 0 ? 0 : findings[i - 1].span.end, finding.span.begin) << "not sorted, or overlaps the one before";
  }
}

std::vector<Finding> check(const std::string& bytes) {
  const auto text = Text::decode(bytes);
  if (!text) return {};
  Engine::Scratch scratch(engine());
  auto findings = engine().check(*text, scratch);
  expect_sound(*text, findings);
  return findings;
}

TEST(EngineProperty, FindingsLieInTheFileSortedAndApart) {
  for (const auto& sample : samples()) check(sample);
}

TEST(EngineProperty, BrokenBytesNeverAbort) {
  std::mt19937 random(11);
  const auto texts = samples();
  for (int round = 0; round < 60; ++round) {
    auto text = texts[random() % texts.size()].substr(0, 1500);
    for (int n = 0; n < 20 && !text.empty(); ++n) text[random() % text.size()] = static_cast<char>(random() % 255 + 1);
    check(text);
  }
  for (int round = 0; round < 60; ++round) {
    std::string noise;
    for (auto n = random() % 400; n > 0; --n) noise += static_cast<char>(random() % 255 + 1);
    check(noise);
  }
}

TEST(EngineProperty, WhatWasCheckedBeforeDoesNotMatter) {
  Engine::Scratch scratch(engine());
  for (const auto& sample : samples()) {
    const auto text = Text::decode(sample);
    ASSERT_TRUE(text);
    EXPECT_EQ(engine().check(*text, scratch), check(sample));
  }
}

TEST(EngineProperty, ThreadsFindTheSame) {
  const auto texts = samples();
  std::vector<std::vector<Finding>> alone, together(texts.size());
  for (const auto& text : texts) alone.push_back(check(text));
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < 4; ++t) {
    threads.emplace_back([&, t] {
      Engine::Scratch scratch(engine());
      for (auto i = t; i < texts.size(); i += 4) together[i] = engine().check(*Text::decode(texts[i]), scratch);
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(alone, together);
}

TEST(EngineProperty, EmptyAndBlankTextsHaveNoText) {
  for (const auto* text : {"", "\n", " \t\r\n\n", "\xEF\xBB\xBF"}) {
    const auto findings = check(text);
    ASSERT_EQ(findings.size(), 1U) << '"' << text << '"';
    EXPECT_EQ(findings[0].rule, "structure/empty-article");
  }
}

// The cost of a giant line grows with its length, not faster.
TEST(EngineProperty, CostOfAGiantLineIsLinear) {
  std::string line;
  while (line.size() < 1'000'000) {
    for (auto sample : samples()) {
      std::replace(sample.begin(), sample.end(), '\n', ' ');
      line += sample;
    }
  }
  const auto seconds = [](const std::string& bytes) {
    const auto text = Text::decode(bytes);
    Engine::Scratch scratch(engine());
    const auto start = std::chrono::steady_clock::now();
    static_cast<void>(engine().check(*text, scratch));
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  const auto once = std::min(seconds(line), seconds(line));
  const auto fourfold = seconds(line + line + line + line);
  EXPECT_LE(fourfold, 10 * once + 0.2) << "once " << once << " s, fourfold " << fourfold
                                       << " s; machines are noisy, hence 10 and not 4";
}

}  // namespace
}  // namespace copydesk
