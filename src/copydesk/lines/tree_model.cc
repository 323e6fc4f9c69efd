#include "copydesk/lines/tree_model.h"

#include <algorithm>
#include <bit>
#include <simdjson.h>

#include <fmt/format.h>

#ifdef __x86_64__
#include <immintrin.h>
#endif

namespace copydesk {
namespace {

constexpr int file_version = 2;

constexpr std::string_view remedy = "make it anew with tools/train_boilerplate, or install copydesk whole";

/// The numbers of a member. Throws simdjson::simdjson_error where there are none.
template <class Number>
std::vector<Number> numbers(const simdjson::dom::element& json, std::string_view member) {
  std::vector<Number> values;
  for (const simdjson::dom::element value : json[member].get_array()) {
    if constexpr (std::is_integral_v<Number>) {
      values.push_back(static_cast<Number>(value.get_uint64()));
    } else {
      values.push_back(static_cast<Number>(value.get_double()));
    }
  }
  return values;
}

}  // namespace

Result<TreeModel> TreeModel::read(const std::filesystem::path& file, std::span<const std::string> features) {
  const auto wrong = [&](std::string message) { return fail(file.string(), std::move(message), std::string(remedy)); };
  simdjson::dom::parser parser;
  simdjson::dom::element json;
  if (const auto error = parser.load(file.string()).get(json); error != simdjson::SUCCESS)
    return wrong(error == simdjson::IO_ERROR ? "cannot be read" : "is no JSON");
  try {
    if (json["format"].get_string().value() != "copydesk line model" ||
        json["version"].get_int64().value() != file_version || json["leaves"].get_uint64().value() != leaves)
      return wrong("is no line model of a version that this program reads");
    const simdjson::dom::array names = json["features"];
    if (!std::equal(names.begin(), names.end(), features.begin(), features.end(),
                    [](const auto& name, const std::string& feature) { return name.get_string().value() == feature; }))
      return wrong("was trained on other figures than this program reads of a line");
    const auto figures = numbers<std::uint32_t>(json, "tree_features");
    const auto thresholds = numbers<float>(json, "tree_thresholds");
    const auto left = numbers<std::uint8_t>(json, "tree_left");
    const auto values = numbers<float>(json, "tree_leaves");
    TreeModel model;
    model.change_ = static_cast<float>(json["change"].get_double());
    model.trees_.resize(figures.size() / nodes);
    if (figures.size() != model.trees_.size() * nodes || thresholds.size() != figures.size() ||
        left.size() != figures.size() || values.size() != model.trees_.size() * leaves ||
        std::any_of(figures.begin(), figures.end(), [&](auto figure) { return figure >= names.size(); }) ||
        std::any_of(left.begin(), left.end(), [](auto bits) { return (bits >> (leaves - 1)) != 0; }))
      return wrong("holds trees that do not fit together");
    for (std::size_t tree = 0; tree < model.trees_.size(); ++tree) {
      for (std::size_t node = 0, i = tree * nodes; node < nodes; ++node, ++i)
        model.trees_[tree].questions[node] = {.figure = figures[i], .threshold = thresholds[i], .left = left[i]};
      std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(tree * leaves), leaves,
                  model.trees_[tree].values.begin());
    }
    return model;
  } catch (const simdjson::simdjson_error& error) {
    return wrong(fmt::format("cannot be understood: {}", error.what()));
  }
}

// After Lucchese et al., "QuickScorer" (2015): all questions of a tree are asked, and the first leaf that none of them
// rules out is the one. No question waits for the one before, so many lines are asked at once.
struct TreeModel::Portable {
  static constexpr std::size_t lines = 4;
  static_assert(FigureBlock::rows % lines == 0);

