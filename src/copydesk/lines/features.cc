#include "copydesk/lines/features.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

#include "copydesk/document/body.h"
#include "copydesk/document/line_kind.h"
#include "copydesk/lines/word_hash.h"

namespace copydesk {
namespace {

using namespace std::string_view_literals;

constexpr int near = 3;  // neighbours each side whose words are told
constexpr std::array<int, 4> windows{2, 5, 12, 30};
constexpr int farthest = 60;  // distances in lines are cut here
constexpr float decay = 0.8F;
constexpr std::size_t rows_at_once = 48;  // 36 KiB: they stay in the cache
// Japanese and Chinese: a line is one "word" to the tokeniser. Nine bytes are three characters; no Latin text has so
// long words on average.
constexpr std::uint32_t bytes_of_unspaced_word = 9, fewest_prose_words = 8;

std::uint8_t ending_of(const LineReader& reader, const Line& line) {
  auto last = line.end_token - 1;
  while (last > line.first_token && reader.token(last).kind == TokenKind::punctuation) {
    const auto mark = reader.at(last);
    if (mark != "\""sv && mark != "”"sv && mark != ")"sv && mark != "’"sv && mark != "'"sv && mark != "]"sv) break;
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

}  // namespace

void LineFeatures::read(std::string_view utf8, const CueTable& table) {
  text_ = utf8;
  tokens_.clear();
  tokenize(utf8, tokens_);
  const LineReader reader(utf8, tokens_);
  plain_lines_ = reader.read();
  read_shapes(table);
  place_lines();
}

void LineFeatures::keep(std::span<const std::uint8_t> kept) {
  std::uint32_t tokens = 0, words = 0, lines = 0;
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
    std::copy(tokens_.begin() + line.first_token, tokens_.begin() + line.end_token, tokens_.begin() + tokens);
    line.bracket -= line.first_token - tokens;
    line.end_token -= line.first_token - tokens;
    line.first_token = tokens;
    tokens = line.end_token;
    const auto begin = content_begin_[i], end = content_begin_[i + 1];
    std::copy(content_words_.begin() + begin, content_words_.begin() + end, content_words_.begin() + words);
    content_begin_[lines] = words;
    words += end - begin;
    shapes_[lines] = shapes_[i];
    plain_lines_[lines++] = line;
  }
  if (lines > 0) plain_lines_[lines - 1].marks = plain_lines_[lines - 1].marks | BlockMark::blank_after;
  plain_lines_.resize(lines);
  shapes_.resize(lines);
  tokens_.resize(tokens);
  content_words_.resize(words);
  content_begin_.resize(lines + 1);
  content_begin_[lines] = words;
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

void LineFeatures::read_shapes(const CueTable& table) {
  const LineReader reader(text_, tokens_);
  shapes_.assign(plain_lines_.size(), {});
  content_words_.clear();
  content_begin_.clear();
  std::vector<std::uint64_t> words;
  for (std::size_t i = 0; i < plain_lines_.size(); ++i) {
    const auto& line = plain_lines_[i];
    auto& shape = shapes_[i];
    shape.words = line.words;
    shape.capitalised = line.capitalised;
    shape.lower = line.lower;
    shape.commas = line.commas;
    shape.bytes = tokens_[line.end_token - 1].span.end - tokens_[line.first_token].span.begin;
    shape.ending = ending_of(reader, line);
    shape.opening = opening_of(tokens_[line.first_token], reader.at(line.first_token));
    content_begin_.push_back(static_cast<std::uint32_t>(content_words_.size()));
    words.clear();
    for (auto t = line.first_token; t < line.end_token; ++t) {
      const auto& token = tokens_[t];
      const auto text = slice(text_, token.span);
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
          shape.quotes += text == "\""sv || text == "“"sv || text == "”"sv;
          shape.separators += is_separator(text);
          shape.sentences += text[0] == '.' || text[0] == '!' || text[0] == '?' || text == "。"sv || text == "！"sv;
          break;
        case TokenKind::symbol:
          shape.separators += is_separator(text);
          break;
        default:
          break;
      }
      if (counts_in_phrase(token.kind)) words.push_back(word_hash(text));
    }
    shape.amount = std::max(shape.words, shape.letters / bytes_of_unspaced_word);
    // Cues: at each word the longest phrase that begins there.
    std::size_t covered = 0;
    for (std::size_t w = 0; w < words.size(); ++w) {
      const auto* hit = table.find(words[w]);
      if (hit == nullptr) {
        content_words_.push_back(words[w]);
        continue;
      }
      const auto* longest = hit->cues != 0 ? hit : nullptr;
      auto sequence = words[w];
      for (auto next = w + 1; hit != nullptr && hit->goes_on && next < words.size(); ++next) {
        sequence = sequence_hash(sequence, words[next]);
        hit = table.find(sequence);
        if (hit != nullptr && hit->cues != 0) longest = hit;
      }
      if (longest == nullptr) {
        content_words_.push_back(words[w]);
        continue;
      }
      if ((longest->cues & 1U) == 0) content_words_.push_back(words[w]);
      shape.cue_mask |= longest->cues;
      for (auto bits = longest->cues; bits != 0; bits &= bits - 1) {
        auto& count = shape.cue_count[std::countr_zero(bits)];
        count = static_cast<std::uint8_t>(std::min(255, count + 1));
        auto& strength = shape.cue_strength[std::countr_zero(bits)];
        strength = static_cast<std::uint8_t>(std::min(255, strength + longest->words * longest->words));
      }
      if (longest->cues >> static_cast<unsigned>(first_furniture_cue) != 0) {
        const auto end = w + longest->words;
        if (end > covered) shape.cue_words += static_cast<std::uint32_t>(end - std::max(covered, w));
        covered = std::max(covered, end);
      }
    }
    for (std::size_t w = 0; w < words.size(); ++w)
      shape.sequence = w == 0 ? words[0] : sequence_hash(shape.sequence, words[w]);
    if (!words.empty()) shape.first_word = words[0];
    if (const auto* const whole = words.empty() ? nullptr : table.find_line(shape.sequence)) {
      shape.whole = whole->weak ? 1 : 2;
      shape.whole_kind = whole->kind;
    }
    shape.cue = shape.whole == 2 || (shape.cue_words * 2 >= shape.words && shape.words > 0);
  }
  content_begin_.push_back(static_cast<std::uint32_t>(content_words_.size()));
}

namespace {

template <class Counts>
auto& count_of(Counts& counts, std::uint64_t key) {
  const auto mask = counts.size() - 1;
  auto at = (key * 0x9E3779B97F4A7C15ULL >> 20) & mask;
  while (counts[at].key != 0 && counts[at].key != key) at = (at + 1) & mask;
  return counts[at];
}

}  // namespace

void LineFeatures::read_repeats() {
  counts_.assign(std::bit_ceil(std::max<std::size_t>(16, lines_.size() * 2)), {});
  for (auto& shape : shapes_) {
    if (shape.sequence == 0) continue;
    auto& count = count_of(counts_, shape.sequence);
    count.key = shape.sequence;
    shape.repeat = count.lines > 0;
    ++count.lines;
  }
  for (auto& shape : shapes_) {
    if (shape.sequence == 0) continue;
    shape.repeats =
        static_cast<std::uint8_t>(std::min<std::uint32_t>(255, count_of(counts_, shape.sequence).lines - 1));
  }
}

void LineFeatures::read_vocabulary() {
  // Which words stand in how many lines of running text within the body; a line's own do not count for it.
  counts_.assign(std::bit_ceil(std::max<std::size_t>(16, content_words_.size() * 2)), {});
  const auto in_body = [&](std::size_t i) {
    return shapes_[i].prose && !has(lines_[i].marks, BlockMark::before_prose) &&
           !has(lines_[i].marks, BlockMark::after_prose);
  };
  const auto words_of = [&](std::size_t i) {
    return std::span(content_words_).subspan(content_begin_[i], content_begin_[i + 1] - content_begin_[i]);
  };
  constexpr std::uint32_t headline_bit = 1U << 31;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (!in_body(i)) continue;
    for (const auto word : words_of(i)) {
      auto& count = count_of(counts_, word);
      if (count.key != 0 && count.last == i + 1) continue;
      count.key = word;
      ++count.lines;
      count.last = static_cast<std::uint32_t>(i + 1);
    }
  }
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (lines_[i].kind != BlockKind::headline) continue;
    for (const auto word : words_of(i)) {
      auto& count = count_of(counts_, word);
      count.key = word;
      count.lines |= headline_bit;
    }
  }
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const auto words = words_of(i);
    shapes_[i].body_share = shapes_[i].headline_share = 0;
    if (words.empty()) continue;
    const std::uint32_t own = in_body(i) ? 1 : 0;
    std::size_t known = 0, in_headline = 0;
    for (const auto word : words) {
      const auto& count = count_of(counts_, word);
      known += (count.lines & ~headline_bit) > own;
      in_headline += (count.lines & headline_bit) != 0;
    }
    shapes_[i].body_share = static_cast<float>(known) / static_cast<float>(words.size());
    shapes_[i].headline_share = static_cast<float>(in_headline) / static_cast<float>(words.size());
  }
}

