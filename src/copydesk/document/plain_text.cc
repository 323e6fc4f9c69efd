#include "copydesk/document/dateline.h"
#include "copydesk/document/document.h"
#include "copydesk/document/line_kind.h"
#include "copydesk/document/quotation.h"

namespace copydesk {
namespace {

constexpr std::size_t lead_paragraphs = 3;  // a place in capitals and a dash is a dateline in these only

class PlainTextReader {
 public:
  PlainTextReader(std::string_view text, Document& document) : document_(document), reader_(text, document.tokens) {}

  void read() {
    std::vector<Line> lines = reader_.read(document_.places);
    tell_cues(reader_, lines);
    tell_kinds(reader_, lines);
    bool inside = false;  // a quotation that the line before left open
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const BlockTokens next = i + 1 < lines.size() ? tokens_of(lines[i + 1]) : BlockTokens{};
      inside = mark_quotations(document_.text, document_.tokens, tokens_of(lines[i]), next, inside);
      add(lines[i]);
    }
  }

 private:
  [[nodiscard]] BlockTokens tokens_of(const Line& line) const {
    return {.first = line.first_token,
            .end = line.end_token,
            .others = std::span(document_.places.others).subspan(line.first_other, line.end_other - line.first_other)};
  }

  void add(const Line& line) {
    BlockTokens range = tokens_of(line);
    BlockMark marks = line.marks;
    if (line.kind == BlockKind::paragraph) {
      const std::uint32_t begin = dateline_end(
          reader_, line,
          paragraphs_ < lead_paragraphs && !has(line.marks, BlockMark::before_prose | BlockMark::after_prose));
      paragraphs_ += !has(line.marks, BlockMark::before_prose);
      if (begin != line.first_token) {
        const BlockMark blank_before = has(marks, BlockMark::blank_before) ? BlockMark::blank_before : BlockMark::none;
        add_block({.first = line.first_token, .end = begin}, BlockKind::dateline, blank_before | BlockMark::short_line);
        marks = without(marks, BlockMark::blank_before);
        range.first = begin;
        while (!range.others.empty() && range.others.front() < begin) range.others = range.others.subspan(1);
      }
    }
    if (!range.empty()) add_block(range, line.kind, marks);
  }

  void add_block(const BlockTokens& range, BlockKind kind, BlockMark marks) {
    std::vector<Token>& tokens = document_.tokens;
    const std::uint32_t first = range.first, end = range.end;
    const Span span{tokens[first].span.begin, tokens[end - 1].span.end};
    const auto first_sentence = static_cast<std::uint32_t>(document_.sentences.size());
    if (kind == BlockKind::dateline) {  // "MOSCOW, October 24. /TASS/." is one
      document_.sentences.push_back({.span = span, .first_token = first, .end_token = end});
      tokens[first].starts_sentence = true;
    } else {
      split_sentences(document_.text, tokens, range, document_.sentences);
    }
    document_.blocks.push_back({.span = span,
                                .kind = kind,
                                .marks = marks,
                                .first_token = first,
                                .end_token = end,
                                .first_sentence = first_sentence,
                                .end_sentence = static_cast<std::uint32_t>(document_.sentences.size())});
  }

  Document& document_;
  LineReader reader_;
  std::size_t paragraphs_ = 0;
};

}  // namespace

void read_plain_text(std::string_view utf8, Document& document) {
  document.text = utf8;
  document.tokens.clear();
  document.sentences.clear();
  document.blocks.clear();
  document.places.clear();
  tokenize(utf8, document.tokens, document.places);
  PlainTextReader(utf8, document).read();
}

}  // namespace copydesk
