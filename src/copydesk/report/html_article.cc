#include "copydesk/report/html_article.h"

#include <algorithm>

#include <fmt/format.h>

#include "copydesk/report/html_text.h"
#include "copydesk/report/wording.h"

namespace copydesk::html {
namespace {

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
    }
    std::sort(borders_.begin(), borders_.end());
    std::stable_sort(evidence_.begin(), evidence_.end(),
                     [](const Evidence& a, const Evidence& b) { return a.span.begin < b.span.begin; });
  }

  std::string write() {
    for (std::uint32_t number = 1; number <= lines_.line_count(); ++number) {
      const auto line = lines_.line(number);
      out_ += line.empty() ? "<p class=\"blank\">" : fmt::format("<p data-line=\"{}\">", number);
      write_line(lines_.line_start(number), lines_.line_start(number) + static_cast<std::uint32_t>(line.size()));
      out_ += "</p>\n";
    }
    return std::move(out_);
  }

 private:
  void add_borders(Span span) {
    borders_.push_back(span.begin);
    borders_.push_back(span.end);
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
    write_anchors(piece);
    std::string of;
    for (const auto& evidence : open_evidence_) of += fmt::format("{}{}", of.empty() ? "" : " ", evidence.finding);
    if (!of.empty()) out_ += fmt::format("<span class=\"evidence\" data-evidence=\"{}\">", of);
    while (finding_ < places_.size() && places_[finding_].end <= piece.begin) ++finding_;
    if (finding_ < places_.size() && places_[finding_].begin <= piece.begin) {
      write_mark(piece);
    } else {
      append_escaped(out_, slice(document_.text->utf8(), piece));
    }
    if (!of.empty()) out_ += "</span>";
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
    out_ += fmt::format("<mark class=\"severity-{} family-{}{}\" data-finding=\"{}\"", name(finding.severity),
                        finding.family(), is_invisible(text) ? " invisible" : "", number);
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
  std::vector<std::uint32_t> borders_ = {};  // sorted
  std::vector<Evidence> open_evidence_ = {};
  std::size_t border_ = 0, finding_ = 0, next_evidence_ = 0;
  std::size_t marked_ = 0;  // number of the last finding that got its id
  std::string out_ = {};
};

}  // namespace

std::string article(const CheckedDocument& document, const LineIndex& lines) {
  return ArticleWriter(document, lines).write();
}

}  // namespace copydesk::html
