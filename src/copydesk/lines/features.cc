#include "copydesk/lines/features.h"

#include <algorithm>

#include "copydesk/document/body.h"
#include "copydesk/document/line_kind.h"

namespace copydesk {
namespace {

constexpr std::uint32_t fewest_prose_words = 8;

}  // namespace

void LineFeatures::read(std::string_view utf8, const CueTable& table) {
  text_ = utf8;
  tokens_.clear();
  places_.clear();
  tokenize(utf8, tokens_, places_);
  const LineReader reader(utf8, tokens_);
  plain_lines_ = reader.read(places_);
  tell_cues(reader, plain_lines_);
  content_words_.clear();
  shapes_.clear();
  shapes_.reserve(plain_lines_.size());
  ShapeReader shapes(reader, table, content_words_);
  for (const auto& line : plain_lines_) shapes_.push_back(shapes.read(line));
  place_lines();
}

void LineFeatures::keep(std::span<const std::uint8_t> kept) {
  std::uint32_t lines = 0;
  bool left_out = false;
  constexpr BlockMark blanks = BlockMark::blank_before | BlockMark::blank_after;
  for (std::uint32_t i = 0; i < plain_lines_.size(); ++i) {
    if (kept[i] == 0) {
      left_out = true;
      continue;
    }
    Line line = plain_lines_[i];
    const bool blank_before = lines == 0 || left_out || has(line.marks, BlockMark::blank_before);
    left_out = false;
    line.marks = without(line.marks, blanks);
    if (blank_before) {
      line.marks = line.marks | BlockMark::blank_before;
      if (lines > 0) plain_lines_[lines - 1].marks = plain_lines_[lines - 1].marks | BlockMark::blank_after;
    }
    if (lines == 0) {  // a text's first line is known by its first token
      std::copy(tokens_.begin() + line.first_token, tokens_.begin() + line.end_token, tokens_.begin());
      line.bracket -= line.first_token;
      line.end_of_words -= line.first_token;
      line.end_token -= line.first_token;
      line.first_token = 0;
    }
    shapes_[lines] = shapes_[i];
    plain_lines_[lines++] = line;
  }
  if (lines > 0) plain_lines_[lines - 1].marks = plain_lines_[lines - 1].marks | BlockMark::blank_after;
  plain_lines_.resize(lines);
  shapes_.resize(lines);
  place_lines();
}

void LineFeatures::place_lines() {
  lines_ = plain_lines_;
  tell_kinds(LineReader(text_, tokens_), lines_);
  std::uint32_t group = 0;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    auto& shape = shapes_[i];
    group += i > 0 && has(lines_[i].marks, BlockMark::blank_before);
    shape.group = group;
    shape.prose = is_prose(lines_[i]) || (shape.ending >= 1 && shape.ending <= 4 &&
                                          shape.amount >= fewest_prose_words && shape.amount > shape.words);
  }
  read_repeats();
  read_vocabulary();
}

void LineFeatures::read_repeats() {
  counts_.clear(shapes_.size());
  for (auto& shape : shapes_) {
    if (shape.sequence == 0) continue;
    auto& count = counts_[shape.sequence];
    shape.repeat = count.lines > 0;
    ++count.lines;
  }
  for (auto& shape : shapes_) {
    if (shape.sequence == 0) continue;
    shape.repeats = static_cast<std::uint8_t>(std::min<std::uint32_t>(255, counts_.find(shape.sequence).lines - 1));
  }
}

void LineFeatures::read_vocabulary() {
  // Which words stand in how many lines of running text within the body; a line's own do not count for it.
  const auto in_body = [&](std::size_t i) {
    return shapes_[i].prose && !has(lines_[i].marks, BlockMark::before_prose) &&
           !has(lines_[i].marks, BlockMark::after_prose);
  };
  const auto words_of = [&](std::size_t i) {
    return std::span(content_words_)
        .subspan(shapes_[i].first_content, shapes_[i].end_content - shapes_[i].first_content);
  };
  std::size_t most_words = 0;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (in_body(i) || lines_[i].kind == BlockKind::headline) most_words += words_of(i).size();
  }
  counts_.clear(most_words);
  word_places_.clear();
  constexpr std::uint32_t headline_bit = 1U << 31;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (!in_body(i)) continue;
    for (const auto word : words_of(i)) {
      auto& count = counts_[word];
      word_places_.push_back(counts_.place_of(count));
      if (count.last == i + 1) continue;
      ++count.lines;
      count.last = static_cast<std::uint32_t>(i + 1);
    }
  }
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (lines_[i].kind != BlockKind::headline) continue;
    for (const auto word : words_of(i)) counts_[word].lines |= headline_bit;
  }
  std::size_t next = 0;  // of word_places_
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const auto words = words_of(i);
    shapes_[i].body_share = shapes_[i].headline_share = 0;
    if (words.empty()) continue;
    std::size_t known = 0, in_headline = 0;
    const auto add = [&](const CountTable::Count& count, std::uint32_t own) {
      known += (count.lines & ~headline_bit) > own;
      in_headline += (count.lines & headline_bit) != 0;
    };
    if (in_body(i)) {
      for (std::size_t word = 0; word < words.size(); ++word) add(counts_.at(word_places_[next++]), 1);
    } else {
      for (const auto word : words) add(counts_.find(word), 0);
    }
    shapes_[i].body_share = static_cast<float>(known) / static_cast<float>(words.size());
    shapes_[i].headline_share = static_cast<float>(in_headline) / static_cast<float>(words.size());
  }
}

void LineFeatures::for_each_figures(const std::function<void(std::size_t first, const FigureBlock& block)>& use) {
  figures_.measure(lines_, shapes_);
  block_.reset(PageFigures::count());
  for (std::size_t first = 0; first < lines_.size(); first += FigureBlock::rows) {
    block_.lines = std::min(lines_.size() - first, FigureBlock::rows);
    for (std::size_t i = 0; i < block_.lines; ++i) figures_.write(first + i, block_.row(i), FigureBlock::rows);
    use(first, block_);
  }
}

}  // namespace copydesk
