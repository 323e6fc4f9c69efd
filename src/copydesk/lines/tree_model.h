#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "copydesk/lines/page_figures.h"
#include "copydesk/result.h"

namespace copydesk {

/// Boosted trees that give a line's figures a probability, and the price of a change in a sequence of lines. Read once;
/// immutable; any thread may use it. tools/train_boilerplate makes the file.
class TreeModel {
 public:
  /// Fails when the file is missing, broken, of another version, or made for other figures than `features`.
  [[nodiscard]] static Result<TreeModel> read(const std::filesystem::path& file, std::span<const std::string> features);

  /// Log odds of each line of a block being text; `out` has one place for each. A line's are the same whatever lines
  /// stand beside it and whatever the processor. Some thousand comparisons a line; allocates nothing.
  void log_odds(const FigureBlock& block, std::span<float> out) const;
  /// The same by the code for any processor; `log_odds` is several times as quick where there is AVX2.
  void log_odds_portably(const FigureBlock& block, std::span<float> out) const;

  /// What a change from text to furniture or back costs, in log odds.
  [[nodiscard]] float change() const { return change_; }

 private:
  static constexpr std::size_t leaves = 8, nodes = leaves - 1;
  /// A question: is the figure over the threshold? If so, the leaves on its left are out of the question.
  struct Node {
    std::uint32_t figure = 0;
    float threshold = 0;
    std::int32_t left = 0;  ///< bits 1 << leaf; 0: the tree has fewer questions
  };
  struct Tree {
    std::array<Node, nodes> questions = {};
    std::array<float, leaves> values = {};  ///< of its leaves, from left to right
  };
  struct Portable;
  struct Avx2;
  template <class Processor>
  void add_up(const FigureBlock& block, std::span<float> out) const;

  std::vector<Tree> trees_ = {};
  float change_ = 0;
};

}  // namespace copydesk
