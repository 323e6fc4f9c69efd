#include <algorithm>
#include <array>
#include <string_view>

#include "copydesk/checks/boilerplate_lines.h"
#include "copydesk/checks/checks.h"

namespace copydesk {
namespace {

using namespace std::string_view_literals;

constexpr std::uint32_t shortest = 8;          // tokens of a line that may be judged
constexpr std::uint32_t shortest_unsure = 14;  // of one that ends in an ordinary word
constexpr std::uint32_t flagged_words = 3;

constexpr auto never_last = WordClass::determiner | WordClass::conjunction | WordClass::preposition;
// Prepositions that close sentences too, with their verb or as adverbs, and words of these classes that close others.
constexpr std::array may_be_last{
    "about"sv,    "above"sv, "across"sv, "after"sv,   "again"sv,  "ago"sv,     "all"sv,        "along"sv,
    "around"sv,   "away"sv,  "before"sv, "behind"sv,  "below"sv,  "beyond"sv,  "both"sv,       "by"sv,
    "down"sv,     "each"sv,  "few"sv,    "for"sv,     "half"sv,   "in"sv,      "inside"sv,     "it"sv,
    "less"sv,     "many"sv,  "more"sv,   "most"sv,    "much"sv,   "near"sv,    "now"sv,        "off"sv,
    "on"sv,       "once"sv,  "out"sv,    "outside"sv, "over"sv,   "past"sv,    "round"sv,      "so"sv,
    "some"sv,     "that"sv,  "then"sv,   "this"sv,    "though"sv, "through"sv, "throughout"sv, "to"sv,
    "together"sv, "too"sv,   "under"sv,  "up"sv,      "with"sv,   "within"sv,  "without"sv,    "yet"sv};

bool may_close(std::string_view word) {
  return std::find(may_be_last.begin(), may_be_last.end(), word) != may_be_last.end();
}

struct End {
  bool broken = false;  ///< a word or mark that no text ends in
  bool loose = false;   ///< one that sentences rarely end in
  bool open = false;    ///< any other word: a stop may be missing, or all that followed
};

End end_of(const Article& article, const Block& block) {
  const auto tokens = article.document.tokens_of(block);
  const auto& last = tokens.back();
  const auto text = article.at(last);
  const auto word = article.folded(last);
  End end;
  if (text == "," || text == "(" || text == "“" || text == "-") end.broken = true;
  if (last.kind != TokenKind::word) return end;
  const bool function_word = last.shape == CaseShape::lower && has(article.info(last).classes, never_last);
  end.broken |= function_word && !may_close(word) &&
                !has(article.info(last).classes, WordClass::adverb | WordClass::noun | WordClass::pronoun);
  end.broken |= word == "the" || word == "and" || word == "of" || word == "a" || word == "an";
  end.loose = function_word && !end.broken;
  end.open = true;
  return end;
}

std::uint32_t lower_words(const Article& article, const Block& block) {
  const auto tokens = article.document.tokens_of(block);
  return static_cast<std::uint32_t>(std::count_if(tokens.begin(), tokens.end(), [](const Token& t) {
    return t.kind == TokenKind::word && t.shape == CaseShape::lower;
  }));
}

/// Running text by its words, whatever the want of a stop made of it: more small words than a headline has capitals.
bool is_running_text(const Article& article, const Block& block) {
  if (has(block.marks, BlockMark::title_case | BlockMark::all_caps)) return false;
  if (block.kind != BlockKind::paragraph && block.kind != BlockKind::furniture && block.kind != BlockKind::subhead)
    return false;
  const auto count = block.end_token - block.first_token;
  return count >= shortest && lower_words(article, block) * 2 >= count;
}

/// Whether the other paragraphs end in a stop: an article that is set without them is not cut off, nor is verse.
bool others_end_in_a_stop(const Article& article, const Block& last) {
  std::size_t paragraphs = 0, stopped = 0;
  for (const auto& block : article.document.blocks) {
    if (&block == &last || !is_running_text(article, block)) continue;
    ++paragraphs;
    stopped += has(block.marks, BlockMark::terminal_stop);
  }
  return paragraphs >= 3 && stopped * 10 >= paragraphs * 8;
}

/// `before` is the block before, or nullptr.
void judge(const Article& article, const Block& block, const Block* before, bool last_of_text, FindingSink& sink) {
  if (has(block.marks, BlockMark::terminal_stop) || !is_running_text(article, block)) return;
  const auto end = end_of(article, block);
  const auto tokens = article.document.tokens_of(block);
  const bool others = others_end_in_a_stop(article, block);
  const bool follows_sentence = before != nullptr && has(before->marks, BlockMark::terminal_stop);
  const bool prose = block.kind == BlockKind::paragraph || others || follows_sentence;
  const bool loose = end.loose && prose && last_of_text;
  const bool open = end.open && last_of_text && others && tokens.size() >= shortest_unsure;
  if (!(end.broken && prose) && !loose && !open) return;
  const auto first = tokens.size() >= flagged_words ? tokens.size() - flagged_words : 0;
  auto& finding =
      sink.add("structure/truncated-end", {.begin = tokens[first].span.begin, .end = tokens.back().span.end});
  if (end.broken) return;
  finding.confidence = loose ? 0.75F : 0.6F;
  // A headline of another article or a caption may be the last line too.
  if (!loose && block.kind != BlockKind::paragraph) finding.severity = Severity::advice;
}

}  // namespace

void truncated_end(const Article& article, FindingSink& sink) {
  const auto& blocks = article.document.blocks;
  if (blocks.size() < 2 || article.goes_on) return;
  const BoilerplateLines lines(article, sink);
  judge(article, blocks.back(), &blocks[blocks.size() - 2], true, sink);
  // The article's own last paragraph, where lines of the page follow.
  for (auto i = blocks.size() - 1; i-- > 0;) {
    if (blocks[i].kind != BlockKind::paragraph || has(blocks[i].marks, BlockMark::after_prose) || lines.is_firm(i))
      continue;
    judge(article, blocks[i], i > 0 ? &blocks[i - 1] : nullptr, false, sink);
    return;
  }
}

}  // namespace copydesk
