#include "copydesk/lines/page_figures.h"

#include <algorithm>
#include <string_view>

#include "copydesk/document/body.h"

namespace copydesk {
namespace {

constexpr int near = 3;  // neighbours each side whose words are told
constexpr int far = 4;   // and how many are alike
constexpr std::array<int, 4> windows{2, 5, 12, 30};
constexpr int farthest = 60;  // distances in lines are cut here
constexpr float decay = 0.8F;

/// The writers of a row take name and value or one of the two, so that names and figures stand in one place.
class NameWriter {
 public:
  explicit NameWriter(std::vector<std::string>& names) : names_(names) {}

  void operator()(std::string_view name, auto /*value*/) { names_.emplace_back(name); }
  void operator()(Cue cue, auto /*value*/) { names_.emplace_back(name(cue)); }
  void operator()(std::string_view name, int number, auto /*value*/) {
    names_.push_back(std::string(name) + "[" + std::to_string(number) + "]");
  }

 private:
  std::vector<std::string>& names_;
};

class FigureWriter {
 public:
  FigureWriter(float* out, std::size_t stride) : out_(out), stride_(stride) {}

  void operator()(std::string_view /*name*/, auto value) {
    *out_ = static_cast<float>(value);
    out_ += stride_;
  }
  void operator()(Cue /*cue*/, auto value) { (*this)(std::string_view(), value); }
  void operator()(std::string_view name, int /*number*/, auto value) { (*this)(name, value); }

 private:
  float* out_;
  std::size_t stride_;
};

/// A line that is mostly this cue.
bool is_of(const LineShape& shape, LineKind kind, Cue cue) {
  return (shape.whole == 2 && shape.whole_kind == kind) || (shape.words <= 8 && shape.cue && has_cue(shape, cue));
}

bool is_stamp_line(const Line& line, const LineShape& shape) {
  return line.kind == BlockKind::stamp || (has_cue(shape, Cue::stamp) && shape.words <= 8);
}

float share(float part, float whole) {
  return whole == 0 ? 0 : part / whole;
}

/// What was passed on the way through a page, in either direction.
struct Passed {
  int prose = farthest, cue = farthest;                  // lines since the last one
  float prose_decayed = 0, cues_decayed = 0, words = 0;  // words: of the last line of prose

  void take(const LineShape& shape) {
    const auto amount = static_cast<float>(shape.amount);
    prose_decayed = prose_decayed * decay + (shape.prose ? amount : 0);
    cues_decayed = cues_decayed * decay + (shape.cue ? 1.0F : 0);
    prose = shape.prose ? 1 : std::min(prose + 1, farthest);
    cue = shape.cue ? 1 : std::min(cue + 1, farthest);
    if (shape.prose) words = amount;
  }
};

/// Finds the stretch with the greatest sum of weights; empty when none is positive.
class BestStretch {
 public:
  void add(float weight) {
    if (sum_ <= 0) {
      sum_ = 0;
      first_ = line_;
    }
    sum_ += weight;
    ++line_;
    if (sum_ <= best_) return;
    best_ = sum_;
    found_first = first_;
    found_end = line_;
  }
  std::uint32_t found_first = 0, found_end = 0;

