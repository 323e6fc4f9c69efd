#include "copydesk/lines/furniture_kind.h"

#include <algorithm>
#include <bit>
#include <optional>

#include "copydesk/document/body.h"

namespace copydesk {
namespace {

constexpr std::uint32_t longest_label = 4;    // words; longer lines of links are headlines of other articles
constexpr std::uint32_t longest_heading = 8;  // words
constexpr std::uint32_t longest_picture_line = 11, fewest_deck_words = 5, fewest_appeal_words = 8;
constexpr float least_likely_deck = 0.15F;
constexpr std::size_t heading_reach = 40;       // lines of a list below its heading
constexpr std::size_t headline_reach = 30;      // lines above the text
constexpr std::uint32_t longest_site_name = 8;  // words
constexpr std::uint8_t quotation = 3;           // LineShape::opening
constexpr float likeliest_headline = 0.75F;     // as text
constexpr auto nowhere = static_cast<std::size_t>(-1);
constexpr int strong = 4, strong_in_prose = 9;  // strength of a phrase of two words, of three

LineKind text_kind(const Line& line) {
  switch (line.kind) {
    case BlockKind::list:
      return LineKind::list_item;
    case BlockKind::caption:
      return LineKind::caption;
    case BlockKind::credit:
      return LineKind::credit;
    case BlockKind::subhead:
    case BlockKind::headline:
    case BlockKind::furniture:
      return has(line.marks, BlockMark::terminal_stop) ? LineKind::paragraph : LineKind::subhead;
    default:
      return has(line.marks, BlockMark::quoted) ? LineKind::quote : LineKind::paragraph;
  }
}

/// The kind of an article's part that is not running text, where the document reader is sure of it.
std::optional<LineKind> part_kind(const Line& line) {
  switch (line.kind) {
    case BlockKind::byline:
      return LineKind::byline;
    case BlockKind::stamp:
      return LineKind::stamp;
    case BlockKind::caption:
      return LineKind::caption;
    case BlockKind::credit:
      return LineKind::credit;
    default:
      return std::nullopt;
  }
}

/// The kind that the phrases of a line speak for most, if they do so clearly.
std::optional<LineKind> cue_kind(const LineShape& shape) {
  int best = 0;
  auto kind = LineKind::navigation;
  for (auto cue = static_cast<std::size_t>(first_furniture_cue); cue < number_of_cues; ++cue) {
    if (shape.cue_strength[cue] <= best) continue;
    best = shape.cue_strength[cue];
    kind = kind_of(static_cast<Cue>(cue));
  }
  const bool sentence = shape.ending >= 1 && shape.ending <= 4 && shape.words > longest_heading;
  if (!sentence && shape.words > longest_label && shape.cue_words * 3 < shape.words) return std::nullopt;
  if (best >= (sentence ? strong_in_prose : strong) || (best > 0 && shape.words <= longest_label)) return kind;
  return std::nullopt;
}

/// Kinds whose heading has a list below it.
bool heads_list(LineKind kind) {
  return kind == LineKind::related || kind == LineKind::comments || kind == LineKind::tags ||
         kind == LineKind::author_bio || kind == LineKind::newsletter || kind == LineKind::advertising;
}

class KindNamer {
 public:
  KindNamer(const LineFeatures& features, std::span<const float> evidence, std::span<PageLine> lines)
      : features_(features), evidence_(evidence), lines_(lines) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (!lines[i].is_text) continue;
      first_ = std::min(first_, i);
      end_ = i + 1;
    }
  }

