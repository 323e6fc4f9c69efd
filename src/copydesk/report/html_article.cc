#include "copydesk/report/html_article.h"

#include <algorithm>

#include <fmt/format.h>

#include "copydesk/report/html_text.h"
#include "copydesk/report/wording.h"

namespace copydesk::html {
namespace {

// A browser lays out a long article quickly if it may leave out the parts that are not in view.
constexpr std::uint32_t lines_in_part = 50;

// A place of evidence, in bytes of the UTF-8 text.
struct Evidence {
  Span span = {};
  std::size_t finding = 0, number = 0;  // both from 1
};

// Writes the article piece by piece; a piece ends where a line, a finding or evidence begins or ends.
class ArticleWriter {
 public:
  ArticleWriter(const CheckedDocument& document, const LineIndex& lines) : document_(document), lines_(lines) {
    for (std::size_t i = 0; i < document.findings.size(); ++i) {
      const auto& finding = document.findings[i];
      places_.push_back(document.text->to_utf8(finding.span));
      add_borders(places_.back());
      for (std::size_t n = 0; n < finding.related.size(); ++n) {
        const auto span = document.text->to_utf8(finding.related[n].span);
        evidence_.push_back({.span = span, .finding = i + 1, .number = n + 1});
        add_borders(span);
      }
      for (const auto& suggestion : finding.suggestions) add_replaced(document.text->to_utf8(suggestion.span));
    }
    std::sort(replaced_.begin(), replaced_.end());
    std::sort(points_.begin(), points_.end());
    points_.erase(std::unique(points_.begin(), points_.end()), points_.end());
    std::sort(borders_.begin(), borders_.end());
    std::stable_sort(evidence_.begin(), evidence_.end(),
                     [](const Evidence& a, const Evidence& b) { return a.span.begin < b.span.begin; });
  }

  std::string write() {
    for (std::uint32_t number = 1; number <= lines_.line_count(); ++number) {
      if (number % lines_in_part == 1) out_ += number == 1 ? "<div class=\"part\">" : "</div>\n<div class=\"part\">";
      const auto line = lines_.line(number);
      out_ += line.empty() ? "<p class=\"blank\">" : fmt::format("<p data-line=\"{}\">", number);
      const auto begin = lines_.line_start(number);
      write_line(begin, begin + static_cast<std::uint32_t>(line.size()));
      // Line ends are no pieces; what is to be put in their place stands at the end of the line.
      const bool last = number == lines_.line_count();
      write_points(last ? static_cast<std::uint32_t>(document_.text->utf8().size())
                        : lines_.line_start(number + 1) - 1);
      out_ += "</p>\n";
    }
    out_ += "</div>";
    return std::move(out_);
  }

 private:
  void add_borders(Span span) {
    borders_.push_back(span.begin);
    borders_.push_back(span.end);
  }

  void add_replaced(Span span) {
    add_borders(span);
    replaced_.push_back(span);
    if (slice(document_.text->utf8(), span).find_first_not_of("\r\n") == std::string_view::npos)
      points_.push_back(span.begin);
  }

  void write_line(std::uint32_t begin, std::uint32_t end) {
    while (begin < end) {
      while (border_ < borders_.size() && borders_[border_] <= begin) ++border_;
      const auto stop = border_ < borders_.size() ? std::min(end, borders_[border_]) : end;
      write_piece({.begin = begin, .end = stop});
      begin = stop;
    }
  }

  void write_piece(Span piece) {
    write_points(piece.begin);
    write_anchors(piece);
    std::string of;
    for (const auto& evidence : open_evidence_) of += fmt::format("{}{}", of.empty() ? "" : " ", evidence.finding);
    if (!of.empty()) out_ += fmt::format("<span class=\"evidence\" data-evidence=\"{}\">", of);
    while (finding_ < places_.size() && places_[finding_].end <= piece.begin) ++finding_;
    if (finding_ < places_.size() && places_[finding_].begin <= piece.begin) {
      write_mark(piece);
    } else if (is_replaced(piece)) {
      out_ += fmt::format("<span data-at=\"{}\">", in_file(piece));
      append_escaped(out_, slice(document_.text->utf8(), piece));
      out_ += "</span>";
    } else {
      append_escaped(out_, slice(document_.text->utf8(), piece));
    }
    if (!of.empty()) out_ += "</span>";
  }

  [[nodiscard]] std::uint32_t in_file(Span piece) const { return document_.text->to_file(piece).begin; }

  // Whether some suggestion is to replace the piece.
  bool is_replaced(Span piece) {
    for (; next_replaced_ < replaced_.size() && replaced_[next_replaced_].begin <= piece.begin; ++next_replaced_)
      replaced_end_ = std::max(replaced_end_, replaced_[next_replaced_].end);
    return piece.begin < replaced_end_;
  }

  // Points up to an offset at which a suggestion adds something to the text, or takes away a line end.
  void write_points(std::uint32_t offset) {
    for (; next_point_ < points_.size() && points_[next_point_] <= offset; ++next_point_) {
      const auto at = points_[next_point_];
      out_ += fmt::format("<span class=\"point\" data-at=\"{}\"></span>", in_file({.begin = at, .end = at}));
    }
  }

  // Anchors of the evidence that begins at or before the piece; afterwards only what covers the piece is open.
  void write_anchors(Span piece) {
    for (; next_evidence_ < evidence_.size() && evidence_[next_evidence_].span.begin <= piece.begin; ++next_evidence_) {
      const auto& evidence = evidence_[next_evidence_];
      out_ += fmt::format("<span id=\"evidence-{}-{}\"></span>", evidence.finding, evidence.number);
      open_evidence_.push_back(evidence);
    }
    std::erase_if(open_evidence_, [&](const Evidence& e) { return e.span.end <= piece.begin; });
  }

  void write_mark(Span piece) {
    const auto& finding = document_.findings[finding_];
    const auto text = slice(document_.text->utf8(), piece);
    const auto number = finding_ + 1;
    out_ += fmt::format("<mark class=\"severity-{} family-{}{}\" data-finding=\"{}\" data-at=\"{}\"",
                        name(finding.severity), finding.family(), is_invisible(text) ? " invisible" : "", number,
                        in_file(piece));
    if (marked_ < number) out_ += fmt::format(" id=\"place-{}\"", number);
    marked_ = number;
    if (places_[finding_].end == piece.end) out_ += " data-last";
    out_ += fmt::format("><a href=\"#finding-{}\" title=\"{}\">", number, escaped(finding.message));
    append_escaped(out_, text);
    out_ += "</a></mark>";
  }

  const CheckedDocument& document_;
  const LineIndex& lines_;
  std::vector<Span> places_ = {};            // of the findings, sorted, not overlapping
  std::vector<Evidence> evidence_ = {};      // sorted by begin
  std::vector<Span> replaced_ = {};          // by suggestions, sorted
  std::vector<std::uint32_t> points_ = {};   // where suggestions replace nothing that shows, sorted
  std::vector<std::uint32_t> borders_ = {};  // sorted
  std::vector<Evidence> open_evidence_ = {};
  std::size_t border_ = 0, finding_ = 0, next_evidence_ = 0, next_replaced_ = 0, next_point_ = 0;
  std::uint32_t replaced_end_ = 0;
  std::size_t marked_ = 0;  // number of the last finding that got its id
  std::string out_ = {};
};

}  // namespace

std::string article(const CheckedDocument& document, const LineIndex& lines) {
  return ArticleWriter(document, lines).write();
}

}  // namespace copydesk::html
