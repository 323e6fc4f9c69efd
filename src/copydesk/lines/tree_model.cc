#include "copydesk/lines/tree_model.h"

#include <algorithm>
#include <array>
#include <fstream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace copydesk {
namespace {

constexpr int file_version = 1;

constexpr std::string_view remedy = "make it anew with tools/train_boilerplate, or install copydesk whole";

}  // namespace

Result<TreeModel> TreeModel::read(const std::filesystem::path& file, std::span<const std::string> features) {
  const auto wrong = [&](std::string message) { return fail(file.string(), std::move(message), std::string(remedy)); };
  std::ifstream in(file);
  if (!in) return wrong("cannot be read");
  const auto json = nlohmann::json::parse(in, nullptr, false);
  if (!json.is_object()) return wrong("is no JSON object");
  try {
    if (json.at("format") != "copydesk line model" || json.at("version") != file_version || json.at("depth") != depth)
      return wrong("is no line model of a version that this program reads");
    const auto names = json.at("features").get<std::vector<std::string>>();
    if (!std::equal(names.begin(), names.end(), features.begin(), features.end()))
      return wrong("was trained on other figures than this program reads of a line");
    const auto split = json.at("tree_features").get<std::vector<std::uint16_t>>();
    const auto thresholds = json.at("tree_thresholds").get<std::vector<float>>();
    const auto values = json.at("tree_leaves").get<std::vector<float>>();
    TreeModel model;
    model.change_ = json.at("change").get<float>();
    model.row_size_ = names.size();
    model.trees_.resize(split.size() / nodes);
    if (split.size() != model.trees_.size() * nodes || thresholds.size() != split.size() ||
        values.size() != model.trees_.size() * leaves ||
        std::any_of(split.begin(), split.end(), [&](auto f) { return f >= names.size(); }))
      return wrong("holds trees that do not fit together");
    for (std::size_t tree = 0; tree < model.trees_.size(); ++tree) {
      std::copy_n(split.begin() + static_cast<std::ptrdiff_t>(tree * nodes), nodes, model.trees_[tree].features);
      std::copy_n(thresholds.begin() + static_cast<std::ptrdiff_t>(tree * nodes), nodes, model.trees_[tree].thresholds);
      std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(tree * leaves), leaves, model.trees_[tree].leaves);
    }
    return model;
  } catch (const nlohmann::json::exception& error) {
    return wrong(fmt::format("cannot be understood: {}", error.what()));
  }
}

template <std::size_t count>
void TreeModel::walk(const float* rows, float* out) const {
  std::array<float, count> sum{};
  for (const auto& tree : trees_) {
    std::array<std::uint32_t, count> place{};
    for (std::size_t level = 0; level < depth; ++level) {
      for (std::size_t r = 0; r < count; ++r) {
        const bool right = rows[r * row_size_ + tree.features[place[r]]] > tree.thresholds[place[r]];
        place[r] = 2 * place[r] + 1 + static_cast<std::uint32_t>(right);
      }
    }
    for (std::size_t r = 0; r < count; ++r) sum[r] += tree.leaves[place[r] - nodes];
  }
  std::copy(sum.begin(), sum.end(), out);
}

void TreeModel::log_odds(std::span<const float> rows, std::span<float> out) const {
  // Rows are walked side by side, since each step of one waits for the one before.
  std::size_t i = 0;
  const auto* row = rows.data();
  for (; i + 8 <= out.size(); i += 8) walk<8>(row + i * row_size_, &out[i]);
  for (; i + 3 <= out.size(); i += 3) walk<3>(row + i * row_size_, &out[i]);
  for (; i < out.size(); ++i) walk<1>(row + i * row_size_, &out[i]);
}

}  // namespace copydesk