 private:
  float best_ = 0, sum_ = 0;
  std::uint32_t first_ = 0, line_ = 0;
};

}  // namespace

void PageFigures::measure(std::span<const Line> lines, std::span<const LineShape> shapes) {
  lines_ = lines;
  shapes_ = shapes;
  add_sums();
  tell_neighbours();
  look_back();
  look_ahead();
  find_segments();
}

void PageFigures::add_sums() {
  const auto n = lines_.size();
  sums_.resize(n + 1);
  sums_[0] = {};
  groups_.clear();
  body_first_ = n;
  body_end_ = 0;
  headline_ = n;
  for (std::size_t i = 0; i < n; ++i) {
    const auto& shape = shapes_[i];
    const auto words = static_cast<float>(shape.amount);
    auto& sums = sums_[i + 1] = sums_[i];
    sums[words_sum] += words;
    sums[prose_sum] += shape.prose ? words : 0;
    const auto count = [](bool holds) { return holds ? 1.0F : 0.0F; };
    sums[prose_lines] += count(shape.prose);
    sums[cue_lines] += count(shape.cue);
    sums[stamp_lines] += count(is_stamp_line(lines_[i], shape));
    sums[function_sum] += static_cast<float>(shape.cue_count[0]);
    sums[lines_of_links] += count(shape.words <= 6 && shape.ending == 0);
    if (i == 0 || shapes_[i - 1].group != shape.group) groups_.push_back({static_cast<std::uint32_t>(i), 0});
    groups_.back().end = static_cast<std::uint32_t>(i + 1);
    if (!has(lines_[i].marks, BlockMark::before_prose) && !has(lines_[i].marks, BlockMark::after_prose)) {
      body_first_ = std::min(body_first_, i);
      body_end_ = i + 1;
    }
    if (lines_[i].kind == BlockKind::headline && headline_ == n) headline_ = i;
  }
  if (body_first_ >= body_end_) body_first_ = body_end_ = 0;
  const auto count = sum(prose_lines, body_first_, body_end_);
  mean_prose_ = count == 0 ? 0 : sum(prose_sum, body_first_, body_end_) / count;
}

void PageFigures::tell_neighbours() {
  neighbours_.assign(lines_.size() + 2 * static_cast<std::size_t>(far), {});
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const auto& shape = shapes_[i];
    neighbours_[i + far] = {.amount = static_cast<float>(shape.amount),
                            .function_words = static_cast<float>(shape.cue_count[0]),
                            .ending = static_cast<float>(shape.ending),
                            .cue_share = share(static_cast<float>(shape.cue_words), static_cast<float>(shape.words)),
                            .body_share = shape.body_share,
                            .whole = static_cast<float>(shape.whole),
                            .kind = static_cast<float>(lines_[i].kind),
                            .words = static_cast<int>(shape.words),
                            .first_word = shape.first_word};
  }
}

void PageFigures::look_back() {
  around_.resize(lines_.size());
  Passed passed;
  std::array<int, 5> since{farthest, farthest, farthest, farthest, farthest};
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const auto& shape = shapes_[i];
    auto& around = around_[i];
    around.since_prose = passed.prose;
    around.since_cue = passed.cue;
    around.last_prose_words = passed.words;
    around.prose_before = passed.prose_decayed;
    around.cues_before = passed.cues_decayed;
    passed.take(shape);
    const std::array<bool, 5> now{
        is_of(shape, LineKind::related, Cue::related), is_of(shape, LineKind::comments, Cue::comments),
        has_cue(shape, Cue::copyright) && shape.cue,
        is_of(shape, LineKind::newsletter, Cue::newsletter) || is_of(shape, LineKind::paywall, Cue::paywall),
        is_stamp_line(lines_[i], shape)};
    for (std::size_t k = 0; k < since.size(); ++k) since[k] = now[k] ? 0 : std::min(since[k] + 1, farthest);
    around.since = since;
  }
}

void PageFigures::look_ahead() {
  Passed passed;
  int stamp = farthest;
  for (std::size_t i = lines_.size(); i-- > 0;) {
    auto& around = around_[i];
    around.until_prose = passed.prose;
    around.until_cue = passed.cue;
    around.until_stamp = stamp;
    around.next_prose_words = passed.words;
    around.prose_after = passed.prose_decayed;
    around.cues_after = passed.cues_decayed;
    passed.take(shapes_[i]);
    stamp = is_stamp_line(lines_[i], shapes_[i]) ? 0 : std::min(stamp + 1, farthest);
  }
}

void PageFigures::find_segments() {
  std::array<BestStretch, 3> best;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const auto& shape = shapes_[i];
    const auto amount = std::min(40.0F, static_cast<float>(shape.amount));
    best[0].add(std::min(25.0F, static_cast<float>(shape.cue_count[0])) - (shape.cue ? 6.0F : 1.5F));
    best[1].add(shape.cue ? -12.0F : is_stamp_line(lines_[i], shape) ? -8.0F : amount - 7.0F);
    best[2].add((shape.prose ? amount : 0.0F) - 2.5F - (shape.cue ? 6.0F : 0.0F));
  }
  for (std::size_t k = 0; k < best.size(); ++k) segments_[k] = {best[k].found_first, best[k].found_end};
}

