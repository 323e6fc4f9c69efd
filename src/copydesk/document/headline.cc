#include "copydesk/document/headline.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace copydesk {
namespace {

constexpr std::uint32_t fewest_words = 3, most_words = 30;
constexpr int near_lines = 3;  // a first line so near the body is the headline, the others its deck

bool may_be_headline(const LineReader& reader, const Line& line) {
  if (line.decided || line.words < fewest_words || line.words > most_words || is_tag_line(line)) return false;
  const Token& last = reader.token(line.end_token - 1);
  const bool dotted = last.kind == TokenKind::word;  // "… IN THE U.S."
  return !has(line.marks, BlockMark::terminal_stop) || dotted || reader.at(line.end_token - 1) == "?" ||
         reader.at(line.end_token - 1) == "!";
}

/// Calls `use` with each word and number of the line in lower case.
template <class Use>
void for_each_word(const LineReader& reader, const Line& line, Use use) {
  std::string word;
  for (std::uint32_t i = line.first_token; i < line.end_token; ++i) {
    const TokenKind kind = reader.token(i).kind;
    if (kind != TokenKind::word && kind != TokenKind::number) continue;
    word.clear();
    fold(reader.at(i), word);
    use(word);
  }
}

/// The line's words in lower case, as a key.
std::string key_of(const LineReader& reader, const Line& line) {
  std::string key;
  for_each_word(reader, line, [&](const std::string& word) { (key += word) += ' '; });
  return key;
}

/// The text's first line: on a page its title, often the headline with the site's name.
class Title {
 public:
  Title(const LineReader& reader, const Line& line) : reader_(reader), key_(key_of(reader, line)) {
    for_each_word(reader, line, [&](const std::string& word) { words_.insert(word); });
  }

  /// How much of the line's long words the title holds: 0..1.
  [[nodiscard]] double share(const Line& line) const {
    int known = 0, all = 0;
    for_each_word(reader_, line, [&](const std::string& word) {
      if (word.size() < 4) return;
      ++all;
      known += words_.count(word) != 0;
    });
    return all == 0 ? 0 : static_cast<double>(known) / all;
  }
  [[nodiscard]] bool begins_with(const std::string& key) const {
    return key_.size() > key.size() && key_.starts_with(key);
  }

 private:
  const LineReader& reader_;
  std::string key_;
  std::unordered_set<std::string> words_ = {};
};

}  // namespace

std::optional<std::size_t> find_headline(const LineReader& reader, std::span<const Line> lines, Body body) {
  if (lines.empty()) return std::nullopt;
  const std::size_t end = body.first < body.end ? body.first : std::min<std::size_t>(lines.size(), 1);
  if (end == 0) return std::nullopt;
  std::vector<std::size_t> candidates;
  for (std::size_t i = 0; i < end; ++i) {
    if (may_be_headline(reader, lines[i])) candidates.push_back(i);
  }
  if (candidates.size() <= 1) return candidates.empty() ? std::nullopt : std::optional(candidates[0]);
  const Title title(reader, lines[0]);
  std::vector<std::string> keys(end);
  std::unordered_map<std::string_view, int> times;
  for (const std::size_t i : candidates) {
    keys[i] = key_of(reader, lines[i]);
    ++times[keys[i]];
  }
  std::optional<std::size_t> best;
  double best_score = 0;
  int between = 0;  // lines between this one and the body, stamps and bylines aside
  for (std::size_t i = end; i-- > 0; between += !lines[i].decided) {
    if (keys[i].empty()) continue;
    // Weights found on pages-dev: the headline or the page's title on 88 of 91 pages.
    double score = std::min(lines[i].words, 12U) + std::max(0, 8 - 2 * between) + 12 * title.share(lines[i]);
    if (i == 0 && between <= near_lines) score += 4;
    if (times[keys[i]] > 1) score += 4;
    if (title.begins_with(keys[i])) score += 4;
    if (score >= best_score) {
      best_score = score;
      best = i;
    }
  }
  return best;
}

void mark_headlines(const LineReader& reader, std::span<Line> lines, std::size_t headline) {
  const Line model = lines[headline];
  const std::string key = key_of(reader, model);
  bool first = true;
  for (Line& line : lines) {
    if (reader.same_words(line, model)) {
      line.decide(BlockKind::headline);
      if (!first) line.marks = line.marks | BlockMark::repeats_headline;
      first = false;
    }
  }
  // "HEADLINE - Site" or "HEADLINE | Site" at the top: the page's title
  Line& title = lines.front();
  if (!title.decided && title.words > model.words && title.words <= model.words + 8 &&
      key_of(reader, title).starts_with(key)) {
    title.decide(BlockKind::headline);
  }
}

}  // namespace copydesk
