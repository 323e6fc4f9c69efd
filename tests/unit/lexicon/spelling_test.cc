#include <filesystem>
#include <fstream>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "lexicon_compiler/hunspell_dictionary.h"
#include "lexicon_compiler/table.h"
#include "lexicon_compiler/word_store.h"
#include "unit/lexicon/test_lexicon.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "copydesk/lexicon/lexicon.h"

namespace copydesk {
namespace {

const std::filesystem::path hunspell_folder = "/usr/share/hunspell";

struct Dictionaries {
  HunspellDictionary american, british;
  [[nodiscard]] bool accept(const std::string& word) const { return american.accepts(word) || british.accepts(word); }
};

class HunspellSpelling : public testing::Test {
 protected:
  void SetUp() override {
    auto american = HunspellDictionary::load(hunspell_folder / "en_US");
    auto british = HunspellDictionary::load(hunspell_folder / "en_GB");
    if (!american || !british) GTEST_SKIP() << "no Hunspell dictionaries here";
    dictionaries_.emplace(Dictionaries{std::move(*american), std::move(*british)});
  }
  std::optional<Dictionaries> dictionaries_ = {};
};

/// Words of Debian's word lists that Hunspell accepts by rules that the lexicon does not have.
bool is_exception(const std::string& word) {
  return word.find(' ') != std::string::npos;
}

// The word lists are not made from the Hunspell dictionaries, so they try the expansion of affixes.
TEST_F(HunspellSpelling, ComprisesAllThatHunspellAccepts) {
  const Lexicon& lexicon = test_lexicon();
  bool found_a_list = false;
  for (const char* list : {"/usr/share/dict/american-english-large", "/usr/share/dict/british-english-large"}) {
    std::ifstream in(list);
    found_a_list = found_a_list || in.good();
    std::vector<std::string> missing;
    for (std::string word; std::getline(in, word);) {
      if (word.ends_with("'s")) word.resize(word.size() - 2);  // the tokeniser splits it
      if (is_exception(word) || !dictionaries_->accept(word)) continue;
      if (!lexicon.accepts(lexicon.find(folded(word)), shape_of(word), word)) missing.push_back(word);
    }
    EXPECT_THAT(missing, testing::IsEmpty()) << list;
  }
  if (!found_a_list) GTEST_SKIP() << "install wamerican-large or wbritish-large";
}

TEST_F(HunspellSpelling, AcceptsNothingElse) {
  const Lexicon& lexicon = test_lexicon();
  const auto list = read_list(COPYDESK_SOURCE_DIR "/dictionaries/house-words.txt");
  ASSERT_TRUE(list);
  std::set<std::string> house;
  for (const std::string& word : *list) house.insert(folded(word));
  std::vector<std::string> unknown;
  for (WordId id = 0; id < lexicon.size(); ++id) {
    const std::string word(lexicon.folded(id));
    if (house.contains(word)) continue;
    const std::pair<CaseShape, std::string> cases[] = {
        {CaseShape::lower, word}, {CaseShape::title, capitalised(word)}, {CaseShape::upper, in_capitals(word)}};
    for (const auto& [shape, text] : cases) {
      if (lexicon.accepts(id, shape) && !dictionaries_->accept(text)) unknown.push_back(text);
    }
    const std::string written = lexicon.written(id);
    if (shape_of(written) == CaseShape::mixed && lexicon.accepts(id, CaseShape::mixed, written) &&
        !dictionaries_->accept(written))
      unknown.push_back(written);
  }
  EXPECT_THAT(unknown, testing::IsEmpty());
}

TEST(Spelling, KnowsDialects) {
  struct Row {
    const char* word;
    bool american, british;
  };
  for (const Row& row : {Row{"colour", false, true}, Row{"color", true, false}, Row{"river", true, true},
                         Row{"centre", false, true}, Row{"theater", true, false}, Row{"Azerbaijan", true, true}}) {
    SCOPED_TRACE(row.word);
    const Spelling spelling = info_of(row.word).spelling;
    EXPECT_EQ(has(spelling, Spelling::american), row.american);
    EXPECT_EQ(has(spelling, Spelling::british), row.british);
  }
}

TEST(Spelling, KnowsCase) {
  struct Row {
    const char* text;
    bool right;
  };
  const Row rows[] = {
      {"river", true},       {"River", true},      {"RIVER", true},     {"rIver", false},   {"Washington", true},
      {"washington", false}, {"WASHINGTON", true}, {"NATO", true},      {"nato", false},    {"McDonald", true},
      {"mcdonald", false},   {"MCDONALD", true},   {"McDOnald", false}, {"O’Brien", true},  {"O'Brien", true},
      {"o'brien", false},    {"don't", true},      {"don’t", true},     {"recieve", false}, {"teh", false},
      {"iPhone", true},      {"Iphone", false},    {"café", true},      {"monday", false},  {"Monday", true}};
  const Lexicon& lexicon = test_lexicon();
  for (const Row& row : rows) {
    EXPECT_EQ(lexicon.accepts(lexicon.find(folded(row.text)), shape_of(row.text), row.text), row.right) << row.text;
  }
  EXPECT_FALSE(lexicon.accepts(no_word, CaseShape::lower));
}

}  // namespace
}  // namespace copydesk
