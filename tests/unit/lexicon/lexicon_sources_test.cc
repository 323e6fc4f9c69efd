#include <filesystem>
#include <fstream>
#include <string>

#include "lexicon_compiler/affix_expansion.h"
#include "lexicon_compiler/hunspell_dictionary.h"
#include "lexicon_compiler/names.h"
#include "lexicon_compiler/table.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace copydesk {
namespace {

class LexiconSourcesTest : public testing::Test {
 protected:
  void SetUp() override { std::filesystem::create_directories(folder_); }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::filesystem::path write(const char* name, const std::string& text) {
    std::ofstream(folder_ / name) << text;
    return folder_ / name;
  }
  std::vector<std::string> expand(const std::string& affixes, const std::string& words) {
    write("test.aff", affixes);
    write("test.dic", words);
    std::vector<std::string> texts;
    const auto forms = expand_affixes(folder_ / "test");
    for (const AffixedForm& form : *forms) texts.push_back(form.text + (form.no_suggest ? "!" : ""));
    return texts;
  }
  std::filesystem::path folder_ =
      std::filesystem::path(testing::TempDir()) /
      (std::string("copydesk_sources_") + testing::UnitTest::GetInstance()->current_test_info()->name());
};

using testing::ElementsAre;
using testing::HasSubstr;
using testing::UnorderedElementsAre;

TEST_F(LexiconSourcesTest, ExpandsAffixes) {
  const std::string affixes =
      "SET UTF-8\nNOSUGGEST !\nPFX U Y 1\nPFX U 0 un .\nSFX D Y 3\nSFX D 0 d e\nSFX D y ied [^aeiou]y\n"
      "SFX D 0 ed [^ey]\nSFX V N 1\nSFX V e ive e\n";
  EXPECT_THAT(expand(affixes, "1\nlove/UD\n"), UnorderedElementsAre("love", "loved", "unlove", "unloved"));
  EXPECT_THAT(expand(affixes, "1\ncarry/D\tpo:verb\n"), UnorderedElementsAre("carry", "carried"));
  EXPECT_THAT(expand(affixes, "1\nact/UV\n"), UnorderedElementsAre("act", "unact")) << "the condition of V fails";
  EXPECT_THAT(expand(affixes, "1\ncreate/UV\n"), UnorderedElementsAre("create", "uncreate", "creative"))
      << "V crosses nothing";
  EXPECT_THAT(expand(affixes, "1\nplay\n"), ElementsAre("play"));
  EXPECT_THAT(expand(affixes, "1\nand\\/or\n"), ElementsAre("and/or"));
  EXPECT_THAT(expand(affixes, "1\nbugger/!D\n"), UnorderedElementsAre("bugger!", "buggered!"));
}

TEST_F(LexiconSourcesTest, ReadsAllTypesOfFlags) {
  EXPECT_THAT(expand("FLAG long\nSFX Aa Y 1\nSFX Aa 0 s .\n", "1\ncat/BbAa\n"), UnorderedElementsAre("cat", "cats"));
  EXPECT_THAT(expand("FLAG num\nSFX 101 Y 1\nSFX 101 0 s .\n", "1\ncat/7,101\n"), UnorderedElementsAre("cat", "cats"));
  EXPECT_THAT(expand("FLAG UTF-8\nSFX é Y 1\nSFX é 0 s .\n", "1\ncat/é\n"), UnorderedElementsAre("cat", "cats"));
  EXPECT_THAT(expand("AF 1\nAF AB\nSFX A Y 1\nSFX A 0 s .\n", "1\ncat/1\n"), UnorderedElementsAre("cat", "cats"));
  EXPECT_THAT(expand("SFX A Y 1\nSFX A 0 er/B .\nSFX B Y 1\nSFX B 0 s .\n", "1\nbak/A\n"),
              UnorderedElementsAre("bak", "baker", "bakers"));
}

TEST_F(LexiconSourcesTest, NamesTheDictionaryThatIsMissing) {
  EXPECT_FALSE(HunspellDictionary::load(folder_ / "none"));
  const auto forms = expand_affixes(folder_ / "none");
  ASSERT_FALSE(forms);
  EXPECT_THAT(forms.error().where, HasSubstr("none.aff"));
  write("latin.aff", "SET ISO8859-1\n");
  EXPECT_THAT(expand_affixes(folder_ / "latin").error().message, HasSubstr("ISO8859-1"));
}

TEST_F(LexiconSourcesTest, ReadsTablesByColumnName) {
  const auto table = Table::read(write("t.tsv", "# a comment\nb\ta\n2\t1\n\n4\n"), {"b", "a"});
  ASSERT_TRUE(table);
  ASSERT_EQ(table->rows().size(), 2U);
  EXPECT_THAT(table->rows()[0].cells, ElementsAre("2", "1"));
  EXPECT_THAT(table->rows()[1].cells, ElementsAre("4", ""));
  EXPECT_THAT(list_of(" Kiev | Kyjiw||"), ElementsAre("Kiev", "Kyjiw"));
}

TEST_F(LexiconSourcesTest, ErrorsNameFileAndLine) {
  struct Row {
    const char *text, *where, *message;
  };
  const std::string header = "name\tkind\tcountry\tdemonyms\taccepted\tforeign\n";
  const Row rows[] = {
      {"", "t.tsv", "no header"},
      {"name\tkind\n", "t.tsv:1", "lacks the column country"},
      {"HOberlin\tplanet\tDE\n", "t.tsv:2", "“planet” is no kind of place"},
      {"HBerlin\tplace\tDE\n", "t.tsv:2", "“place” is no kind of place"},
      {"H\n# c\nBerlin\tcity\tDE\t\t\tMoskau\n", "t.tsv:4", "lacks its language"},
      {"HBerlin\tcity\tDE\t\t\tde:\n", "t.tsv:2", "lacks its language"},
      {"HBerlin\tcity\tDE\t\t\t\t\t\n", "t.tsv:2", "8 cells in a table of 6"},
      {"H\tcity\tDE\n", "t.tsv:2", "the column name is empty"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.message);
    std::string text = row.text;
    if (text.starts_with('H')) text = header + text.substr(1);
    Names names;
    WordStore words;
    const auto added = add_places(write("t.tsv", text), names, words);
    ASSERT_FALSE(added);
    EXPECT_THAT(added.error().where, testing::EndsWith(row.where));
    EXPECT_THAT(added.error().message, HasSubstr(row.message));
  }
}

TEST_F(LexiconSourcesTest, TitlesBecomeEntitiesByKind) {
  Names names;
  WordStore words;
  ASSERT_TRUE(add_titles(
      write("t.tsv",
            "title\tkind\tgiven_alone\tusual\nKing\troyal\tyes\nSheriff\tpolice\nPremier\toffice\t\tPrime Minister\n"),
      names, words));
  ASSERT_EQ(names.entities.size(), 3U);
  EXPECT_EQ(names.entities[0].kind, EntityKind::royal);
  EXPECT_EQ(names.entities[1].kind, EntityKind::rank);
  EXPECT_EQ(names.entities[2].kind, EntityKind::office);
  EXPECT_EQ(words["king"].classes, WordClass::royal_title);
  EXPECT_EQ(words["sheriff"].classes, WordClass::office_title);
  EXPECT_FALSE(add_titles(write("t.tsv", "title\tkind\tgiven_alone\tusual\nKing\tregal\t\n"), names, words));
}

TEST_F(LexiconSourcesTest, ReadsTermsOfOffice) {
  const std::string header = "name\tgiven\tfamily\taccepted\tforeign\tcountry\tnative\troles\n";
  const auto terms_in = [&](const std::string& roles) {
    Names names;
    WordStore words;
    const auto file = write("people.tsv", header + "Ana Ruiz\tAna\tRuiz\t\t\tPE\t\t" + roles + "\n");
    const auto added = add_people(file, names, words);
    return added ? names.entities.front().terms.size() : 0;
  };
  EXPECT_EQ(terms_in("president of Peru 2001-07..2006-07|mayor of the City of Lima 2010..2012|judge of Peru 2020-01.."),
            3U);
  for (const char* bad :
       {"president 2001-07..2006-07", "president of Peru", "president of Peru 2001-07", "president of Peru 2001-13..",
        "president of Peru 2006-07..2001-07", "president of Peru x..y"})
    EXPECT_EQ(terms_in(bad), 0U) << bad;
}

}  // namespace
}  // namespace copydesk
