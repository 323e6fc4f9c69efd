#include "copydesk/lines/tree_model.h"

#include <fstream>
#include <limits>
#include <random>

#include "support.h"
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "copydesk/lines/features.h"

namespace copydesk {
namespace {

/// One tree that asks for the first figure, and if it is over 2 for the second: up to 2 it says 0.5, else −1, or 4
/// where the second is over 7.
nlohmann::json model() {
  std::vector<int> features(7, 0), left(7, 0);
  std::vector<double> thresholds(7, 0), leaves(8, 0);
  features[1] = 1;
  thresholds[0] = 2;
  thresholds[1] = 7;
  left[0] = 0b001;
  left[1] = 0b010;
  leaves[0] = 0.5;
  leaves[1] = -1;
  leaves[2] = 4;
  return {{"format", "copydesk line model"},
          {"version", 2},
          {"leaves", 8},
          {"change", 0.75},
          {"features", {"words", "place"}},
          {"tree_features", features},
          {"tree_thresholds", thresholds},
          {"tree_left", left},
          {"tree_leaves", leaves}};
}

Result<TreeModel> read(const nlohmann::json& json) {
  const auto file = std::filesystem::path(testing::TempDir()) / "model.json";
  std::ofstream(file) << json.dump();
  const std::vector<std::string> names{"words", "place"};
  return TreeModel::read(file, names);
}

TEST(TreeModel, AddsUpTheLeavesOfEachRow) {
  const auto trees = read(model());
  ASSERT_TRUE(trees) << trees.error().message;
  EXPECT_EQ(trees->change(), 0.75F);
  FigureBlock block;
  block.reset(2);
  std::vector<float> odds(19);
  for (std::size_t i = 0; i < odds.size(); ++i) {
    block.row(i)[0] = static_cast<float>(i);
    block.row(i)[FigureBlock::rows] = static_cast<float>(20 - i);
  }
  trees->log_odds(block, odds);
  for (std::size_t i = 0; i < odds.size(); ++i) EXPECT_EQ(odds[i], i <= 2 ? 0.5F : i < 13 ? 4.0F : -1.0F) << i;
}

const std::filesystem::path shipped = COPYDESK_SOURCE_DIR "/dictionaries/lines";

/// Where the ways of two processors differ.
std::size_t differences(const TreeModel& trees, const FigureBlock& block) {
  std::vector<float> usual(block.lines), portable(block.lines);
  trees.log_odds(block, usual);
  trees.log_odds_portably(block, portable);
  std::size_t count = 0;
  for (std::size_t i = 0; i < usual.size(); ++i) count += usual[i] != portable[i];  // to the last bit
  return count;
}

TEST(TreeModel, IsTheSameOnProcessorsWithoutAvx2ForAnyFigures) {
  const auto trees = TreeModel::read(shipped / "model.json", PageFigures::names());
  ASSERT_TRUE(trees) << trees.error().message;
  std::mt19937 random(7);
  FigureBlock block;
  block.reset(PageFigures::count());
  const std::vector<float> special{0,
                                   -0.0F,
                                   1,
                                   -1,
                                   std::numeric_limits<float>::infinity(),
                                   -std::numeric_limits<float>::infinity(),
                                   std::numeric_limits<float>::quiet_NaN()};
  for (std::size_t lines = 1; lines <= FigureBlock::rows; ++lines) {
    block.lines = lines;
    for (std::size_t i = 0; i < lines; ++i) {
      for (std::size_t figure = 0; figure < PageFigures::count(); ++figure) {
        const auto number = random();
        block.row(i)[figure * FigureBlock::rows] = number % 8 == 0   ? special[number / 8 % special.size()]
                                                   : number % 2 == 0 ? static_cast<float>(number / 8 % 40)
                                                                     : static_cast<float>(number / 8 % 4000) / 4000;
      }
    }
    EXPECT_EQ(differences(*trees, block), 0U) << lines << " lines";
  }
}

TEST(TreeModel, IsTheSameOnProcessorsWithoutAvx2ForArticles) {
  const auto trees = TreeModel::read(shipped / "model.json", PageFigures::names());
  const auto cues = CueTable::read(shipped / "cues.tsv", {});
  ASSERT_TRUE(trees && cues);
  const std::filesystem::path articles = COPYDESK_SOURCE_DIR "/tests/articles";
  LineFeatures features;
  std::size_t lines = 0;
  for (const auto& folder : {articles, articles / "clean", articles / "html"}) {
    for (const auto& article : testing_support::articles_in(folder)) {
      const auto text = testing_support::read_file(article);
      features.read(text, *cues);
      features.for_each_figures([&](std::size_t, const FigureBlock& block) {
        EXPECT_EQ(differences(*trees, block), 0U) << article;
        lines += block.lines;
      });
    }
  }
  EXPECT_GT(lines, 300U);
}

TEST(TreeModel, RefusesWhatDoesNotFit) {
  struct Case {
    std::string field;
    nlohmann::json value;
    std::string message;
  };
  for (const auto& [field, value, message] :
       {Case{"version", 1, "is no line model of a version that this program reads"},
        Case{"features", {"words", "bytes"}, "was trained on other figures than this program reads of a line"},
        Case{"tree_features", std::vector<int>(7, 2), "holds trees that do not fit together"},
        Case{"tree_left", std::vector<int>(7, 255), "holds trees that do not fit together"},
        Case{"tree_leaves", std::vector<double>(7, 0), "holds trees that do not fit together"}}) {
    auto json = model();
    json[field] = value;
    const auto trees = read(json);
    ASSERT_FALSE(trees) << field;
    EXPECT_EQ(trees.error().message, message);
    EXPECT_FALSE(trees.error().remedy.empty());
  }
  EXPECT_FALSE(TreeModel::read("/nowhere/model.json", {}));
}

}  // namespace
}  // namespace copydesk