template <class Out>
void PageFigures::write_line(Out& out, std::size_t i) const {
  const auto& line = lines_[i];
  const auto& shape = shapes_[i];
  const auto words = static_cast<float>(shape.words);
  out("words", words);
  out("amount", shape.amount);
  out("bytes", shape.bytes);
  out("word_bytes", share(static_cast<float>(shape.letters), words));
  out("ending", shape.ending);
  out("opening", shape.opening);
  out("capitalised", share(static_cast<float>(shape.capitalised), words));
  out("lower", share(static_cast<float>(shape.lower), words));
  out("all_caps", has(line.marks, BlockMark::all_caps));
  out("title_case", has(line.marks, BlockMark::title_case));
  out("numbers", shape.numbers);
  out("numbers_share", share(static_cast<float>(shape.numbers), words));
  out("commas", shape.commas);
  out("quotes", shape.quotes);
  out("separators", shape.separators);
  out("addresses", shape.addresses);
  out("sentences", shape.sentences);
  for (std::size_t cue = 0; cue < number_of_cues; ++cue) out(static_cast<Cue>(cue), shape.cue_count[cue]);
  out("function_share", share(shape.cue_count[0], words));
  out("cue_share", share(static_cast<float>(shape.cue_words), words));
  out("whole", shape.whole);
  out("kind", static_cast<int>(line.kind));
  out("prose", shape.prose);
  out("repeats", shape.repeats);
  out("repeat", shape.repeat);
  out("tag_line", is_tag_line(line));
  out("items", share(static_cast<float>(shape.commas), words));
  out("repeats_headline", has(line.marks, BlockMark::repeats_headline));
  out("headline_share", shape.headline_share);
  out("body_share", shape.body_share);
  out("blank_before", has(line.marks, BlockMark::blank_before));
  out("blank_after", has(line.marks, BlockMark::blank_after));
}

template <class Out>
void PageFigures::write_neighbours(Out& out, std::size_t i) const {
  const Neighbour* const here = &neighbours_[i + far];
  for (int offset = -near; offset <= near; ++offset) {
    if (offset == 0) continue;
    const auto& other = here[offset];
    out("amount", offset, other.amount);
    out("function", offset, other.function_words);
    out("ending", offset, other.ending);
    out("cue_share", offset, other.cue_share);
    out("body_share", offset, other.body_share);
  }
  for (const int offset : {-2, -1, 1, 2}) {
    const auto& other = here[offset];
    out("whole", offset, other.whole);
    out("kind", offset, other.kind);
    out("same_first_word", offset, other.first_word == here->first_word);
  }
  int alike = 0;
  for (int offset = -far; offset <= far; ++offset) {
    if (offset == 0) continue;
    const auto& other = here[offset];
    alike += (other.ending == here->ending) & (std::abs(other.words - here->words) * 4 <= here->words + 4);
  }
  out("alike", alike);
}

template <class Out>
void PageFigures::write_surroundings(Out& out, std::size_t i) const {
  const auto n = lines_.size();
  const auto& around = around_[i];
  for (const int width : windows) {
    const auto w = static_cast<std::size_t>(width);
    const auto begin = i >= w ? i - w : 0, end = std::min(n, i + 1 + w);
    out("prose_before", width, sum(prose_sum, begin, i));
    out("prose_after", width, sum(prose_sum, i + 1, end));
    const auto width_here = static_cast<float>(end - begin);
    out("cues_around", width, sum(cue_lines, begin, end) / width_here);
    out("links_around", width, sum(lines_of_links, begin, end) / width_here);
    out("stamps_around", width, sum(stamp_lines, begin, end) / width_here);
    out("function_around", width, share(sum(function_sum, begin, end), sum(words_sum, begin, end)));
  }
  out("prose_before_decayed", around.prose_before);
  out("prose_after_decayed", around.prose_after);
  out("cues_before_decayed", around.cues_before);
  out("cues_after_decayed", around.cues_after);
  out("since_prose", around.since_prose);
  out("until_prose", around.until_prose);
  out("last_prose_words", around.last_prose_words);
  out("next_prose_words", around.next_prose_words);
  out("since_cue", around.since_cue);
  out("until_cue", around.until_cue);
  out("since_related", around.since[0]);
  out("since_comments", around.since[1]);
  out("since_copyright", around.since[2]);
  out("since_appeal", around.since[3]);
  out("since_stamp", around.since[4]);
  out("until_stamp", around.until_stamp);
  for (std::size_t k = 0; k < segments_.size(); ++k) {
    const auto& segment = segments_[k];
    const auto number = static_cast<int>(k);
    const auto here = static_cast<float>(i);
    const auto first = static_cast<float>(segment.first), end = static_cast<float>(segment.end);
    out("in_segment", number, i >= segment.first && i < segment.end);
    out("from_segment_first", number, std::clamp(here - first, -60.0F, 60.0F));
    out("from_segment_end", number, std::clamp(here - end, -60.0F, 60.0F));
  }
}

