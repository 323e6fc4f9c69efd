#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "lexicon_compiler/inflection.h"
#include "unit/lexicon/test_lexicon.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace copydesk {
namespace {

std::string folded_of(WordId word) {
  return word == no_word ? "" : std::string(test_lexicon().folded(word));
}

TEST(Grammar, Classes) {
  struct Row {
    const char* word;
    WordClass is, is_not;
  };
  using enum WordClass;
  const Row rows[] = {
      {"the", determiner, noun | adverb},
      {"in", preposition | adverb, noun | adjective},
      {"will", auxiliary | modal, verb},
      {"has", auxiliary | verb_s, plural_noun},
      {"accused", verb_past | verb_participle, verb | adjective},
      {"said", verb_past | verb_participle | speech_verb, adjective},
      {"telling", verb_ing | speech_verb, verb_past},
      {"run", verb | verb_participle | noun, verb_past},
      {"ran", verb_past, verb_participle},
      {"withdrawn", verb_participle, verb_past},
      {"leaders", plural_noun, noun},
      {"women", plural_noun, noun},
      {"news", noun, plural_noun},
      {"number", noun | verb, adjective},
      {"bigger", adjective, noun},
      {"quickly", adverb, adjective},
      {"hoping", verb_ing, noun},
      {"hundred", number_word, verb},
      {"Armenian", demonym | adjective, country},
      {"Armenia", country, city},
      {"Yerevan", city, country},
      {"January", month, weekday},
      {"Monday", weekday, month},
      {"Vladimir", given_name, country},
      {"President", office_title | noun, royal_title},
      {"King", royal_title, office_title},
      {"recieve", none, verb | noun},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.word);
    const WordClass classes = info_of(row.word).classes;
    EXPECT_EQ(classes & row.is, row.is);
    EXPECT_FALSE(has(classes, row.is_not)) << static_cast<std::uint64_t>(classes & row.is_not);
  }
}

TEST(Grammar, Lemmas) {
  struct Row {
    const char *word, *verb, *noun;
  };
  const Row rows[] = {{"accused", "accuse", ""},    {"wolves", "", "wolf"},       {"said", "say", ""},
                      {"hoping", "hope", ""},       {"hopping", "hop", ""},       {"found", "find", ""},
                      {"leaders", "", "leader"},    {"were", "be", ""},           {"are", "be", ""},
                      {"companies", "", "company"}, {"withdrew", "withdraw", ""}, {"offered", "offer", ""},
                      {"river", "", "river"},       {"women", "", "woman"}};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.word);
    EXPECT_EQ(folded_of(info_of(row.word).verb_lemma), row.verb);
    EXPECT_EQ(folded_of(info_of(row.word).noun_lemma), row.noun);
  }
}

TEST(Grammar, FormsOfALemma) {
  const Lexicon& lexicon = test_lexicon();
  const auto forms = [&lexicon](const char* lemma) {
    std::vector<std::string> texts;
    for (const WordId form : lexicon.forms(lexicon.find(lemma))) texts.push_back(folded_of(form));
    return texts;
  };
  EXPECT_THAT(forms("accuse"), testing::UnorderedElementsAre("accuse", "accuses", "accused", "accusing"));
  EXPECT_THAT(forms("be"), testing::IsSupersetOf({"be", "am", "is", "are", "was", "were", "been", "being"}));
  EXPECT_THAT(forms("be"), testing::Not(testing::Contains("bed")));
  EXPECT_THAT(forms("wolf"), testing::IsSupersetOf({"wolf", "wolves"}));
  EXPECT_EQ(forms("lay").front(), "lay");  // although itself a form of "lie"
  EXPECT_THAT(forms("quickly"), testing::IsEmpty());
}

TEST(Inflection, FollowsSpellingRules) {
  struct Row {
    std::vector<std::string> made, expected;
  };
  const Row rows[] = {
      {with_s("party"), {"parties"}},
      {with_s("day"), {"days"}},
      {with_s("box"), {"boxes"}},
      {with_s("hero"), {"heros", "heroes"}},
      {with_ed("hope"), {"hoped"}},
      {with_ed("hop"), {"hopped"}},
      {with_ed("offer"), {"offered", "offerred"}},
      {with_ed("carry"), {"carried"}},
      {with_ed("play"), {"played"}},
      {with_ed("quit"), {"quitted"}},
      {with_ing("die"), {"dying"}},
      {with_ing("see"), {"seeing"}},
      {with_ing("make"), {"making"}},
      {with_ing("be"), {"being"}},
      {with_er("big"), {"bigger"}},
      {with_est("happy"), {"happiest"}},
  };
  for (const Row& row : rows) EXPECT_EQ(row.made, row.expected);
}

TEST(Grammar, ClassNamesAreParsed) {
  EXPECT_EQ(parse_word_class("verb-ing"), WordClass::verb_ing);
  EXPECT_EQ(parse_word_class("uncountable"), WordClass::uncountable);
  EXPECT_EQ(parse_word_class("gerund"), std::nullopt);
  EXPECT_EQ(parse_entity_kind("place"), any_place);
  EXPECT_EQ(parse_entity_kind("rank"), EntityKind::rank);
  EXPECT_EQ(parse_entity_kind("planet"), std::nullopt);
  // Every name in the message is one that is parsed.
  for (const std::string_view names : {word_class_names(), entity_kind_names()}) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < names.size(); ++count) {
      const std::size_t end = std::min(names.find(", ", at), names.size());
      const auto name = names.substr(at, end - at);
      EXPECT_TRUE(parse_word_class(name) || parse_entity_kind(name)) << name;
      at = end + 2;
    }
    EXPECT_EQ(count, names == word_class_names() ? 28U : 14U);
  }
}

}  // namespace
}  // namespace copydesk
