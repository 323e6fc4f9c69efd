#include "copydesk/lexicon/trait_index.h"

#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace copydesk {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  tokenize(text, tokens);
  for (std::size_t i = 0; i < tokens.size(); ++i) tokens[i].word = static_cast<WordId>(i);
  return tokens;
}

TEST(TraitIndex, ListsTokensByTrait) {
  auto tokens = tokens_of("The river ran to Rome.");
  tokens[1].traits = WordTrait::rare;
  tokens[3].traits = WordTrait::rare | WordTrait::regional;
  TraitIndex index;
  index.read(tokens);
  EXPECT_THAT(index.with(WordTrait::rare), ElementsAre(1, 3));
  EXPECT_THAT(index.with(WordTrait::regional), ElementsAre(3));
  EXPECT_THAT(index.with(WordTrait::mark), IsEmpty());
  EXPECT_THAT(index.with_capital(), ElementsAre(0, 4));
}

TEST(TraitIndex, ListsWordsThatStandTwice) {
  auto tokens = tokens_of("of the the river");
  tokens[2].word = tokens[1].word;
  TraitIndex index;
  index.read(tokens);
  EXPECT_THAT(index.doubled(), ElementsAre(1));
}

TEST(TraitIndex, ListsPunctuationWithoutSpaces) {
  TraitIndex index;
  index.read(tokens_of("It is open.Ferries run, as ever ; and well-known,too."));
  EXPECT_THAT(index.glued(), ElementsAre(3, 12, 14));  // the first stop, the hyphen, the second comma
}

TEST(TraitIndex, ForgetsWhatItReadBefore) {
  TraitIndex index;
  index.read(tokens_of("One.Two"));
  index.read(tokens_of("one two"));
  EXPECT_THAT(index.glued(), IsEmpty());
  EXPECT_THAT(index.with_capital(), IsEmpty());
}

}  // namespace
}  // namespace copydesk
