#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "copydesk/result.h"

namespace copydesk {

/// Boosted trees that give a line's figures a probability, and the price of a change in a sequence of lines. Read once;
/// immutable; any thread may use it. tools/train_boilerplate makes the file.
class TreeModel {
 public:
  /// Fails when the file is missing, broken, of another version, or made for other figures than `features`.
  [[nodiscard]] static Result<TreeModel> read(const std::filesystem::path& file, std::span<const std::string> features);

  /// Log odds of each row being text. `rows` holds one row of figures after the other; `out` has one place a row.
  /// Some hundred comparisons a row; allocates nothing.
  void log_odds(std::span<const float> rows, std::span<float> out) const;

  /// What a change from text to furniture or back costs, in log odds.
  [[nodiscard]] float change() const { return change_; }

 private:
  static constexpr std::size_t depth = 4, nodes = 15, leaves = 16;
  struct Tree {
    std::uint16_t features[nodes] = {};
    float thresholds[nodes] = {};  ///< a figure up to it goes left
    float leaves[TreeModel::leaves] = {};
  };

  template <std::size_t count>
  void walk(const float* rows, float* out) const;

  std::vector<Tree> trees_ = {};
  std::size_t row_size_ = 0;
  float change_ = 0;
};

}  // namespace copydesk
