#include "copydesk/text/sentence.h"

#include <gmock/gmock.h>

namespace copydesk {
namespace {

struct Split {
  std::vector<Token> tokens = {};
  std::vector<Sentence> sentences = {};
};

Split split_of(std::string_view text) {
  Split split;
  TokenPlaces places;
  tokenize(text, split.tokens, places);
  const auto count = static_cast<std::uint32_t>(split.tokens.size());
  split_sentences(text, split.tokens, {.first = 0, .end = count, .others = places.others}, split.sentences);
  return split;
}

/// The sentences with " | " between.
std::string sentences_of(std::string_view text) {
  std::string out;
  for (const Sentence& sentence : split_of(text).sentences) {
    if (!out.empty()) out += " | ";
    out += slice(text, sentence.span);
  }
  return out;
}

struct Row {
  std::string_view name, sentences;  // " | " where a new one begins
};

void expect_sentences(std::span<const Row> rows) {
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    std::string text;
    for (std::size_t i = 0; i < row.sentences.size(); ++i) {
      if (row.sentences.substr(i, 2) == "| ") i += 2;
      text += row.sentences[i];
    }
    EXPECT_EQ(sentences_of(text), row.sentences);
  }
}

TEST(Sentence, EndsAtStops) {
  constexpr Row rows[] = {
      {"full stop", "The river rose. | The bridge is shut."},
      {"question and exclamation", "Who knew? | Nobody! | The mayor left."},
      {"no stop at the end", "The river rose. | The bridge"},
      {"number first", "The vote is over. | 15 members left."},
      {"number last", "It began in 1994. | The war went on."},
      {"sign first", "The fine is high. | $5bn was paid."},
      {"brand in small letters first", "Sales fell. | iPhone prices rose."},
      {"small letter goes on", "The site Yahoo! said so."},
      {"ellipsis goes on", "She has ... a fine garden ... at home."},
      {"ellipsis, then a sentence", "They are friends ... | They will talk."},
      {"ellipsis character", "He waited… | Then he left."},
      {"ellipsis before a name", "He met ... Putin."},
      {"Chinese", "他说。 | 他走。"},
      {"Russian", "Река поднялась. | Мост закрыт."},
      {"several stops", "Really?! | Yes!!! | The end."},
      {"enumerator", "1. The river rose. | 2 bridges are shut."},
  };
  expect_sentences(rows);
}

TEST(Sentence, KnowsAbbreviations) {
  constexpr Row rows[] = {
      {"titles", "Mr. Lee met Sen. Mary Smith and Gov. Ruiz. | They spoke."},
      {"saint", "They went to St. Petersburg and the church of Sts. Peter and Paul."},
      {"street", "The shop is on Main St. | The owner left."},
      {"month and day", "Since Oct. 10 the pact was broken twice."},
      {"month last", "It will open in Oct. | Officials confirmed it."},
      {"number", "It was No. 10 on the list, see p. 5."},
      {"the answer no", "The answer is No. | The mayor left."},
      {"company goes on", "Example Inc. said so. | Rivers Co. Ltd. agreed."},
      {"company last", "She runs Example Inc. | The firm grew."},
      {"company and a name", "She sued Example Corp. Chief Tom Lee."},
      {"against", "The match was Rovers vs. United."},
      {"states", "He lives in Augusta, Ga. | The city grew. | Aurora, Colo. Mayor Ann Lee agreed."},
      {"rupees", "He paid a bribe of Rs. 100 there."},
      {"born", "A driver (A. Lee, b. 1958) was hurt."},
  };
  expect_sentences(rows);
}

TEST(Sentence, KnowsDottedLetters) {
  constexpr Row rows[] = {
      {"country goes on", "The U.S. Secretary of State met U.N. officials."},
      {"country last", "He flew to the U.S. | The talks went on."},
      {"capital", "They met in Washington, D.C. | The talks failed."},
      {"hour goes on", "It opens at 5 p.m. Monday, 6 p.m. EST, 7 a.m. Oct. 3."},
      {"hour last", "It opened at 5 p.m. | The queue was long. | It shut at 9 p.m. | Visitors left."},
      {"initials", "J.K. Rowling and George W. Bush met J. Smith."},
      {"plan", "There is no Plan B. | The mayor left."},
      {"pronoun", "He is taller than I. | Smith agreed."},
      {"in quotes at the end", "“We left the U.S.” | Officials agreed."},
  };
  expect_sentences(rows);
}

TEST(Sentence, ClosesQuotesAndBrackets) {
  constexpr Row rows[] = {
      {"straight", "He said: \"We will go.\" | She stayed."},
      {"curly", "He said: “We will go.” | She stayed."},
      {"single", "‘We will go.’ | She stayed."},
      {"both", "“He said ‘go.’” | She stayed."},
      {"British order", "He called it \"over\". | She stayed."},
      {"bracket", "(The river rose.) | The bridge is shut."},
      {"next one begins in quotes", "She stayed. | “We will go,” he said."},
      {"two in a quotation", "“We will go. | We will not stay,” he said."},
      {"question before small letters", "“Is it true?” he asked. | “No!” she said."},
      {"question before a name and a verb of saying", "“Is it true?” Prime Minister Lee asked. | Nobody spoke."},
      {"question, then a sentence", "“Is it true?” | The mayor left."},
      {"ellipsis, then a verb of saying", "“It is no good...” Lee said."},
      {"German", "Er sagte: „Wir gehen.“ | Sie blieb."},
      {"stop after a closing bracket", "It is over (at last). | The mayor left."},
      {"marks only are no sentence", "The river rose. \" —"},
  };
  expect_sentences(rows);
}

TEST(Sentence, SeesLostSpaces) {
  EXPECT_EQ(sentences_of("The river rose.The bridge is shut."), "The river rose. | The bridge is shut.");
  EXPECT_EQ(sentences_of("\"We go.\"The bridge is shut."), "\"We go.\" | The bridge is shut.");
  EXPECT_EQ(sentences_of("Node.js and Yahoo!Mail"), "Node.js and Yahoo!Mail");
}

TEST(Sentence, KnowsDatelinesInTheText) {
  EXPECT_EQ(sentences_of("LONDON, Oct. 24 (Reuters) - The river rose. The bridge is shut."),
            "LONDON, Oct. 24 (Reuters) - The river rose. | The bridge is shut.");
}

TEST(Sentence, MarksFirstWords) {
  const std::string_view text = "“The river,” he said. (15 left.) $5 is due. ...";
  std::string first;
  for (const Token& token : split_of(text).tokens) {
    if (token.starts_sentence) (first += slice(text, token.span)) += ' ';
  }
  EXPECT_EQ(first, "The 15 5 ");
}

TEST(Sentence, SplitsOnlyTheGivenTokens) {
  const std::string_view text = "One two. Three four. Five six.";
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  tokenize(text, tokens);
  const std::vector<std::uint32_t> others{5};
  split_sentences(text, tokens, {.first = 3, .end = 6, .others = others}, sentences);
  ASSERT_EQ(sentences.size(), 1U);
  EXPECT_EQ(slice(text, sentences[0].span), "Three four.");
  EXPECT_FALSE(tokens[0].starts_sentence);
  EXPECT_TRUE(tokens[3].starts_sentence);
}

}  // namespace
}  // namespace copydesk
