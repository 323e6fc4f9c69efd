#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "copydesk/document/line.h"
#include "copydesk/lines/line_shape.h"

namespace copydesk {

/// The figures of up to 48 lines, a column for each figure: they stay in the cache, and lines are judged side by side.
class FigureBlock {
 public:
  static constexpr std::size_t rows = 48;

  void reset(std::size_t figures) { columns_.resize(figures); }
  /// Where the figures of line i stand, `rows` places one behind the other.
  [[nodiscard]] float* row(std::size_t i) { return &columns_[0][i]; }
  /// A figure of all lines; those behind the last are of no meaning.
  [[nodiscard]] const float* column(std::size_t figure) const { return columns_[figure].data(); }

  std::size_t lines = 0;

 private:
  struct alignas(64) Column : std::array<float, rows> {};
  std::vector<Column> columns_ = {};
};

/// The figures that the model reads of each line of a page: of the line, its neighbours, its surroundings, the page.
/// Reused from page to page without allocation.
class PageFigures {
 public:
  /// The figures' names, in order; `count()` of them.
  [[nodiscard]] static const std::vector<std::string>& names();
  [[nodiscard]] static std::size_t count() { return names().size(); }

  /// Takes the measure of a page, whose lines must outlive what is asked of it. Linear.
  void measure(std::span<const Line> lines, std::span<const LineShape> shapes);

  /// Writes the figures of line i, each `stride` places behind the one before.
  void write(std::size_t i, float* out, std::size_t stride) const;

 private:
  /// Quantities with running sums, so that the sum over any stretch costs one subtraction.
  enum Sum : std::size_t {
    words_sum,
    prose_sum,
    prose_lines,
    cue_lines,
    stamp_lines,
    function_sum,
    lines_of_links,
    sum_count
  };
  struct Stretch {
    std::uint32_t first = 0, end = 0;
  };
  /// What stands before and behind a line. Distances are in lines.
  struct Surroundings {
    float prose_before = 0, prose_after = 0, cues_before = 0, cues_after = 0;  // decayed
    float last_prose_words = 0, next_prose_words = 0;
    int since_prose = 0, until_prose = 0, since_cue = 0, until_cue = 0, until_stamp = 0;
    std::array<int, 5> since = {};  // heading of related articles, comments, copyright, newsletter or paywall, stamp
  };

  /// What the figures of the lines around it tell of a line; where there is none, −1 and what no line has.
  struct Neighbour {
    float amount = -1, function_words = -1, ending = -1, cue_share = -1, body_share = -1, whole = -1, kind = -1;
    int words = 0;
    std::uint64_t first_word = 2;  // hashes of words are odd
  };

  void add_sums();
  void tell_neighbours();
  void look_back();
  void look_ahead();
  void find_segments();
  [[nodiscard]] float sum(Sum what, std::size_t begin, std::size_t end) const {
    return sums_[end][what] - sums_[begin][what];
  }

  // Each writes a part of a row; `Out` takes name and value, or name, number and value.
  template <class Out>
  void write_all(Out& out, std::size_t i) const;
  template <class Out>
  void write_line(Out& out, std::size_t i) const;
  template <class Out>
  void write_neighbours(Out& out, std::size_t i) const;
  template <class Out>
  void write_surroundings(Out& out, std::size_t i) const;
  template <class Out>
  void write_group(Out& out, std::size_t i) const;
  template <class Out>
  void write_place(Out& out, std::size_t i) const;

  std::span<const Line> lines_ = {};
  std::span<const LineShape> shapes_ = {};
  std::vector<std::array<float, sum_count>> sums_ = {};  // over the lines before each, and over all
  std::vector<Stretch> groups_ = {};                     // between blank lines
  std::vector<Surroundings> around_ = {};
  std::vector<Neighbour> neighbours_ = {};  // some that are none before the first line and behind the last
  std::array<Stretch, 3> segments_ = {};    // stretches with most text by other weights than find_body's
  std::size_t body_first_ = 0, body_end_ = 0, headline_ = 0;
  float mean_prose_ = 0;
};

}  // namespace copydesk
