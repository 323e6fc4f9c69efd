#include "copydesk/lines/tree_model.h"

#include <fstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace copydesk {
namespace {

/// One tree that asks for the first figure: up to 2 it says 0.5, else −1.
nlohmann::json model() {
  std::vector<int> features(15, 0);
  std::vector<double> thresholds(15, 3e38), leaves(16, 0.5);
  thresholds[0] = 2;
  for (std::size_t leaf = 8; leaf < 16; ++leaf) leaves[leaf] = -1;
  return {{"format", "copydesk line model"},
          {"version", 1},
          {"depth", 4},
          {"change", 0.75},
          {"features", {"words", "place"}},
          {"tree_features", features},
          {"tree_thresholds", thresholds},
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
  std::vector<float> rows, odds(19);
  for (int i = 0; i < 19; ++i) rows.insert(rows.end(), {static_cast<float>(i), 0});
  trees->log_odds(rows, odds);
  for (std::size_t i = 0; i < odds.size(); ++i) EXPECT_EQ(odds[i], i <= 2 ? 0.5F : -1.0F) << i;
}

TEST(TreeModel, RefusesWhatDoesNotFit) {
  struct Case {
    std::string field;
    nlohmann::json value;
    std::string message;
  };
  for (const auto& [field, value, message] :
       {Case{"version", 2, "is no line model of a version that this program reads"},
        Case{"features", {"words", "bytes"}, "was trained on other figures than this program reads of a line"},
        Case{"tree_features", std::vector<int>(15, 2), "holds trees that do not fit together"},
        Case{"tree_leaves", std::vector<double>(15, 0), "holds trees that do not fit together"}}) {
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