namespace {

/// `write` takes one or the other, so that names and figures stand in one place.
class NameWriter {
 public:
  explicit NameWriter(std::vector<std::string>& names) : names_(names) {}

  void operator()(std::string_view name, auto /*value*/) { names_.emplace_back(name); }
  void operator()(std::string_view name, int number, auto /*value*/) {
    names_.push_back(std::string(name) + "[" + std::to_string(number) + "]");
  }

 private:
  std::vector<std::string>& names_;
};

class FigureWriter {
 public:
  explicit FigureWriter(float* out) : out_(out) {}

  void operator()(std::string_view /*name*/, auto value) { *out_++ = static_cast<float>(value); }
  void operator()(std::string_view /*name*/, int /*number*/, auto value) { *out_++ = static_cast<float>(value); }

 private:
  float* out_;
};

/// Running sums of the page: per line and quantity, the sum over the lines before it.
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

struct Group {
  std::uint32_t first = 0, end = 0;
};

/// What is known of the page as a whole and of each line's surroundings.
struct Page {
  std::span<const Line> lines = {};
  std::span<const LineShape> shapes = {};
  std::vector<float> sums = {};  // (lines + 1) × sum_count
  std::vector<Group> groups = {};
  std::vector<float> prose_before = {}, prose_after = {}, cues_before = {}, cues_after = {};  // decayed
  std::vector<int> since_prose = {}, until_prose = {}, since_cue = {}, until_cue = {};
  std::vector<float> last_prose_words = {}, next_prose_words = {};
  std::vector<int> until_stamp = {};
  std::array<Group, 3> segments = {};          // stretches with most text by other weights than find_body's
  std::array<std::vector<int>, 5> since = {};  // related heading, comments, copyright, newsletter & paywall
  std::size_t body_first = 0, body_end = 0, headline = 0;
  float mean_prose = 0;