  static void add(std::size_t count, std::span<const Tree> trees, const FigureBlock& block, float* odds) {
    for (std::size_t first = 0; first < count; first += lines) {
      for (const auto& tree : trees) {
        std::array<std::uint32_t, lines> gone{};
        for (const auto& node : tree.questions) {
          const float* const figures = block.column(node.figure) + first;
          for (std::size_t i = 0; i < lines; ++i)
            gone[i] |= figures[i] > node.threshold ? static_cast<std::uint32_t>(node.left) : 0U;
        }
        for (std::size_t i = 0; i < lines; ++i)
          odds[first + i] += tree.values[static_cast<std::size_t>(std::countr_one(gone[i]))];
      }
    }
  }
};

#ifdef __x86_64__
struct TreeModel::Avx2 {
  static constexpr std::size_t width = 8;  // lines of a vector

  /// Asks of `vectors` × 8 lines side by side, so that a question is read once for all of them.
  template <std::size_t vectors>
  [[gnu::target("avx2")]] static void add(std::span<const Tree> trees, const FigureBlock& block, float* odds) {
    __m256 sums[vectors];
    for (auto& sum : sums) sum = _mm256_setzero_ps();
    for (const auto& tree : trees) {
      __m256i gone[vectors];
      for (auto& leaves_gone : gone) leaves_gone = _mm256_setzero_si256();
      for (const auto& node : tree.questions) {
        const float* const figures = block.column(node.figure);
        const __m256 threshold = _mm256_set1_ps(node.threshold);
        const __m256i left = _mm256_set1_epi32(node.left);
        for (std::size_t i = 0; i < vectors; ++i) {
          const __m256 over = _mm256_cmp_ps(_mm256_load_ps(figures + i * width), threshold, _CMP_GT_OQ);
          gone[i] = _mm256_or_si256(gone[i], _mm256_and_si256(_mm256_castps_si256(over), left));
        }
      }
      const __m256 values = _mm256_loadu_ps(tree.values.data());
      for (std::size_t i = 0; i < vectors; ++i)
        sums[i] = _mm256_add_ps(sums[i], _mm256_permutevar8x32_ps(values, first_left(gone[i])));
    }
    for (std::size_t i = 0; i < vectors; ++i) _mm256_storeu_ps(odds + i * width, sums[i]);
  }

  /// With as few vectors as the lines fill, from one to six.
  template <std::size_t vectors = 1>
  static void add(std::size_t lines, std::span<const Tree> trees, const FigureBlock& block, float* odds) {
    if constexpr (vectors * width >= FigureBlock::rows) {
      add<vectors>(trees, block, odds);
    } else {
      if (lines <= vectors * width) return add<vectors>(trees, block, odds);
      add<vectors + 1>(lines, trees, block, odds);
    }
  }

 private:
  /// The number of the lowest bit that is not set: its value as a float has it for exponent.
  [[gnu::target("avx2")]] static __m256i first_left(__m256i gone) {
    const __m256i lowest = _mm256_andnot_si256(gone, _mm256_add_epi32(gone, _mm256_set1_epi32(1)));
    const __m256i exponent = _mm256_srli_epi32(_mm256_castps_si256(_mm256_cvtepi32_ps(lowest)), 23);
    return _mm256_sub_epi32(exponent, _mm256_set1_epi32(127));
  }
};
#endif

template <class Processor>
void TreeModel::add_up(const FigureBlock& block, std::span<float> out) const {
  std::array<float, FigureBlock::rows> odds{};
  Processor::add(out.size(), trees_, block, odds.data());
  std::copy_n(odds.begin(), out.size(), out.begin());
}

void TreeModel::log_odds_portably(const FigureBlock& block, std::span<float> out) const {
  add_up<Portable>(block, out);
}

void TreeModel::log_odds(const FigureBlock& block, std::span<float> out) const {
#ifdef __x86_64__
  static const bool has_avx2 = __builtin_cpu_supports("avx2") != 0;
  if (has_avx2) return add_up<Avx2>(block, out);
#endif
  add_up<Portable>(block, out);
}

}  // namespace copydesk
