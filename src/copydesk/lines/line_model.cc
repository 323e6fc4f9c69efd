#include "copydesk/lines/line_model.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "copydesk/document/dateline.h"
#include "copydesk/lines/cues.h"
#include "copydesk/lines/features.h"
#include "copydesk/lines/furniture_kind.h"
#include "copydesk/lines/tree_model.h"

namespace copydesk {
namespace {

/// Sets `is_text` to the sequence with the greatest sum of log odds, less the price of each change between text and
/// furniture (Viterbi's search with two states): a heading between paragraphs survives, a run of headlines does not.
void settle(std::span<const float> odds, float change, std::vector<std::uint8_t>& back, std::span<PageLine> lines) {
  constexpr std::uint8_t furniture_from_text = 1, text_from_furniture = 2;
  back.assign(lines.size(), 0);
  float furniture = 0, text = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (text - change > furniture) back[i] |= furniture_from_text;
    if (furniture - change > text) back[i] |= text_from_furniture;
    const float best_furniture = std::max(furniture, text - change);
    text = std::max(text, furniture - change) + odds[i];
    furniture = best_furniture;
  }
  bool is_text = text > furniture;
  for (std::size_t i = lines.size(); i-- > 0;) {
    lines[i].is_text = is_text;
    is_text = is_text ? (back[i] & text_from_furniture) == 0 : (back[i] & furniture_from_text) != 0;
  }
}

/// A paragraph alone among furniture, in the text or near it, that is likely enough: two changes would cost it more.
void give_back_prose(const LineFeatures& features, std::span<PageLine> lines) {
  constexpr float likely = 0.7F;
  constexpr std::ptrdiff_t reach = 3;  // lines
  const auto is_text = [](const PageLine& line) { return line.is_text; };
  const auto first = std::find_if(lines.begin(), lines.end(), is_text) - lines.begin();
  const auto end = lines.rend() - std::find_if(lines.rbegin(), lines.rend(), is_text);
  if (end == 0) return;
  const auto stop = std::min(end + reach, static_cast<std::ptrdiff_t>(lines.size()));
  for (auto i = static_cast<std::size_t>(std::max<std::ptrdiff_t>(first - reach, 0));
       i < static_cast<std::size_t>(stop); ++i)
    lines[i].is_text |= features.shapes()[i].prose && lines[i].text_probability >= likely;
}

/// Of the lines that say the headline the shortest is kept, the last of these: the page's title has the site's name.
void choose_headline(std::span<PageLine> lines) {
  PageLine* best = nullptr;
  for (auto& line : lines) {
    if (line.is_text) break;
    if (line.kind == LineKind::headline && (best == nullptr || line.span.size() <= best->span.size())) best = &line;
  }
  for (auto& line : lines) line.repeated = line.kind == LineKind::headline && &line != best;
}

constexpr std::size_t lead_lines = 3;  // of the text, in which a dateline is looked for

/// Datelines open the text's first lines, or stand on a line of their own right above it, which is of the article then.
void find_datelines(const LineFeatures& features, std::span<PageLine> lines) {
  const LineReader reader(features.text(), features.tokens());
  const auto find = [&](std::size_t i) {
    const auto& line = features.lines()[i];
    const auto end = dateline_end(reader, line, true);
    if (end == line.first_token) return false;
    lines[i].dateline = features.tokens()[end - 1].span.end - lines[i].span.begin;
    if (end == line.end_token) lines[i].kind = LineKind::dateline;
    return end == line.end_token;
  };
  std::size_t seen = 0;
  for (std::size_t i = 0; i < lines.size() && seen < lead_lines; ++i) {
    if (!lines[i].is_text) continue;
    if (seen == 0 && i > 0 && find(i - 1)) lines[i - 1].is_text = true;
    find(i);
    ++seen;
  }
}

}  // namespace

struct LineModel::Impl {
  CueTable cues = {};
  std::optional<TreeModel> trees = {};
};

