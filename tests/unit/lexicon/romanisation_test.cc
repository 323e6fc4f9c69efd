#include "lexicon_compiler/romanisation.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "lexicon_compiler/table.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace copydesk {
namespace {

using testing::Contains;
using testing::IsEmpty;

const std::filesystem::path folder = std::filesystem::path(COPYDESK_SOURCE_DIR) / "dictionaries";

Romanisation table(const std::string& name) {
  auto read = Romanisation::read(folder / "romanisation" / (name + ".tsv"));
  if (!read) throw std::runtime_error(read.error().where + ": " + read.error().message);
  return std::move(*read);
}

std::size_t column(std::string_view language) {
  const auto* const at = std::find(std::begin(Romanisation::languages), std::end(Romanisation::languages), language);
  return static_cast<std::size_t>(at - std::begin(Romanisation::languages));
}

std::vector<std::string> romanise(const std::string& name, const char* native, const char* language) {
  return table(name).romanise(native, column(language));
}

TEST(Romanisation, WritesAsThePressesDo) {
  EXPECT_THAT(romanise("russian", "Владимир", "de"), Contains("wladimir"));
  EXPECT_THAT(romanise("russian", "Путин", "fr"), Contains("poutine"));
  EXPECT_THAT(romanise("russian", "Путин", "hu"), Contains("putyin"));
  EXPECT_THAT(romanise("russian", "Владимир", "hu"), Contains("vlagyimir"));
  EXPECT_THAT(romanise("russian", "Лукашенко", "de"), Contains("lukaschenko"));
  EXPECT_THAT(romanise("russian", "Лукашенко", "fr"), Contains("loukachenko"));
  EXPECT_THAT(romanise("russian", "Горбачёв", "de"), Contains("gorbatschow"));
  EXPECT_THAT(romanise("russian", "Сергей", "pl"), Contains("siergiej"));
  EXPECT_THAT(romanise("russian", "Сергей", "fr"), Contains("sergueï"));
  EXPECT_THAT(romanise("ukrainian", "Зеленський", "de"), Contains("selenskyj"));
  EXPECT_THAT(romanise("ukrainian", "Зеленський", "pl"), Contains("zełenski"));
  EXPECT_THAT(romanise("armenian", "Փաշինյան", "fr"), Contains("pachinian"));
  EXPECT_THAT(romanise("georgian", "სააკაშვილი", "de"), Contains("saakaschwili"));
  EXPECT_THAT(romanise("greek", "Τσίπρας", "hu"), Contains("ciprasz"));
  EXPECT_THAT(romanise("russian", "Путин", "en"), Contains("putin"));
}

TEST(Romanisation, RewritesEnglishFormsOfScriptsWithoutVowels) {
  EXPECT_THAT(romanise("arabic", "khaled", "de"), Contains("chaled"));
  EXPECT_THAT(romanise("arabic", "jalal", "fr"), Contains("djalal"));
  EXPECT_THAT(romanise("arabic", "shoukry", "de"), Contains("schukri"));
  EXPECT_THAT(romanise("persian", "khatami", "es"), Contains("jatami"));
  EXPECT_THAT(romanise("persian", "araghchi", "de"), Contains("araghtschi"));
  EXPECT_THAT(romanise("hebrew", "avigdor", "pl"), Contains("awigdor"));
  EXPECT_THAT(romanise("hebrew", "netanyahu", "de"), Contains("netanjahu"));
}

TEST(Romanisation, GivesNothingWhereALetterIsMissing) {
  EXPECT_THAT(romanise("russian", "Փաշինյան", "de"), IsEmpty());
  EXPECT_THAT(romanise("russian", "II", "de"), Contains("ii"));
}

TEST(Romanisation, RefusesWhatIsNoTable) {
  EXPECT_FALSE(Romanisation::read(folder / "romanisation" / "none.tsv"));
  EXPECT_FALSE(Romanisation::read(folder / "people.tsv"));
}

// The foreign forms that people.tsv lists by hand were seen in the presses: the tables should know them. Words are
// taken one by one, for a name in full is a product of its words' alternatives.
TEST(Romanisation, KnowsWhatWasListedByHand) {
  const std::map<std::string, std::string> files = {{"ru", "russian"},   {"uk", "ukrainian"}, {"be", "belarusian"},
                                                    {"bg", "bulgarian"}, {"hy", "armenian"},  {"ka", "georgian"},
                                                    {"el", "greek"},     {"sr", "serbian"},   {"mk", "serbian"}};
  std::map<std::string, Romanisation> tables;
  for (const auto& [language, file] : files) tables.emplace(language, table(file));
  const auto people = Table::read(folder / "people.tsv", {"name", "native", "foreign"});
  ASSERT_TRUE(people);
  int known = 0, unknown = 0;
  for (const Table::Row& row : people->rows()) {
    for (const std::string& form : list_of(row.cells[2])) {
      const std::string language = form.substr(0, 2);
      if (column(language) >= std::size(Romanisation::languages)) continue;
      const std::vector<std::string> words = list_of(form.substr(3), ' ');
      // Arabic, Persian and Hebrew come without vowels; the presses write such names in ways of their own.
      if (row.cells[1].starts_with("ar:") || row.cells[1].starts_with("fa:") || row.cells[1].starts_with("he:"))
        continue;
      bool tried = false, found = false;
      for (const std::string& native : list_of(row.cells[1])) {
        const auto with = tables.find(native.substr(0, 2));
        const std::vector<std::string> natives = list_of(native.substr(3), ' ');
        if (with == tables.end() || natives.size() != words.size()) continue;
        tried = true;
        bool all = true;
        for (std::size_t i = 0; i < words.size(); ++i) {
          bool any = false;
          for (const std::string& way : with->second.romanise(natives[i], column(language)))
            any |= without_diacritics(way) == without_diacritics(words[i]);
          all &= any;
        }
        found |= all;
      }
      if (!tried) continue;
      (found ? known : unknown) += 1;
      if (!found && std::getenv("COPYDESK_SHOW_NAMES") != nullptr)
        std::cout << row.cells[0] << "  " << form << "  " << row.cells[1] << '\n';
    }
  }
  std::cout << known << " of " << known + unknown << " listed forms are derived\n";
  EXPECT_GT(known, 500);
  EXPECT_GE(known, 9 * unknown);
}

}  // namespace
}  // namespace copydesk
