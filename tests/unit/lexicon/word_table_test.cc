#include "copydesk/lexicon/word_table.h"

#include <string>
#include <vector>

#include "unit/lexicon/test_lexicon.h"
#include <gtest/gtest.h>

namespace copydesk {
namespace {

std::vector<Token> look_up(WordTable& table, std::string_view text) {
  std::vector<Token> tokens;
  TokenPlaces places;
  tokenize(text, tokens, places);
  TraitIndex traits;
  traits.begin(places, tokens.size());
  table.look_up(text, tokens, traits);
  return tokens;
}

TEST(Vocabulary, AddsWordsBehindTheLexicon) {
  const Lexicon& lexicon = test_lexicon();
  Vocabulary vocabulary(lexicon);
  EXPECT_EQ(vocabulary.intern("river"), lexicon.find("river"));
  const WordId added = vocabulary.intern("kerfupple");
  EXPECT_EQ(added, lexicon.size());
  EXPECT_EQ(vocabulary.intern("kerfupple"), added);
  EXPECT_EQ(vocabulary.find("kerfupple"), added);
  EXPECT_EQ(vocabulary.folded(added), "kerfupple");
  EXPECT_EQ(vocabulary.info(added).spelling, Spelling::none);
  EXPECT_EQ(vocabulary.find("kerfopple"), no_word);
}

TEST(WordTable, GivesTheSameWordToAllItsSpellings) {
  Vocabulary vocabulary(test_lexicon());
  const WordId own = vocabulary.intern("kerfupple");
  WordTable table(vocabulary);
  const auto tokens = look_up(table, "River river RIVER kerfupple Kerfupple Qwxyzt qwxyzt , don’t don't");
  ASSERT_EQ(tokens.size(), 10U);
  EXPECT_EQ(table.folded(tokens[0].word), "river");
  EXPECT_EQ(tokens[0].word, tokens[1].word);
  EXPECT_EQ(tokens[0].word, tokens[2].word);
  EXPECT_EQ(tokens[3].word, own);
  EXPECT_EQ(tokens[4].word, own);
  EXPECT_EQ(tokens[5].word, vocabulary.size());
  EXPECT_EQ(tokens[5].word, tokens[6].word);
  EXPECT_EQ(table.folded(tokens[6].word), "qwxyzt");
  EXPECT_EQ(table.folded(tokens[7].word), ",");
  EXPECT_EQ(table.folded(tokens[8].word), "don't");
  EXPECT_EQ(tokens[8].word, tokens[9].word);
  EXPECT_EQ(table.folded(no_word), "");
}

TEST(WordTable, TellsLongWordsApart) {
  const Vocabulary vocabulary(test_lexicon());
  WordTable table(vocabulary);
  for (const std::size_t size : {14U, 15U, 16U, 17U, 40U, 300U}) {
    const std::string word(size, 'q');
    const auto tokens = look_up(table, word + " " + word + "a " + word + " " + word + "b" + word.substr(1) + "c");
    EXPECT_EQ(tokens[0].word, tokens[2].word);
    EXPECT_NE(tokens[0].word, tokens[1].word);
    EXPECT_EQ(table.folded(tokens[1].word), word + "a");
  }
}

TEST(WordTable, KnowsAWordAtTheEndOfTheTextAsInside) {
  const Vocabulary vocabulary(test_lexicon());
  WordTable table(vocabulary);
  for (std::size_t size = 1; size <= 40; ++size) {
    const std::string word(size, 'q');
    const auto tokens = look_up(table, word + " and " + word);
    ASSERT_EQ(tokens.size(), 3U) << size;
    EXPECT_EQ(tokens[0].word, tokens[2].word) << size;
    EXPECT_EQ(table.folded(tokens[2].word), word);
  }
}

TEST(WordTable, KeepsUnknownWordsOverDocumentsUntilTheyAreMany) {
  const Vocabulary vocabulary(test_lexicon());
  WordTable table(vocabulary);
  const WordId first = look_up(table, "Qwxyzt")[0].word;
  table.begin_document();
  EXPECT_EQ(look_up(table, "Plughx Qwxyzt")[1].word, first);
  std::string many;
  for (int i = 0; i < 40'000; ++i) many += "zz" + std::to_string(i) + "q ";
  look_up(table, many);
  EXPECT_EQ(look_up(table, "Qwxyzt")[0].word, first);  // the document goes on
  table.begin_document();
  const auto tokens = look_up(table, "Plughx Qwxyzt");
  EXPECT_EQ(tokens[0].word, first);  // ids start again
  EXPECT_EQ(table.folded(tokens[0].word), "plughx");
  EXPECT_EQ(table.folded(tokens[1].word), "qwxyzt");
}

TEST(WordTable, KeepsItsIdsWhenItForgetsSpellings) {
  const Vocabulary vocabulary(test_lexicon());
  WordTable table(vocabulary);
  const WordId first = look_up(table, "Qwxyzt")[0].word;
  std::string many;
  for (int i = 0; i < 150'000; ++i)
    many += "zz" + std::string(1, static_cast<char>('a' + i % 26)) + std::to_string(i) + "q ";
  look_up(table, many);
  EXPECT_EQ(look_up(table, "Qwxyzt")[0].word, first);
  EXPECT_EQ(table.folded(look_up(table, "river")[0].word), "river");
}

TEST(WordTable, LeavesInvalidBytesWithoutAWord) {
  const Vocabulary vocabulary(test_lexicon());
  WordTable table(vocabulary);
  const auto tokens = look_up(table, "a \xFF\xFE b");
  ASSERT_EQ(tokens.size(), 3U);
  EXPECT_EQ(tokens[1].word, no_word);
}

TEST(WordTable, MarksWordsThatOnlyOtherLanguagesUse) {
  const Lexicon& lexicon = test_lexicon();
  EXPECT_EQ(lexicon.languages_of_foreign_word("palco"), "it|pt");
  EXPECT_EQ(lexicon.languages_of_foreign_word("rechtbank"), "nl");
  for (const char* english : {"river", "sauna", ""}) EXPECT_EQ(lexicon.languages_of_foreign_word(english), "");
  Vocabulary vocabulary(lexicon);
  WordTable table(vocabulary);
  const auto tokens = look_up(table, "The Rechtbank ruled");
  EXPECT_FALSE(has(tokens[0].traits, WordTrait::foreign_word));
  EXPECT_TRUE(has(tokens[1].traits, WordTrait::foreign_word));
  EXPECT_FALSE(has(tokens[2].traits, WordTrait::foreign_word));
}

}  // namespace
}  // namespace copydesk
