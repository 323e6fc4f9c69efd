#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include "unit/lexicon/test_lexicon.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "copydesk/lexicon/word_table.h"

namespace copydesk {
namespace {

const Gazetteer& gazetteer() {
  return test_lexicon().gazetteer();
}

/// The names found in a text: "text=preferred name", with "*" for foreign forms, separated by "; ".
std::string mentions(std::string_view text) {
  const Vocabulary vocabulary(test_lexicon());
  WordTable words(vocabulary);
  std::vector<Token> tokens;
  TokenPlaces places;
  tokenize(text, tokens, places);
  TraitIndex traits;
  traits.begin(places, tokens.size());
  words.look_up(text, tokens, traits);
  std::vector<Mention> found;
  gazetteer().find_mentions(text, tokens, traits.with(WordTrait::begins_name), found);
  std::string out;
  for (const Mention& mention : found) {
    const Span span{.begin = tokens[mention.first_token].span.begin,
                    .end = tokens[mention.first_token + mention.token_count - 1].span.end};
    const Form form = gazetteer().form(mention.form);
    if (!out.empty()) out += "; ";
    out += std::string(slice(text, span)) + "=" + std::string(gazetteer().entity(form.entities.front()).name);
    if (form.kind == FormKind::foreign) out += "*";
  }
  return out;
}

TEST(Gazetteer, FindsMentions) {
  struct Row {
    const char *name, *text, *found;
  };
  const Row rows[] = {
      {"one word", "He flew to Yerevan on Monday.", "Yerevan=Yerevan"},
      {"the longest wins", "The United Nations Security Council met.",
       "United Nations Security Council=United Nations Security Council"},
      {"possessive", "Armenia's army", "Armenia=Armenia"},
      {"a name needs its capital", "reading in turkey, who said us", ""},
      {"all capitals fit", "YEREVAN (AP)", "YEREVAN=Yerevan; AP=Associated Press"},
      {"an acronym needs all capitals", "Who told the WHO?", "WHO=World Health Organization"},
      {"acronym with stops", "the U.N. said", "U.N.=United Nations"},
      {"acronym with stops at the end", "He joined the U.N.", "U.N.=United Nations"},
      {"hyphen of the form as a space", "in Nagorno Karabakh today", "Nagorno Karabakh=Nagorno-Karabakh"},
      {"hyphen", "in Nagorno-Karabakh today", "Nagorno-Karabakh=Nagorno-Karabakh"},
      {"space of the form as a hyphen", "the New-York mayor", "New-York=New York"},
      {"a dash is no hyphen", "Nagorno - Karabakh", "Karabakh=Nagorno-Karabakh"},
      {"not across lines", "He left New\nYork burned", "York=York"},
      {"foreign city", "Er kam aus Moskau.", "Moskau=Moscow*"},
      {"foreign country from ICU", "in Vereinigte Arabische Emirate",
       "Vereinigte Arabische Emirate=United Arab Emirates*"},
      {"foreign acronym", "the OTAN summit", "OTAN=NATO*"},
      {"foreign person", "Wladimir Putin spoke", "Wladimir Putin=Vladimir Putin*"},
      {"right name that holds a foreign form", "He plays for Legia Warszawa now.", "Legia Warszawa=Legia Warszawa"},
      {"person", "Vladimir Putin spoke", "Vladimir Putin=Vladimir Putin"},
      {"demonym", "two Armenians", "Armenians=Armenians"},
      {"nothing", "", ""},
      {"unknown words", "Xyzzy Plugh.", ""},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(mentions(row.text), row.found);
  }
}

TEST(Gazetteer, MistakenNamesOfOrganisationsAreForeignWithoutLanguage) {
  EXPECT_THAT(mentions("the International Penal Court"),
              testing::HasSubstr("International Penal Court=International Criminal Court*"));
}

TEST(Gazetteer, FindsAFormByItsWords) {
  const auto find = [](std::initializer_list<const char*> words) {
    std::vector<WordId> ids;
    for (const char* word : words) ids.push_back(test_lexicon().find(word));
    const auto form = gazetteer().find(ids);
    return form ? std::string(gazetteer().form(*form).text) : "";
  };
  EXPECT_EQ(find({"vladimir", "putin"}), "Vladimir Putin");
  EXPECT_EQ(find({"nagorno", "-", "karabakh"}), "Nagorno-Karabakh");
  EXPECT_EQ(find({"wladimir", "putin"}), "Wladimir Putin");
  EXPECT_EQ(find({"united"}), "");
  EXPECT_EQ(find({}), "");
}

TEST(Gazetteer, TellsAllFormsOfAnEntity) {
  const WordId moscow = test_lexicon().find("moscow");
  const auto form = gazetteer().find(std::span(&moscow, 1));
  ASSERT_TRUE(form);
  const EntityId id = gazetteer().form(*form).entities.front();
  EXPECT_TRUE(has(gazetteer().entity(id).kind, EntityKind::capital));
  EXPECT_EQ(gazetteer().entity(id).country, "RU");
  std::vector<std::string> forms;
  for (const std::uint32_t other : gazetteer().forms_of(id)) forms.emplace_back(gazetteer().form(other).text);
  EXPECT_EQ(forms.front(), "Moscow");
  EXPECT_THAT(forms, testing::IsSupersetOf({"Moskau", "Moscou", "Moskwa"}));
}

TEST(Gazetteer, EnglishNamesAreNotForeign) {
  for (const char* name : {"Georgia", "Nice", "Roma", "Jordan", "Mali", "Polonia", "Germania"})
    EXPECT_THAT(mentions(name), testing::Not(testing::HasSubstr("*"))) << name;
}

TEST(Gazetteer, KnowsWhoHeldAnOffice) {
  using namespace std::chrono;
  const auto terms = gazetteer().terms_of("FR", "president");
  std::vector<std::string> holders;
  for (const Term& term : terms) {
    holders.emplace_back(gazetteer().entity(term.holder).name);
    EXPECT_EQ(term.office, "president");
    EXPECT_LE(term.from, term.until);
  }
  EXPECT_THAT(holders, testing::IsSupersetOf({"Nicolas Sarkozy", "Emmanuel Macron"}));
  EXPECT_TRUE(std::is_sorted(terms.begin(), terms.end(), [](const Term& a, const Term& b) { return a.from < b.from; }));
  const auto held = gazetteer().terms_held_by(terms.back().holder);
  ASSERT_EQ(held.size(), 1U);
  EXPECT_EQ(held.front().of, "FR");
  EXPECT_EQ(held.front().from, 2017y / May);
  // Bodies go by their preferred name, whichever the table has; offices without hyphens.
  EXPECT_FALSE(gazetteer().terms_of("NATO", "secretary general").empty());
  EXPECT_FALSE(gazetteer().terms_of("International Monetary Fund", "managing director").empty());
  EXPECT_TRUE(gazetteer().terms_of("FR", "tsar").empty());
  EXPECT_TRUE(gazetteer().terms_of("").empty());
}

// Whatever the tables hold, their forms and entities point at each other.
TEST(Gazetteer, IsConsistent) {
  for (EntityId id = 0; id < gazetteer().size(); ++id) {
    const Entity entity = gazetteer().entity(id);
    ASSERT_FALSE(entity.name.empty());
    for (const std::uint32_t form_id : gazetteer().forms_of(id)) {
      const Form form = gazetteer().form(form_id);
      EXPECT_THAT(std::vector<EntityId>(form.entities.begin(), form.entities.end()), testing::Contains(id))
          << form.text;
      EXPECT_TRUE(entity.kind == EntityKind::none || has(form.entity_kinds, entity.kind)) << form.text;
    }
  }
}

TEST(GivenNames, LeadToTheEnglishForm) {
  const Lexicon& lexicon = test_lexicon();
  const auto equivalents = lexicon.given_name_equivalents(lexicon.find("wladimir"));
  ASSERT_EQ(equivalents.size(), 1U);
  EXPECT_EQ(lexicon.written(equivalents.front().preferred), "Vladimir");
  EXPECT_EQ(equivalents.front().language, "de");
  EXPECT_TRUE(lexicon.given_name_equivalents(lexicon.find("vladimir")).empty());
  EXPECT_TRUE(lexicon.given_name_equivalents(no_word).empty());
}

}  // namespace
}  // namespace copydesk
