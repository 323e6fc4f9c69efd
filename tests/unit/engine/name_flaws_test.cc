// How many of the flaws in tests/names/flaws.tsv are found, and that its look-alikes are left alone.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "support.h"
#include <gtest/gtest.h>

namespace copydesk {
namespace {

/// A line of tests/names/flaws.tsv.
struct Sample {
  std::string half = {}, text = {};
  std::vector<Span> flaws = {};  // of `text`, which has no marks any more
};

/// Takes the marks ⟦ and ⟧ out of the text and keeps what stood between them.
Sample read_sample(std::string half, std::string_view marked) {
  constexpr std::string_view opens = "⟦", closes = "⟧";
  Sample sample{.half = std::move(half)};
  for (std::size_t at = 0; at < marked.size();) {
    if (marked.substr(at).starts_with(opens)) {
      sample.flaws.push_back({.begin = static_cast<std::uint32_t>(sample.text.size())});
      at += opens.size();
    } else if (marked.substr(at).starts_with(closes)) {
      sample.flaws.back().end = static_cast<std::uint32_t>(sample.text.size());
      at += closes.size();
    } else {
      sample.text += marked[at++];
    }
  }
  return sample;
}

std::vector<Sample> samples_of(std::string_view half) {
  std::ifstream in(COPYDESK_SOURCE_DIR "/tests/names/flaws.tsv");
  std::vector<Sample> samples;
  for (std::string line; std::getline(in, line);) {
    std::istringstream cells(line);
    std::string of, kind, text;
    std::getline(cells, of, '\t');
    std::getline(cells, kind, '\t');
    std::getline(cells, text, '\t');
    if (of == half) samples.push_back(read_sample(of, text));
  }
  return samples;
}

struct Score {
  int flawed = 0, hit = 0, clean = 0, false_alarms = 0;
};

Score score_of(std::string_view half) {
  Score score;
  Engine::Scratch scratch(testing_support::engine());
  for (const Sample& sample : samples_of(half)) {
    const auto text = Text::decode(sample.text + "\n");
    bool hit = false;
    for (const Finding& finding : testing_support::engine().check(*text, scratch)) {
      if (finding.severity == Severity::advice) continue;
      if (finding.family() != "name" && finding.family() != "entity") continue;
      const bool touches =
          std::any_of(sample.flaws.begin(), sample.flaws.end(), [&](Span flaw) { return flaw.overlaps(finding.span); });
      hit |= touches;
      score.false_alarms += touches ? 0 : 1;
    }
    (sample.flaws.empty() ? score.clean : score.flawed) += 1;
    score.hit += hit ? 1 : 0;
  }
  std::cout << half << ": " << score.hit << " of " << score.flawed << " hit, " << score.false_alarms
            << " false alarms, " << score.clean << " clean\n";
  return score;
}

TEST(NameFlaws, OfTheHalfThatWasSeen) {
  const Score score = score_of("seen");
  EXPECT_GE(score.flawed, 20);
  EXPECT_GE(score.clean, 20);
  EXPECT_GE(score.hit * 10, score.flawed * 9);
  EXPECT_EQ(score.false_alarms, 0);
}

TEST(NameFlaws, OfTheHalfThatWasNot) {
  const Score score = score_of("unseen");
  EXPECT_GE(score.flawed, 20);
  EXPECT_GE(score.clean, 20);
  EXPECT_GE(score.hit * 4, score.flawed * 3);
  EXPECT_EQ(score.false_alarms, 0);
}

}  // namespace
}  // namespace copydesk
