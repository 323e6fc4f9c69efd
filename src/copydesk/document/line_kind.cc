#include "copydesk/document/line_kind.h"

#include "copydesk/document/body.h"
#include "copydesk/document/cue.h"
#include "copydesk/document/dateline.h"
#include "copydesk/document/headline.h"

namespace copydesk {
namespace {

constexpr std::uint32_t longest_subhead = 12, long_line = 15;
constexpr std::uint32_t fewest_deck_words = 4;
constexpr std::size_t deck_lines = 3;
constexpr std::size_t dateline_reach = 6;  // lines of the body among which the one with the dateline is looked for

/// Short and without a stop: heading, link, label.
bool is_label(const Line& line) {
  return !line.decided && !has(line.marks, BlockMark::terminal_stop) && line.words < long_line;
}

class KindTeller {
 public:
  KindTeller(const LineReader& reader, std::span<Line> lines) : reader_(reader), lines_(lines) {}

  void tell() {
    tell_items();
    body_ = find_body(reader_, lines_);
    if (body_.first < body_.end) mark_place();
    if (lines_.size() > 1 || is_heading_alone()) {
      headline_ = find_headline(reader_, lines_, body_);
      if (headline_) {
        mark_headlines(reader_, lines_, *headline_);
        tell_names_below(*headline_);
      }
    }
    tell_captions_before_dateline();
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!lines_[i].decided) lines_[i].kind = kind_by_place(i);
    }
  }

 private:
  void tell_items() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].decided || !may_be_item(reader_, lines_[i])) continue;
      const bool before = i > 0 && lines_[i - 1].decided && lines_[i - 1].kind == BlockKind::list;
      if (before || (i + 1 < lines_.size() && may_be_item(reader_, lines_[i + 1]))) lines_[i].decide(BlockKind::list);
    }
  }

  void mark_place() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (i < body_.first) lines_[i].marks = lines_[i].marks | BlockMark::before_prose;
      if (i >= body_.end) lines_[i].marks = lines_[i].marks | BlockMark::after_prose;
    }
  }

  [[nodiscard]] bool is_heading_alone() const {
    return lines_.size() == 1 && has(lines_[0].marks, BlockMark::title_case);
  }

  /// Bare names right under the headline, if a date or running text follows.
  void tell_names_below(std::size_t headline) {
    std::size_t i = headline + 1;
    while (i < lines_.size() && lines_[i].kind == BlockKind::headline) ++i;
    for (; i + 1 < lines_.size() && i < body_.first; ++i) {
      const Line& next = lines_[i + 1];
      const bool followed = (next.decided && next.kind == BlockKind::stamp) || i + 1 == body_.first;
      if (!lines_[i].decided && is_names_only(reader_, lines_[i]) && followed) lines_[i].decide(BlockKind::byline);
      if (!lines_[i].decided) break;
    }
  }

  /// One or two lines like a sentence right before the line with the dateline are what stood under the picture.
  void tell_captions_before_dateline() {
    const std::size_t last = std::min(body_.end, body_.first + dateline_reach);
    for (std::size_t i = body_.first; i < last; ++i) {
      if (lines_[i].decided || dateline_end(reader_, lines_[i], true) == lines_[i].first_token) continue;
      for (std::size_t j = i; j-- > 0 && i - j <= 2;) {
        const bool like_sentence =
            is_prose(lines_[j]) || (lines_[j].words >= 5 && lines_[j].lower * 2 >= lines_[j].words);
        if (lines_[j].decided || !like_sentence) break;
        lines_[j].decide(BlockKind::caption);
      }
      return;
    }
  }

  [[nodiscard]] BlockKind kind_by_place(std::size_t i) const {
    const Line& line = lines_[i];
    if (line.words == 0 || is_tag_line(line)) return BlockKind::furniture;
    if (body_.first == body_.end)
      return lines_.size() == 1 || has(line.marks, BlockMark::terminal_stop) ? BlockKind::paragraph
                                                                             : BlockKind::furniture;
    if (opens_article(i)) {
      if (has(line.marks, BlockMark::terminal_stop)) return BlockKind::paragraph;
      return line.words >= fewest_deck_words ? BlockKind::subhead : BlockKind::furniture;
    }
    if (!body_.contains(i))
      return is_prose(line) && line.words >= long_line ? BlockKind::paragraph : BlockKind::furniture;
    if (!is_label(line)) return BlockKind::paragraph;
    if (line.lower > 0 && line.words >= 4 &&
        (reader_.at(line.end_token - 1) == ":" || has(line.marks, BlockMark::quoted)))
      return BlockKind::paragraph;
    return alone_label(i) && line.words <= longest_subhead ? BlockKind::subhead : BlockKind::furniture;
  }

  /// Between the headline and the body, near both: deck, summary, a first sentence.
  [[nodiscard]] bool opens_article(std::size_t i) const {
    return i < body_.first && body_.first - i <= deck_lines && (i == 0 || (headline_ && i > *headline_));
  }

  [[nodiscard]] bool alone_label(std::size_t i) const {
    return (i == 0 || !is_label(lines_[i - 1])) && (i + 1 == lines_.size() || !is_label(lines_[i + 1]));
  }

  const LineReader& reader_;
  std::span<Line> lines_;
  Body body_ = {};
  std::optional<std::size_t> headline_ = {};
};

}  // namespace

void tell_cues(const LineReader& reader, std::span<Line> lines) {
  for (auto& line : lines) {
    if (const auto kind = kind_by_cue(reader, line)) line.decide(*kind);
  }
}

void tell_kinds(const LineReader& reader, std::span<Line> lines) {
  KindTeller(reader, lines).tell();
}

}  // namespace copydesk