struct LineModel::Scratch::Impl {
  LineFeatures features = {};
  std::vector<float> odds = {};
  std::vector<std::uint8_t> back = {};
  std::vector<PageLine> lines = {};
};

LineModel::LineModel(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
LineModel::LineModel(LineModel&&) noexcept = default;
LineModel& LineModel::operator=(LineModel&&) noexcept = default;
LineModel::~LineModel() = default;

LineModel::Scratch::Scratch() : impl_(std::make_unique<Impl>()) {}
LineModel::Scratch::Scratch(Scratch&&) noexcept = default;
LineModel::Scratch::~Scratch() = default;

Result<LineModel> LineModel::load(const std::filesystem::path& folder, std::span<const WholeLine> whole_lines,
                                  bool with_trees) {
  auto cues = CueTable::read(folder / "cues.tsv", whole_lines);
  if (!cues) return tl::unexpected(cues.error());
  auto impl = std::make_unique<Impl>(Impl{.cues = std::move(*cues)});
  if (with_trees) {
    auto trees = TreeModel::read(folder / "model.json", PageFigures::names());
    if (!trees) return tl::unexpected(trees.error());
    impl->trees = std::move(*trees);
  }
  return LineModel(std::move(impl));
}

std::span<const PageLine> LineModel::read(std::string_view utf8, Scratch& scratch,
                                          std::span<const float> evidence) const {
  scratch.impl_->features.read(utf8, impl_->cues);
  return judge(scratch, evidence);
}

std::span<const PageLine> LineModel::read_kept(std::span<const std::uint8_t> kept, Scratch& scratch,
                                               std::span<const float> evidence) const {
  scratch.impl_->features.keep(kept);
  return judge(scratch, evidence);
}

std::span<const PageLine> LineModel::judge(Scratch& scratch, std::span<const float> evidence) const {
  auto& [features, odds, back, lines] = *scratch.impl_;
  const auto count = features.lines().size();
  odds.resize(count);
  lines.assign(count, {});
  features.for_each_figures([&, all = std::span(odds)](std::size_t first, const FigureBlock& block) {
    impl_->trees->log_odds(block, all.subspan(first, block.lines));
  });
  for (std::size_t i = 0; i < count && evidence.size() == count; ++i) odds[i] += evidence[i];
  for (std::size_t i = 0; i < count; ++i) {
    lines[i].span = features.span(i);
    lines[i].blank_before = has(features.lines()[i].marks, BlockMark::blank_before);
    lines[i].text_probability = 1 / (1 + std::exp(-odds[i]));
  }
  settle(odds, impl_->trees->change(), back, lines);
  give_back_prose(features, lines);
  name_kinds(features, evidence.size() == count ? evidence : std::span<const float>(), lines);
  choose_headline(lines);
  find_datelines(features, lines);
  return lines;
}

bool LineModel::is_english(const Scratch& scratch) const {
  std::size_t words = 0, english = 0;
  for (const auto& shape : scratch.impl_->features.shapes()) {
    words += shape.words;
    english += shape.cue_count[static_cast<std::size_t>(Cue::english)];
  }
  return english * 12 > words;  // news has one in five, lists of headlines one in ten
}

const std::vector<std::string>& LineModel::figure_names() {
  return PageFigures::names();
}

std::vector<float> LineModel::figures(std::string_view utf8, Scratch& scratch, std::vector<Span>& lines) const {
  auto& features = scratch.impl_->features;
  features.read(utf8, impl_->cues);
  lines.clear();
  for (std::size_t i = 0; i < features.lines().size(); ++i) lines.push_back(features.span(i));
  std::vector<float> figures;
  features.for_each_figures([&](std::size_t, const FigureBlock& block) {
    for (std::size_t i = 0; i < block.lines; ++i) {
      for (std::size_t figure = 0; figure < PageFigures::count(); ++figure) figures.push_back(block.column(figure)[i]);
    }
  });
  return figures;
}

}  // namespace copydesk