  [[nodiscard]] float sum(Sum what, std::size_t begin, std::size_t end) const {
    return sums[end * sum_count + what] - sums[begin * sum_count + what];
  }
  void measure();
};

bool has_cue(const LineShape& shape, Cue cue) {
  return (shape.cue_mask >> static_cast<unsigned>(cue) & 1U) != 0;
}
/// A line that is mostly this cue.
bool is_of(const LineShape& shape, LineKind kind, Cue cue) {
  return (shape.whole == 2 && shape.whole_kind == kind) || (shape.words <= 8 && shape.cue && has_cue(shape, cue));
}

/// The stretch with the greatest sum of weights; empty when none is positive.
template <class Weight>
Group best_segment(std::size_t lines, Weight weight) {
  Group best;
  float best_sum = 0, sum = 0;
  std::uint32_t first = 0;
  for (std::uint32_t i = 0; i < lines; ++i) {
    if (sum <= 0) {
      sum = 0;
      first = i;
    }
    sum += weight(i);
    if (sum > best_sum) {
      best_sum = sum;
      best = {first, i + 1};
    }
  }
  return best;
}

bool is_stamp_line(const Line& line, const LineShape& shape) {
  return line.kind == BlockKind::stamp || (has_cue(shape, Cue::stamp) && shape.words <= 8);
}

void Page::measure() {
  const auto n = lines.size();
  sums.assign((n + 1) * sum_count, 0);
  groups.clear();
  for (auto* list : {&prose_before, &prose_after, &cues_before, &cues_after, &last_prose_words, &next_prose_words})
    list->assign(n, 0);
  for (auto* list : {&since_prose, &until_prose, &since_cue, &until_cue, &until_stamp}) list->assign(n, farthest);
  for (auto& list : since) list.assign(n, farthest);
  body_first = n;
  body_end = 0;
  headline = n;
  for (std::size_t i = 0; i < n; ++i) {
    const auto& shape = shapes[i];
    const auto words = static_cast<float>(shape.amount);
    const auto put = [&](Sum what, float value) {
      sums[(i + 1) * sum_count + what] = sums[i * sum_count + what] + value;
    };
    put(words_sum, words);
    put(prose_sum, shape.prose ? words : 0);
    put(prose_lines, shape.prose);
    put(cue_lines, shape.cue);
    put(stamp_lines, is_stamp_line(lines[i], shape));
    put(function_sum, shape.cue_count[0]);
    put(lines_of_links, shape.words <= 6 && shape.ending == 0);
    if (groups.empty() || shapes[i - 1].group != shape.group) groups.push_back({static_cast<std::uint32_t>(i), 0});
    groups.back().end = static_cast<std::uint32_t>(i + 1);
    if (!has(lines[i].marks, BlockMark::before_prose) && !has(lines[i].marks, BlockMark::after_prose)) {
      body_first = std::min(body_first, i);
      body_end = i + 1;
    }
    if (lines[i].kind == BlockKind::headline && headline == n) headline = i;
  }
  int prose = farthest, cue = farthest;
  std::array<int, 5> marks{farthest, farthest, farthest, farthest, farthest};
  float prose_sum_decayed = 0, cue_sum_decayed = 0, words = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const auto& shape = shapes[i];
    since_prose[i] = prose;
    since_cue[i] = cue;
    last_prose_words[i] = words;
    prose_before[i] = prose_sum_decayed;
    cues_before[i] = cue_sum_decayed;
    prose_sum_decayed = prose_sum_decayed * decay + (shape.prose ? static_cast<float>(shape.amount) : 0);
    cue_sum_decayed = cue_sum_decayed * decay + (shape.cue ? 1.0F : 0);
    prose = shape.prose ? 1 : std::min(prose + 1, farthest);
    cue = shape.cue ? 1 : std::min(cue + 1, farthest);
    if (shape.prose) words = static_cast<float>(shape.amount);
    const std::array<bool, 5> now{
        is_of(shape, LineKind::related, Cue::related), is_of(shape, LineKind::comments, Cue::comments),
        has_cue(shape, Cue::copyright) && shape.cue,
        is_of(shape, LineKind::newsletter, Cue::newsletter) || is_of(shape, LineKind::paywall, Cue::paywall),
        is_stamp_line(lines[i], shape)};
    for (std::size_t k = 0; k < marks.size(); ++k) {
      marks[k] = now[k] ? 0 : std::min(marks[k] + 1, farthest);
      since[k][i] = marks[k];
    }
  }
  prose = cue = farthest;
  int stamp = farthest;
  prose_sum_decayed = cue_sum_decayed = words = 0;
  for (std::size_t i = n; i-- > 0;) {
    const auto& shape = shapes[i];
    until_prose[i] = prose;
    until_cue[i] = cue;
    until_stamp[i] = stamp;
    stamp = is_stamp_line(lines[i], shape) ? 0 : std::min(stamp + 1, farthest);
    next_prose_words[i] = words;
    prose_after[i] = prose_sum_decayed;
    cues_after[i] = cue_sum_decayed;
    prose_sum_decayed = prose_sum_decayed * decay + (shape.prose ? static_cast<float>(shape.amount) : 0);
    cue_sum_decayed = cue_sum_decayed * decay + (shape.cue ? 1.0F : 0);
    prose = shape.prose ? 1 : std::min(prose + 1, farthest);
    cue = shape.cue ? 1 : std::min(cue + 1, farthest);
    if (shape.prose) words = static_cast<float>(shape.amount);
  }
  segments[0] = best_segment(n, [&](std::size_t i) {
    return std::min(25.0F, static_cast<float>(shapes[i].cue_count[0])) - (shapes[i].cue ? 6.0F : 1.5F);
  });
  segments[1] = best_segment(n, [&](std::size_t i) {
    const auto amount = std::min(40.0F, static_cast<float>(shapes[i].amount));
    return shapes[i].cue ? -12.0F : is_stamp_line(lines[i], shapes[i]) ? -8.0F : amount - 7.0F;
  });
  segments[2] = best_segment(n, [&](std::size_t i) {
    return (shapes[i].prose ? std::min(40.0F, static_cast<float>(shapes[i].amount)) : 0.0F) - 2.5F -
           (shapes[i].cue ? 6.0F : 0.0F);
  });
  if (body_first >= body_end) body_first = body_end = 0;
  const auto count = sum(prose_lines, body_first, body_end);
  mean_prose = count == 0 ? 0 : sum(prose_sum, body_first, body_end) / count;
}