template <class Out>
void PageFigures::write_group(Out& out, std::size_t i) const {
  const auto& shape = shapes_[i];
  const auto& group = groups_[shape.group];
  out("group_lines", group.end - group.first);
  out("group_place", i - group.first);
  out("group_words", sum(words_sum, group.first, group.end));
  out("group_prose", sum(prose_sum, group.first, group.end));
  out("group_cues", share(sum(cue_lines, group.first, group.end), static_cast<float>(group.end - group.first)));
  for (const int offset : {-1, 1}) {
    const auto place = static_cast<std::ptrdiff_t>(shape.group) + offset;
    const bool there = place >= 0 && place < static_cast<std::ptrdiff_t>(groups_.size());
    const auto other = there ? groups_[static_cast<std::size_t>(place)] : Stretch{};
    out("group_lines", offset, there ? static_cast<float>(other.end - other.first) : -1);
    out("group_words", offset, there ? sum(words_sum, other.first, other.end) : -1);
    out("group_prose", offset, there ? sum(prose_sum, other.first, other.end) : -1);
  }
}

template <class Out>
void PageFigures::write_place(Out& out, std::size_t i) const {
  const auto n = lines_.size();
  const auto words = static_cast<float>(shapes_[i].words);
  const auto all_words = sum(words_sum, 0, n), all_prose = sum(prose_sum, 0, n);
  out("place", static_cast<float>(i) / static_cast<float>(n));
  out("line", i);
  out("lines_left", n - i - 1);
  out("words_before", sum(words_sum, 0, i));
  out("prose_before_all", sum(prose_sum, 0, i));
  out("prose_after_all", sum(prose_sum, i + 1, n));
  out("prose_before_share", share(sum(prose_sum, 0, i), all_prose));
  out("words_before_share", share(sum(words_sum, 0, i), all_words));
  const auto first = static_cast<float>(body_first_), end = static_cast<float>(body_end_), here = static_cast<float>(i);
  out("in_body", i >= body_first_ && i < body_end_);
  out("from_body_first", std::clamp(here - first, -60.0F, 60.0F));
  out("from_body_end", std::clamp(here - end, -60.0F, 60.0F));
  out("body_place", body_first_ == body_end_ ? -1 : (here - first) / (end - first));
  out("body_prose_before", i > body_first_ ? sum(prose_sum, body_first_, i) : 0);
  out("from_headline", headline_ == n ? -61 : std::clamp(here - static_cast<float>(headline_), -60.0F, 60.0F));
  out("to_mean_prose", share(words, mean_prose_));

  // The page.
  out("page_lines", n);
  out("page_prose", all_prose);
  out("page_prose_share", share(all_prose, all_words));
  out("page_function", share(sum(function_sum, 0, n), all_words));
  out("page_cues", sum(cue_lines, 0, n) / static_cast<float>(n));
  out("body_lines", body_end_ - body_first_);
  out("body_prose", sum(prose_sum, body_first_, body_end_));
  out("mean_prose", mean_prose_);
}

template <class Out>
void PageFigures::write_all(Out& out, std::size_t i) const {
  write_line(out, i);
  write_neighbours(out, i);
  write_surroundings(out, i);
  write_group(out, i);
  write_place(out, i);
}

const std::vector<std::string>& PageFigures::names() {
  static const std::vector<std::string> all = [] {
    std::vector<std::string> names;
    const Line line{};
    const LineShape shape{};
    PageFigures page;
    page.measure({&line, 1}, {&shape, 1});
    NameWriter writer(names);
    page.write_all(writer, 0);
    return names;
  }();
  return all;
}

void PageFigures::write(std::size_t i, float* out, std::size_t stride) const {
  FigureWriter writer(out, stride);
  write_all(writer, i);
}

}  // namespace copydesk
