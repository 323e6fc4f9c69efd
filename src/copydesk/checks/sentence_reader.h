#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>

#include "copydesk/document/block.h"
#include "copydesk/document/document.h"
#include "copydesk/rules/article.h"

namespace copydesk {

/// A word that is an argument of a template.
template <std::size_t size_and_end>
struct Literal {
  std::array<char, size_and_end> text = {};
  consteval Literal(const char (&word)[size_and_end]) {  // NOLINT(*-explicit-*, *-avoid-c-arrays)
    std::copy_n(word, size_and_end, text.begin());
  }
  [[nodiscard]] constexpr std::string_view view() const { return {text.data(), size_and_end - 1}; }
};

/// One sentence with the questions that checks ask of its tokens. Token numbers are those of the document; a number
/// outside of the sentence (also the one before 0) is a token that is nothing, so that neighbours need no test.
class SentenceReader {
 public:
  SentenceReader(const Article& article, const Sentence& sentence, const Block& block)
      : article_(&article),
        tokens_(article.document.tokens.data()),
        block_(&block),
        first_(sentence.first_token),
        end_(sentence.end_token) {}

  [[nodiscard]] const Article& article() const { return *article_; }
  [[nodiscard]] const Block& block() const { return *block_; }
  [[nodiscard]] std::uint32_t first() const { return first_; }
  [[nodiscard]] std::uint32_t end() const { return end_; }
  [[nodiscard]] bool inside(std::uint32_t i) const { return i >= first_ && i < end_; }

  /// The token must be inside.
  [[nodiscard]] const Token& token(std::uint32_t i) const { return tokens_[i]; }
  [[nodiscard]] std::string_view text(std::uint32_t i) const {
    return inside(i) ? article_->document.at(token(i)) : std::string_view();
  }
  [[nodiscard]] std::string_view folded(std::uint32_t i) const {
    return inside(i) ? article_->folded(token(i)) : std::string_view();
  }
  [[nodiscard]] WordInfo info(std::uint32_t i) const { return inside(i) ? article_->info(i) : WordInfo{}; }
  /// The gazetteer name that covers the token, or nullptr.
  [[nodiscard]] const Mention* mention(std::uint32_t i) const { return inside(i) ? article_->mention(i) : nullptr; }
  /// What kinds of names the mention that covers the token may be; none outside of mentions.
  [[nodiscard]] EntityKind entity_kinds(std::uint32_t i) const {
    const bool in_name = inside(i) && has(token(i).traits, WordTrait::in_name);
    return in_name ? kinds_of_mention(i) : EntityKind::none;
  }

  [[nodiscard]] bool is_word(std::uint32_t i) const { return inside(i) && token(i).kind == TokenKind::word; }
  [[nodiscard]] bool is_lower(std::uint32_t i) const { return is_word(i) && token(i).shape == CaseShape::lower; }
  /// A word with a capital at its head: "River", "NATO", "McDonald", not "iPhone".
  [[nodiscard]] bool is_capitalised(std::uint32_t i) const {
    if (!is_word(i)) return false;
    const CaseShape shape = token(i).shape;
    return shape == CaseShape::title || shape == CaseShape::upper || (shape == CaseShape::mixed && begins_upper(i));
  }
  [[nodiscard]] bool is_number(std::uint32_t i) const { return inside(i) && token(i).kind == TokenKind::number; }
  [[nodiscard]] bool is_punctuation(std::uint32_t i) const {
    return inside(i) && token(i).kind == TokenKind::punctuation;
  }
  [[nodiscard]] bool is_hyphen(std::uint32_t i) const {
    return inside(i) && has(token(i).traits, WordTrait::mark) && is_punctuation(i) &&
           (text(i) == "-" || text(i) == "\u2010" || text(i) == "\u2011");
  }
  /// Part of a hyphenated word: "Moskau" in "Moskau-Express".
  [[nodiscard]] bool is_hyphenated(std::uint32_t i) const;
  /// Whether the folded token is one of these: `s.is<"in", "at">(i)`. Most tokens fail for their length, in a few
  /// instructions.
  template <Literal... words>
  [[nodiscard]] bool is(std::uint32_t i) const {
    static_assert(((words.view().size() < 32) && ...));
    constexpr std::uint32_t sizes = ((std::uint32_t{1} << words.view().size()) | ...);
    if (!inside(i)) return false;
    const std::uint32_t size = token(i).span.size();
    if (!has(token(i).traits, WordTrait::beyond_ascii) && (size >= 32 || (sizes >> size & 1U) == 0)) return false;
    std::array<char, longest_ascii> buffer;  // NOLINT(*-member-init): lowered() fills what is read
    const std::string_view word = lowered(i, buffer);
    return ((word == words.view()) || ...);
  }
  /// The same for a word that is known when the program runs.
  [[nodiscard]] bool is(std::uint32_t i, std::string_view word) const;
  [[nodiscard]] bool has_class(std::uint32_t i, WordClass any_of) const { return has(info(i).classes, any_of); }