  void name() {
    find_headline();
    take_away_what_is_never_text();
    give_back_deck();
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      lines_[i].kind = lines_[i].is_text ? kind_of_text(i) : furniture_kind(i);
      if (lines_[i].is_text) heading_.reset();
    }
  }

 private:
  /// Short lines in a row are verse, not headings.
  [[nodiscard]] LineKind kind_of_text(std::size_t i) const {
    const auto kind = text_kind(features_.lines()[i]);
    const bool verse = is_short_beside(i, i - 1) || is_short_beside(i, i + 1);
    return kind == LineKind::subhead && verse ? LineKind::paragraph : kind;
  }

  /// Is another line a short one of the same stretch between blank lines?
  [[nodiscard]] bool is_short_beside(std::size_t i, std::size_t other) const {
    return other < lines_.size() && lines_[other].is_text && !features_.shapes()[other].prose &&
           features_.shapes()[other].group == features_.shapes()[i].group &&
           features_.lines()[other].kind != BlockKind::list;
  }

  LineKind furniture_kind(std::size_t i) {
    const auto& line = features_.lines()[i];
    const auto& shape = features_.shapes()[i];
    if (is_headline(i)) return LineKind::headline;
    if (const auto part = part_kind(line)) return *part;
    if (shape.framed) return head(i, shape.frame_kind);
    if (shape.whole == 2) {
      const bool vague = shape.whole_kind == LineKind::navigation || shape.whole_kind == LineKind::stamp;  // "Tags"
      const auto kind = vague ? cue_kind(shape) : std::nullopt;
      return head(i, kind.value_or(shape.whole_kind));
    }
    if (shape.whole == 1 && !heading_) return shape.whole_kind;
    if (is_tags(i)) return LineKind::tags;
    if (shape.label != 0) return kind_of(static_cast<Cue>(std::countr_zero(shape.label)));
    if (const auto kind = cue_kind(shape)) return shape.words <= longest_heading ? head(i, *kind) : *kind;
    if (has_stamp(shape)) return LineKind::stamp;
    if (heading_ && i - heading_at_ <= heading_reach) return *heading_;
    if (shape.words <= longest_label && !has(line.marks, BlockMark::terminal_stop)) return LineKind::navigation;
    const bool inside = i > first_ && i < end_;
    return inside && has(line.marks, BlockMark::terminal_stop) ? LineKind::caption : LineKind::related;
  }

  /// The headline said again, phrases that rules know, picture lines, and tags above or below the text, however likely
  /// the model finds them.
  void take_away_what_is_never_text() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!lines_[i].is_text) continue;
      const bool edge = i == first_ || i + 1 == end_;
      const auto& line = features_.lines()[i];
      const bool picture_line = line.kind == BlockKind::caption && line.words <= longest_picture_line &&
                                !has(line.marks, BlockMark::terminal_stop);
      if (!is_headline(i) && !picture_line && !is_sure_phrase(i) && !(edge && is_tags(i))) continue;
      lines_[i].is_text = false;
      if (i == first_) first_ = next_text(i);
    }
    while (end_ > 0 && !lines_[end_ - 1].is_text) --end_;
  }

  /// Lines between the headline and the text that no phrase tells for furniture: a deck, a summary.
  void give_back_deck() {
    if (headline_ == nowhere || first_ == nowhere || headline_ >= first_) return;
    for (auto i = first_; i-- > headline_ + 1;) {
      const auto& shape = features_.shapes()[i];
      const bool deck = shape.words >= fewest_deck_words && lines_[i].text_probability >= least_likely_deck &&
                        shape.whole == 0 && shape.cue_words * 3 < shape.words && !part_kind(features_.lines()[i]) &&
                        !is_headline(i) && !is_tags(i) && !has_stamp(shape);
      if (!deck) return;
      lines_[i].is_text = true;
      first_ = i;
    }
  }

  /// A whole line that is a phrase of at least two words which rules know for furniture: "Share this article".
  [[nodiscard]] bool is_sure_phrase(std::size_t i) const {
    const auto& shape = features_.shapes()[i];
    if (shape.whole == 2) return shape.words >= 2 && is_furniture(shape.whole_kind);
    if (shape.framed && shape.ending == 0) return is_furniture(shape.frame_kind);
    const auto labels = bit(Cue::related) | bit(Cue::share) | bit(Cue::player) | bit(Cue::newsletter);
    if ((shape.label & labels) != 0 && shape.colon >= 2) return true;  // "Read more: …"
    // Appeals: most of the words belong to phrases of furniture.
    if (shape.opening != quotation && shape.words >= fewest_appeal_words && shape.cue_words * 5 > shape.words * 3)
      return true;
    const bool edge = i == first_ || i + 1 == end_;
    return edge && shape.opening != quotation &&
           shape.cue_strength[static_cast<std::size_t>(Cue::assistant)] >= strong_in_prose;
  }

  [[nodiscard]] bool is_tags(std::size_t i) const {
    const auto& line = features_.lines()[i];
    return is_tag_line(line) || (line.words == 0 && features_.shapes()[i].addresses >= 2);
  }

  [[nodiscard]] std::size_t next_text(std::size_t i) const {
    while (i < lines_.size() && !lines_[i].is_text) ++i;
    return i == lines_.size() ? nowhere : i;
  }

  /// The line above the text that is most like its headline: no phrase of furniture, the words of the text, near to it,
  /// said again on the page. The document reader's headline has an advantage.
  void find_headline() {
    const bool opens_text = first_ != nowhere && may_be_headline_in_text(first_);
    const auto end = first_ == nowhere ? std::min<std::size_t>(lines_.size(), 1) : first_ + opens_text;
    float best = 0;
    for (std::size_t i = end - std::min(end, headline_reach); i < end; ++i) {
      const auto& line = features_.lines()[i];
      const auto& shape = features_.shapes()[i];
      if (shape.words < 3 || shape.words > 30 || shape.cue || shape.ending == 1 || part_kind(line)) continue;
      if (!evidence_.empty() && evidence_[i] < 0) continue;  // a link, a menu
      const auto lines_between = static_cast<float>(end - i - 1);
      const float score = (line.kind == BlockKind::headline ? 5.0F : 0.0F) + 8 * shape.body_share +
                          (shape.repeats > 0 ? 3.0F : 0.0F) - (shape.label != 0 ? 6.0F : 0.0F) +
                          0.5F * static_cast<float>(std::min(shape.words, 12U)) - 0.5F * lines_between;
      if (score < best) continue;
      best = score;
      headline_ = i;
    }
    if (headline_ == nowhere && first_ != nowhere && opens_like_headline(first_)) headline_ = first_;
    if (headline_ != nowhere && headline_ == first_) {
      lines_[first_].is_text = false;
      first_ = next_text(first_);
    }
  }

  /// A headline right above the first paragraph that the model was not sure of.
  [[nodiscard]] bool may_be_headline_in_text(std::size_t i) const {
    return features_.lines()[i].kind == BlockKind::headline && opens_like_headline(i);
  }

  /// A line without a full stop right above the first paragraph.
  [[nodiscard]] bool opens_like_headline(std::size_t i) const {
    const auto next = next_text(i + 1);
    const auto& shape = features_.shapes()[i];
    return !shape.prose && shape.ending == 0 && shape.words >= 3 && next != nowhere && features_.shapes()[next].prose &&
           lines_[i].text_probability < likeliest_headline;
  }

  /// The headline itself, its repeats, and the page's title, which has the site's name behind it.
  [[nodiscard]] bool is_headline(std::size_t i) const {
    if (headline_ == nowhere) return false;
    const auto& shape = features_.shapes()[i];
    const auto& headline = features_.shapes()[headline_];
    if (i == headline_ || (shape.sequence == headline.sequence && shape.words == headline.words)) return true;
    return i < headline_ && shape.words > headline.words && shape.words <= headline.words + longest_site_name &&
           features_.text()
               .substr(features_.span(i).begin)
               .starts_with(slice(features_.text(), features_.span(headline_)));
  }

  LineKind head(std::size_t i, LineKind kind) {
    const bool counts_comments = kind == LineKind::comments && first_ != nowhere && i < first_;  // a link to them
    if (heads_list(kind) && !counts_comments) {
      heading_ = kind;
      heading_at_ = i;
    } else if (kind != LineKind::stamp && kind != LineKind::share) {
      heading_.reset();
    }
    return kind;
  }

  static constexpr std::uint32_t bit(Cue cue) { return 1U << static_cast<unsigned>(cue); }
  static bool has(const LineShape& shape, Cue cue) { return (shape.cue_mask >> static_cast<unsigned>(cue) & 1U) != 0; }
  static bool has(BlockMark marks, BlockMark mark) { return copydesk::has(marks, mark); }
  /// Not "Ferry fares to rise in June".
  static bool has_stamp(const LineShape& shape) {
    const auto stamped = shape.cue_count[static_cast<std::size_t>(Cue::stamp)] + shape.numbers;
    return shape.words <= longest_heading && has(shape, Cue::stamp) && stamped * 2 >= shape.words;
  }

  const LineFeatures& features_;
  std::span<const float> evidence_;  // one each, or none
  std::span<PageLine> lines_;
  std::size_t first_ = nowhere, end_ = 0;  // of the text
  std::size_t headline_ = nowhere;
  std::optional<LineKind> heading_ = {};
  std::size_t heading_at_ = 0;
};

}  // namespace

void name_kinds(const LineFeatures& features, std::span<const float> evidence, std::span<PageLine> lines) {
  KindNamer(features, evidence, lines).name();
}

}  // namespace copydesk
