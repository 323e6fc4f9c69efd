#include "copydesk/document/headline.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

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

constexpr std::uint64_t hash_factor = 0x9E3779B97F4A7C15ULL;

/// The hash of a word whatever its case. `folded`: memory to fold what is not ASCII.
std::uint64_t hash_of(std::string_view word, std::string& folded) {
  if (std::any_of(word.begin(), word.end(), [](char c) { return (c & 0x80) != 0; })) {
    folded.clear();
    fold(word, folded);
    word = folded;
  }
  std::uint64_t hash = word.size();
  for (const char c : word) {
    const bool capital = c >= 'A' && c <= 'Z';
    hash = (hash ^ static_cast<unsigned char>(capital ? c | 0x20 : c)) * hash_factor;
  }
  return hash ^ hash >> 32U;
}

/// Calls `use` with the hash of each word and number of the line, and how many bytes it has.
template <class Use>
void for_each_word(const LineReader& reader, const Line& line, Use use) {
  std::string folded;
  for (std::uint32_t i = line.first_token; i < line.end_token; ++i) {
    const TokenKind kind = reader.token(i).kind;
    if (kind == TokenKind::word || kind == TokenKind::number) use(hash_of(reader.at(i), folded), reader.at(i).size());
  }
}

constexpr std::uint64_t no_words = 0;

/// The hash of a word behind others.
std::uint64_t with_word(std::uint64_t before, std::uint64_t word) {
  std::uint64_t hash = (before ^ word) * hash_factor;
  hash ^= hash >> 32U;
  return hash | 1U;
}

/// The line's words, whatever their case, as a key; `no_words` if it has none.
std::uint64_t key_of(const LineReader& reader, const Line& line) {
  std::uint64_t key = no_words;
  for_each_word(reader, line, [&](std::uint64_t word, std::size_t /*bytes*/) { key = with_word(key, word); });
  return key;
}

/// The text's first line: on a page its title, often the headline with the site's name.
class Title {
 public:
  Title(const LineReader& reader, const Line& line) : reader_(reader) {
    std::uint64_t key = no_words;
    for_each_word(reader, line, [&](std::uint64_t word, std::size_t /*bytes*/) {
      words_.push_back(word);
      key = with_word(key, word);
      begins_.push_back(key);
    });
    std::sort(words_.begin(), words_.end());
  }

  /// How much of the line's long words the title holds: 0..1.
  [[nodiscard]] double share(const Line& line) const {
    int known = 0, all = 0;
    for_each_word(reader_, line, [&](std::uint64_t word, std::size_t bytes) {
      if (bytes < 4) return;
      ++all;
      known += std::binary_search(words_.begin(), words_.end(), word);
    });
    return all == 0 ? 0 : static_cast<double>(known) / all;
  }
  /// Does it begin with these words, and go on?
  [[nodiscard]] bool begins_with(std::uint64_t key) const {
    return !begins_.empty() && std::find(begins_.begin(), begins_.end() - 1, key) != begins_.end() - 1;
  }

 private:
  const LineReader& reader_;
  std::vector<std::uint64_t> words_ = {}, begins_ = {};  // hashes: sorted; of its first word, its first two …
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
  std::vector<std::uint64_t> keys(end, no_words);
  std::unordered_map<std::uint64_t, int> times;
  for (const std::size_t i : candidates) {
    keys[i] = key_of(reader, lines[i]);
    ++times[keys[i]];
  }
  std::optional<std::size_t> best;
  double best_score = 0;
  int between = 0;  // lines between this one and the body, stamps and bylines aside
  for (std::size_t i = end; i-- > 0; between += !lines[i].decided) {
    if (keys[i] == no_words) continue;
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
  const auto key = key_of(reader, model);
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
      Title(reader, title).begins_with(key)) {
    title.decide(BlockKind::headline);
  }
}

}  // namespace copydesk
