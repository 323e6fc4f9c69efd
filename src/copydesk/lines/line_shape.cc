#include "copydesk/lines/line_shape.h"

#include <algorithm>
#include <bit>

#include "copydesk/lines/word_hash.h"

namespace copydesk {
namespace {

using namespace std::string_view_literals;

// Japanese and Chinese: a line is one "word" to the tokeniser. Nine bytes are three characters; no Latin text has so
// long words on average.
constexpr std::uint32_t bytes_of_unspaced_word = 9;

constexpr std::size_t longest_frame = 7;  // words

std::uint8_t ending_of(const LineReader& reader, const Line& line) {
  auto last = line.end_token - 1;
  while (last > line.first_token && reader.token(last).kind == TokenKind::punctuation) {
    const auto mark = reader.at(last);
    const bool closes = mark.size() == 1 ? mark[0] == '"' || mark[0] == ')' || mark[0] == '\'' || mark[0] == ']'
                                         : mark == "”"sv || mark == "’"sv;
    if (!closes) break;
    --last;
  }
  const auto text = reader.at(last);
  if (reader.token(last).kind == TokenKind::word) return text.back() == '.' ? 1 : 0;
  if (reader.token(last).kind != TokenKind::punctuation) return 0;
  if (text == "。"sv) return 1;
  if (text == "！"sv) return 3;
  if (text == "？"sv) return 2;
  if (text == "…"sv || (text[0] == '.' && text.size() > 1)) return 4;
  switch (text[0]) {
    case '.':
      return 1;
    case '?':
      return 2;
    case '!':
      return 3;
    case ':':
      return 5;
    case ',':
    case ';':
      return 6;
    default:
      return 0;
  }
}

std::uint8_t opening_of(const Token& token, std::string_view text) {
  if (token.kind == TokenKind::number) return 2;
  if (token.kind == TokenKind::word) return token.shape == CaseShape::lower ? 0 : 1;
  if (text == "\""sv || text == "“"sv || text == "‘"sv || text == "'"sv || text == "«"sv || text == "„"sv) return 3;
  return text[0] == '(' || text[0] == '[' ? 4 : 5;
}

bool is_separator(std::string_view text) {
  if (text.size() == 1) return text[0] == '|' || text[0] == '/' || text[0] == '>';
  return text == "•"sv || text == "·"sv || text == "›"sv || text == "»"sv || text == "→"sv;
}

bool is_double_quote(std::string_view text) {
  return text.size() == 1 ? text[0] == '"' : text == "“"sv || text == "”"sv;
}

bool ends_sentence(std::string_view text) {
  return text[0] == '.' || text[0] == '!' || text[0] == '?' || (text.size() == 3 && (text == "。"sv || text == "！"sv));
}

void count_up(std::uint8_t& count, unsigned by) {
  count = static_cast<std::uint8_t>(std::min(255U, count + by));
}

}  // namespace

LineShape ShapeReader::read(const Line& line) {
  LineShape shape;
  shape.words = line.words;
  shape.capitalised = line.capitalised;
  shape.lower = line.lower;
  shape.commas = line.commas;
  shape.bytes = reader_.token(line.end_token - 1).span.end - reader_.token(line.first_token).span.begin;
  shape.ending = ending_of(reader_, line);
  shape.opening = opening_of(reader_.token(line.first_token), reader_.at(line.first_token));
  count_tokens(line, shape);
  shape.amount = std::max(shape.words, shape.letters / bytes_of_unspaced_word);
  shape.first_content = static_cast<std::uint32_t>(content_words_.size());
  find_cues(shape);
  shape.end_content = static_cast<std::uint32_t>(content_words_.size());
  shape.cue = shape.whole == 2 || (shape.cue_words * 2 >= shape.words && shape.words > 0);
  return shape;
}

void ShapeReader::count_tokens(const Line& line, LineShape& shape) {
  words_.clear();
  for (auto t = line.first_token; t < line.end_token; ++t) {
    const auto& token = reader_.token(t);
    const auto text = reader_.at(t);
    switch (token.kind) {
      case TokenKind::word:
        shape.letters += static_cast<std::uint32_t>(text.size());
        break;
      case TokenKind::number:
        ++shape.numbers;
        break;
      case TokenKind::address:
        ++shape.addresses;
        break;
      case TokenKind::punctuation:
        shape.quotes += is_double_quote(text);
        shape.separators += is_separator(text);
        shape.sentences += ends_sentence(text);
        if (text[0] == ':' && shape.colon == 0)
          shape.colon = static_cast<std::uint8_t>(std::min<std::size_t>(255, words_.size()));
        break;
      case TokenKind::symbol:
        shape.separators += is_separator(text);
        break;
      default:
        break;
    }
    if (counts_in_phrase(token.kind)) words_.push_back(word_hash(text));
  }
}

/// The longest phrase that begins with a word.
const CueTable::Hit* ShapeReader::longest_phrase(std::size_t word) const {
  const auto* hit = table_.find(words_[word]);
  if (hit == nullptr) return nullptr;
  const auto* longest = hit->cues != 0 ? hit : nullptr;
  auto sequence = words_[word];
  for (auto next = word + 1; hit != nullptr && hit->goes_on && next < words_.size(); ++next) {
    sequence = sequence_hash(sequence, words_[next]);
    hit = table_.find(sequence);
    if (hit != nullptr && hit->cues != 0) longest = hit;
  }
  return longest;
}

void ShapeReader::find_cues(LineShape& shape) {
  if (words_.empty()) return;
  shape.first_word = shape.sequence = words_[0];
  for (std::size_t w = 1; w < words_.size(); ++w) shape.sequence = sequence_hash(shape.sequence, words_[w]);
  if (const auto* const whole = table_.find_line(shape.sequence)) {
    shape.whole = whole->weak ? 1 : 2;
    shape.whole_kind = whole->kind;
  }
  if (words_.size() >= 2 && words_.size() <= longest_frame) {
    static const auto any_number = word_hash("0");
    const auto* const kind = table_.find_frame(shape.opening == 2 ? any_number : words_.front(), words_.back());
    shape.framed = kind != nullptr;
    if (kind != nullptr) shape.frame_kind = *kind;
  }
  constexpr auto first = static_cast<unsigned>(first_furniture_cue);
  std::size_t covered = 0;
  for (std::size_t w = 0; w < words_.size(); ++w) {
    const auto* const phrase = longest_phrase(w);
    if (phrase == nullptr || (phrase->cues & 1U) == 0) content_words_.push_back(words_[w]);
    if (phrase == nullptr) continue;
    shape.cue_mask |= phrase->cues;
    if (w == 0 && phrase->words == shape.colon) shape.label = phrase->cues >> first << first;
    for (auto bits = phrase->cues; bits != 0; bits &= bits - 1) {
      count_up(shape.cue_count[std::countr_zero(bits)], 1);
      count_up(shape.cue_strength[std::countr_zero(bits)], static_cast<unsigned>(phrase->words * phrase->words));
    }
    if (phrase->cues >> first == 0) continue;
    const auto end = w + phrase->words;
    if (end > covered) shape.cue_words += static_cast<std::uint32_t>(end - std::max(covered, w));
    covered = std::max(covered, end);
  }
}

}  // namespace copydesk
