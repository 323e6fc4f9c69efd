#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "copydesk/document/line.h"
#include "copydesk/lines/count_table.h"
#include "copydesk/lines/cues.h"
#include "copydesk/lines/line_shape.h"
#include "copydesk/lines/page_figures.h"

namespace copydesk {

/// A page's lines and the figures that the model reads of them. Reused from page to page without allocation.
class LineFeatures {
 public:
  /// Takes a text apart, which must outlive what is asked of it. Linear in its size.
  void read(std::string_view utf8, const CueTable& table);
  /// Leaves only the lines whose flag is not 0, as if they were a text of their own in which an empty line stands where
  /// lines are missing. Costs a third of reading it. `tokens()` keeps those of lines that were left out.
  void keep(std::span<const std::uint8_t> kept);

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] const std::vector<Token>& tokens() const { return tokens_; }
  [[nodiscard]] const std::vector<Line>& lines() const { return lines_; }
  [[nodiscard]] const std::vector<LineShape>& shapes() const { return shapes_; }
  /// Calls `use` with the number of the first line and the figures of some lines, until all have come. A page may have
  /// a million lines, whose figures together would fill the memory.
  void for_each_figures(const std::function<void(std::size_t first, const FigureBlock& block)>& use);
  /// Bytes of line i without surrounding white space.
  [[nodiscard]] Span span(std::size_t i) const {
    return {tokens_[lines_[i].first_token].span.begin, tokens_[lines_[i].end_token - 1].span.end};
  }

 private:
  void place_lines();
  void read_vocabulary();
  void read_repeats();

  std::string_view text_ = {};
  std::vector<Token> tokens_ = {};
  TokenPlaces places_ = {};                          // while a text is taken apart
  std::vector<Line> plain_lines_ = {}, lines_ = {};  // without kinds and with
  std::vector<LineShape> shapes_ = {};
  std::vector<std::uint64_t> content_words_ = {};  // hashes, also of lines that were left out since
  CountTable counts_ = {};
  std::vector<std::uint32_t> word_places_ = {};  // in counts_, of the words of the body one after the other
  PageFigures figures_ = {};
  FigureBlock block_ = {};
};

}  // namespace copydesk
