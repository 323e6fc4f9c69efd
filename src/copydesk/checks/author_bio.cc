#include <algorithm>
#include <array>
#include <string_view>

#include "copydesk/checks/boilerplate_lines.h"
#include "copydesk/checks/checks.h"
#include "copydesk/checks/sentence_reader.h"

namespace copydesk {
namespace {

using namespace std::string_view_literals;

// A note on the author is one of the last few lines.
constexpr std::size_t last_lines = 6;
constexpr std::uint32_t most_words = 90;

constexpr std::array writers{"analyst"sv,       "author"sv,          "blogger"sv,    "columnist"sv, "contributor"sv,
                             "correspondent"sv, "editor"sv,          "freelancer"sv, "intern"sv,    "journalist"sv,
                             "photographer"sv,  "photojournalist"sv, "producer"sv,   "reporter"sv,  "writer"sv};
constexpr std::array beats{"cover"sv, "covered"sv, "covers"sv, "edits"sv, "reports"sv, "writes"sv};

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& sorted, std::string_view word) {
  return std::binary_search(sorted.begin(), sorted.end(), word);
}

/// The first word behind a name (or "he", "she") that opens the sentence; its first word if there is none.
std::uint32_t behind_subject(const SentenceReader& s) {
  auto i = s.first();
  if (s.is<"he", "she", "they">(i)) return i + 1;
  while (s.inside(i) && (s.is_capitalised(i) || s.text(i) == "-" || s.is<"de", "van", "von", "bin", "al">(i))) ++i;
  return i;
}

/// "Ana Ruiz is a senior reporter at The Bay Times", "Ana Ruiz covers ports for The Bay Times"
bool tells_of_writer(const SentenceReader& s) {
  auto i = behind_subject(s);
  const auto length = i - s.first();
  if (length == 0 || (length == 1 && !s.is<"he", "she", "they">(s.first())) || length > 6) return false;
  if (is_one_of(beats, s.folded(i))) {
    for (auto k = i + 1; k < s.end(); ++k) {
      if (s.is<"for", "at">(k) && (s.is_capitalised(k + 1) || s.is<"the">(k + 1))) return true;
    }
    return false;
  }
  if (!s.is<"is", "was", "has">(i)) return false;
  const bool is_present = s.is<"is">(i);
  for (auto k = i + 1; k < s.end() && k < i + 12; ++k) {
    if (s.text(k) == "," || s.is<"who", "that", "said">(k)) return false;
    if (!is_one_of(writers, s.folded(k))) continue;
    if (!is_present) return false;
    return s.is<"at", "for", "with", "covering", "based", "who", "in", "and", "of", "on">(k + 1) || !s.inside(k + 2) ||
           s.text(k + 1) == "." || s.text(k + 1) == ",";
  }
  return false;
}

/// "… is responsible for the stories published under this byline", "Reporters who contributed to …"
bool tells_of_byline(const SentenceReader& s) {
  const auto names_byline = [&s](std::uint32_t i) {
    if (!s.is<"byline", "bylines", "editorial", "news">(i)) return false;
    return s.is<"byline", "bylines">(i) || (s.is<"board", "desk", "team", "staff">(i + 1) && i < s.first() + 8 &&
                                            s.is<"is", "are", "consists", "comprises", "of">(i + 2));
  };
  std::uint32_t byline = s.first();
  while (byline < s.end() && !names_byline(byline)) ++byline;
  if (byline == s.end()) return false;
  for (auto i = s.first(); i < s.end(); ++i)
    if (s.is<"responsible", "published", "produced", "compiled", "written", "edited">(i)) return true;
  return false;
}

}  // namespace

void author_bio(const Article& article, FindingSink& sink) {
  const auto& blocks = article.document.blocks;
  const BoilerplateLines lines(article, sink);
  // Only what comes behind the news counts: at least two paragraphs must stand before.
  std::size_t paragraphs = 0, last_body = 0;
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    if (blocks[b].kind != BlockKind::paragraph || has(blocks[b].marks, BlockMark::after_prose)) continue;
    ++paragraphs;
    last_body = b;
  }
  if (paragraphs < 2) return;
  for (auto b = last_body; b < blocks.size(); ++b) {
    const auto& block = blocks[b];
    const bool near_end = has(block.marks, BlockMark::after_prose) || b + last_lines >= blocks.size();
    if (!near_end || (block.kind != BlockKind::paragraph && block.kind != BlockKind::furniture) || lines.is_firm(b))
      continue;
    if (block.end_token - block.first_token > most_words || article.document.tokens[block.first_token].in_quote)
      continue;
    const auto sentences = article.document.sentences_of(block);
    const SentenceReader first(article, sentences.front(), block);
    const bool of_byline = std::any_of(sentences.begin(), sentences.end(), [&](const Sentence& sentence) {
      return tells_of_byline(SentenceReader(article, sentence, block));
    });
    if (!of_byline && !tells_of_writer(first)) continue;
    auto& finding = sink.add("boilerplate/author-bio", block.span);
    if (!of_byline && !has(block.marks, BlockMark::after_prose)) finding.confidence = 0.7F;
    finding.suggestions.push_back({.span = block.span, .text = ""});
  }
}

}  // namespace copydesk