float share(float part, float whole) {
  return whole == 0 ? 0 : part / whole;
}

template <class Writer>
void write(Writer& out, const Page& page, std::size_t i) {
  const auto& line = page.lines[i];
  const auto& shape = page.shapes[i];
  const auto n = page.lines.size();
  const auto words = static_cast<float>(shape.words);
  const auto at = [&](int offset) -> const LineShape* {
    const auto place = static_cast<std::ptrdiff_t>(i) + offset;
    return place < 0 || place >= static_cast<std::ptrdiff_t>(n) ? nullptr
                                                                : &page.shapes[static_cast<std::size_t>(place)];
  };

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
  for (std::size_t cue = 0; cue < number_of_cues; ++cue) out(name(static_cast<Cue>(cue)), shape.cue_count[cue]);
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

  // Neighbours.
  for (int offset = -near; offset <= near; ++offset) {
    if (offset == 0) continue;
    const auto* const other = at(offset);
    out("amount", offset, other == nullptr ? -1 : static_cast<int>(other->amount));
    out("function", offset, other == nullptr ? -1 : static_cast<int>(other->cue_count[0]));
    out("ending", offset, other == nullptr ? -1 : static_cast<int>(other->ending));
    out("cue_share", offset,
        other == nullptr ? -1 : share(static_cast<float>(other->cue_words), static_cast<float>(other->words)));
    out("body_share", offset, other == nullptr ? -1 : other->body_share);
  }
  for (const int offset : {-2, -1, 1, 2}) {
    const auto* const other = at(offset);
    out("whole", offset, other == nullptr ? -1 : static_cast<int>(other->whole));
    out("kind", offset,
        other == nullptr ? -1 : static_cast<int>(page.lines[i + static_cast<std::size_t>(offset)].kind));
    out("same_first_word", offset, other != nullptr && other->first_word == shape.first_word);
  }
  int alike = 0;
  for (int offset = -4; offset <= 4; ++offset) {
    const auto* const other = at(offset);
    if (offset == 0 || other == nullptr) continue;
    const auto difference = static_cast<int>(other->words) - static_cast<int>(shape.words);
    alike += other->ending == shape.ending && std::abs(difference) * 4 <= static_cast<int>(shape.words) + 4;
  }
  out("alike", alike);

  // Windows and distances.
  for (const int width : windows) {
    const auto w = static_cast<std::size_t>(width);
    const auto begin = i >= w ? i - w : 0, end = std::min(n, i + 1 + w);
    out("prose_before", width, page.sum(prose_sum, begin, i));
    out("prose_after", width, page.sum(prose_sum, i + 1, end));
    const auto around = static_cast<float>(end - begin);
    out("cues_around", width, page.sum(cue_lines, begin, end) / around);
    out("links_around", width, page.sum(lines_of_links, begin, end) / around);
    out("stamps_around", width, page.sum(stamp_lines, begin, end) / around);
    out("function_around", width, share(page.sum(function_sum, begin, end), page.sum(words_sum, begin, end)));
  }
  out("prose_before_decayed", page.prose_before[i]);
  out("prose_after_decayed", page.prose_after[i]);
  out("cues_before_decayed", page.cues_before[i]);
  out("cues_after_decayed", page.cues_after[i]);
  out("since_prose", page.since_prose[i]);
  out("until_prose", page.until_prose[i]);
  out("last_prose_words", page.last_prose_words[i]);
  out("next_prose_words", page.next_prose_words[i]);
  out("since_cue", page.since_cue[i]);
  out("until_cue", page.until_cue[i]);
  out("since_related", page.since[0][i]);
  out("since_comments", page.since[1][i]);
  out("since_copyright", page.since[2][i]);
  out("since_appeal", page.since[3][i]);
  out("since_stamp", page.since[4][i]);
  out("until_stamp", page.until_stamp[i]);
  for (std::size_t k = 0; k < page.segments.size(); ++k) {
    const auto& segment = page.segments[k];
    const auto number = static_cast<int>(k);
    const auto here = static_cast<float>(i);
    const auto first = static_cast<float>(segment.first), end = static_cast<float>(segment.end);
    out("in_segment", number, i >= segment.first && i < segment.end);
    out("from_segment_first", number, std::clamp(here - first, -60.0F, 60.0F));
    out("from_segment_end", number, std::clamp(here - end, -60.0F, 60.0F));
  }

  // The stretch between blank lines.
  const auto& group = page.groups[shape.group];
  out("group_lines", group.end - group.first);
  out("group_place", i - group.first);
  out("group_words", page.sum(words_sum, group.first, group.end));
  out("group_prose", page.sum(prose_sum, group.first, group.end));
  out("group_cues", share(page.sum(cue_lines, group.first, group.end), static_cast<float>(group.end - group.first)));
  for (const int offset : {-1, 1}) {
    const auto place = static_cast<std::ptrdiff_t>(shape.group) + offset;
    const bool there = place >= 0 && place < static_cast<std::ptrdiff_t>(page.groups.size());
    const auto other = there ? page.groups[static_cast<std::size_t>(place)] : Group{};
    out("group_lines", offset, there ? static_cast<float>(other.end - other.first) : -1);
    out("group_words", offset, there ? page.sum(words_sum, other.first, other.end) : -1);
    out("group_prose", offset, there ? page.sum(prose_sum, other.first, other.end) : -1);
  }

  // Place in the page.
  const auto all_words = page.sum(words_sum, 0, n), all_prose = page.sum(prose_sum, 0, n);
  out("place", static_cast<float>(i) / static_cast<float>(n));
  out("line", i);
  out("lines_left", n - i - 1);
  out("words_before", page.sum(words_sum, 0, i));
  out("prose_before_all", page.sum(prose_sum, 0, i));
  out("prose_after_all", page.sum(prose_sum, i + 1, n));
  out("prose_before_share", share(page.sum(prose_sum, 0, i), all_prose));
  out("words_before_share", share(page.sum(words_sum, 0, i), all_words));
  const auto first = static_cast<float>(page.body_first), end = static_cast<float>(page.body_end),
             here = static_cast<float>(i);
  out("in_body", i >= page.body_first && i < page.body_end);
  out("from_body_first", std::clamp(here - first, -60.0F, 60.0F));
  out("from_body_end", std::clamp(here - end, -60.0F, 60.0F));
  out("body_place", page.body_first == page.body_end ? -1 : (here - first) / (end - first));
  out("body_prose_before", i > page.body_first ? page.sum(prose_sum, page.body_first, i) : 0);
  out("from_headline", page.headline == n ? -61 : std::clamp(here - static_cast<float>(page.headline), -60.0F, 60.0F));
  out("to_mean_prose", share(words, page.mean_prose));

  // The page.
  out("page_lines", n);
  out("page_prose", all_prose);
  out("page_prose_share", share(all_prose, all_words));
  out("page_function", share(page.sum(function_sum, 0, n), all_words));
  out("page_cues", page.sum(cue_lines, 0, n) / static_cast<float>(n));
  out("body_lines", page.body_end - page.body_first);
  out("body_prose", page.sum(prose_sum, page.body_first, page.body_end));
  out("mean_prose", page.mean_prose);
}

}  // namespace

const std::vector<std::string>& LineFeatures::names() {
  static const std::vector<std::string> all = [] {
    std::vector<std::string> names;
    const Line line{};
    const LineShape shape{};
    Page page{.lines = {&line, 1}, .shapes = {&shape, 1}};
    page.measure();
    NameWriter writer(names);
    write(writer, page, 0);
    return names;
  }();
  return all;
}

void LineFeatures::for_each_rows(const std::function<void(std::size_t first, std::span<const float> rows)>& use) {
  Page page{.lines = lines_, .shapes = shapes_};
  page.measure();
  const auto width = count();
  for (std::size_t first = 0; first < lines_.size(); first += rows_at_once) {
    const auto end = std::min(lines_.size(), first + rows_at_once);
    rows_.resize((end - first) * width);
    for (std::size_t i = first; i < end; ++i) {
      FigureWriter writer(rows_.data() + (i - first) * width);
      write(writer, page, i);
    }
    use(first, rows_);
  }
}

}  // namespace copydesk