 private:
  static constexpr std::size_t longest_ascii = 24;
  [[nodiscard]] EntityKind kinds_of_mention(std::uint32_t i) const;
  [[nodiscard]] bool begins_upper(std::uint32_t i) const;
  /// The folded token; from the text, into `buffer` where it has capitals, if it is short and ASCII: what lexicon and
  /// word table hold of a word lies anywhere in memory, the text is at hand.
  [[nodiscard]] std::string_view lowered(std::uint32_t i, std::array<char, longest_ascii>& buffer) const {
    if (token(i).shape <= CaseShape::lower && !has(token(i).traits, WordTrait::beyond_ascii)) return text(i);
    return lowered_capitals(i, buffer);
  }
  [[nodiscard]] std::string_view lowered_capitals(std::uint32_t i, std::array<char, longest_ascii>& buffer) const;

  const Article* article_;
  const Token* tokens_;  // the article's, for the checks read them all the time
  const Block* block_;
  std::uint32_t first_, end_;
};

/// Blocks in which sentences are read: running text and what stands around it.
inline constexpr std::initializer_list<BlockKind> prose = {BlockKind::paragraph, BlockKind::caption, BlockKind::list,
                                                           BlockKind::subhead};
inline constexpr std::initializer_list<BlockKind> prose_and_credits = {
    BlockKind::paragraph, BlockKind::caption, BlockKind::list,     BlockKind::subhead,  BlockKind::headline,
    BlockKind::credit,    BlockKind::byline,  BlockKind::dateline, BlockKind::furniture};

/// Calls `read` with each sentence in blocks of these kinds, in order of the text.
template <class Read>
void for_each_sentence(const Article& article, std::initializer_list<BlockKind> kinds, const Read& read) {
  for (const Block& block : article.document.blocks) {
    if (std::find(kinds.begin(), kinds.end(), block.kind) == kinds.end()) continue;
    for (const Sentence& sentence : article.document.sentences_of(block))
      read(SentenceReader(article, sentence, block));
  }
}

/// Goes through sentences of blocks of these kinds to given tokens.
class SentenceCursor {
 public:
  SentenceCursor(const Article& article, std::initializer_list<BlockKind> kinds)
      : article_(article), block_(article.document.blocks.data()), sentence_(article.document.sentences.data()) {
    for (const BlockKind kind : kinds) kinds_ |= 1U << static_cast<unsigned>(kind);
  }

  /// Whether the token stands in such a block. Not before the token asked for last.
  [[nodiscard]] bool move_to(std::uint32_t token) {
    while (block_->end_token <= token) ++block_;
    if ((kinds_ >> static_cast<unsigned>(block_->kind) & 1U) == 0) return false;
    while (sentence_->end_token <= token) ++sentence_;
    return true;
  }
  [[nodiscard]] SentenceReader sentence() const { return {article_, *sentence_, *block_}; }

 private:
  const Article& article_;
  const Block* block_;
  const Sentence* sentence_;
  unsigned kinds_ = 0;
};

/// Calls `read` with each of the tokens, which rise, and its sentence, in blocks of these kinds; but only where
/// `wanted` says so of the token alone, which spares most of them the way to their sentence.
template <class Wanted, class Read>
void for_each_token_if(const Wanted& wanted, std::span<const std::uint32_t> tokens, const Article& article,
                       std::initializer_list<BlockKind> kinds, const Read& read) {
  SentenceCursor cursor(article, kinds);
  for (const std::uint32_t token : tokens)
    if (wanted(token) && cursor.move_to(token)) read(cursor.sentence(), token);
}

/// The same for all of them.
template <class Read>
void for_each_token(std::span<const std::uint32_t> tokens, const Article& article,
                    std::initializer_list<BlockKind> kinds, const Read& read) {
  for_each_token_if([](std::uint32_t) { return true; }, tokens, article, kinds, read);
}

/// Calls `read` with each sentence that has a token with the trait (one, not a set), in blocks of these kinds.
template <class Read>
void for_each_sentence_with(WordTrait trait, const Article& article, std::initializer_list<BlockKind> kinds,
                            const Read& read) {
  SentenceCursor cursor(article, kinds);
  std::uint32_t end = 0;  // of the last sentence
  for (const std::uint32_t token : article.traits.with(trait)) {
    if (token < end || !cursor.move_to(token)) continue;
    const SentenceReader sentence = cursor.sentence();
    end = sentence.end();
    read(sentence);
  }
}

/// Calls `read` with each gazetteer name and its sentence, in blocks of these kinds.
template <class Read>
void for_each_mention(const Article& article, std::initializer_list<BlockKind> kinds, const Read& read) {
  SentenceCursor cursor(article, kinds);
  for (const Mention& mention : article.mentions.all())
    if (cursor.move_to(mention.first_token)) read(cursor.sentence(), mention);
}

/// Name classes that a capitalised word may have.
inline constexpr WordClass any_name = WordClass::given_name | WordClass::surname | WordClass::country |
                                      WordClass::demonym | WordClass::city | WordClass::region | WordClass::month |
                                      WordClass::weekday;
inline constexpr WordClass any_place_name = WordClass::country | WordClass::city | WordClass::region;
inline constexpr WordClass any_title = WordClass::office_title | WordClass::royal_title;

}  // namespace copydesk
