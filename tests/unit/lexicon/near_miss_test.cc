#include "copydesk/lexicon/near_miss.h"

#include <algorithm>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "unit/lexicon/test_lexicon.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace copydesk {
namespace {

std::vector<std::string> near(std::string_view wrong, std::size_t limit = 5) {
  std::string folded;
  fold(wrong, folded);
  std::vector<std::string> words;
  for (const NearMiss& miss : test_lexicon().near_misses(folded, limit))
    words.push_back(test_lexicon().written(miss.word));
  return words;
}

TEST(NearMiss, GivesTheLikeliestFirst) {
  struct Row {
    const char *wrong, *right;
  };
  const Row rows[] = {
      {"Washngton", "Washington"},
      {"recieve", "receive"},
      {"goverment", "government"},
      {"Beijng", "Beijing"},
      {"teh", "the"},
      {"Brusels", "Brussels"},
      {"accomodate", "accommodate"},
      {"occured", "occurred"},
      {"seperate", "separate"},
      {"definately", "definitely"},
      {"untill", "until"},
      {"begining", "beginning"},
      {"beleive", "believe"},
      {"calender", "calendar"},
      {"committment", "commitment"},
      {"concious", "conscious"},
      {"embarass", "embarrass"},
      {"enviroment", "environment"},
      {"existance", "existence"},
      {"foriegn", "foreign"},
      {"gaurd", "guard"},
      {"happend", "happened"},
      {"harrass", "harass"},
      {"immediatly", "immediately"},
      {"independant", "independent"},
      {"knowlege", "knowledge"},
      {"liason", "liaison"},
      {"maintainance", "maintenance"},
      {"millenium", "millennium"},
      {"neccessary", "necessary"},
      {"noticable", "noticeable"},
      {"ocasion", "occasion"},
      {"paralel", "parallel"},
      {"parliment", "parliament"},
      {"perticular", "particular"},
      {"posession", "possession"},
      {"prefered", "preferred"},
      {"presidant", "president"},
      {"privelege", "privilege"},
      {"publically", "publicly"},
      {"recomend", "recommend"},
      {"refered", "referred"},
      {"religous", "religious"},
      {"resistence", "resistance"},
      {"sargent", "sergeant"},
      {"succesful", "successful"},
      {"suprise", "surprise"},
      {"tommorow", "tomorrow"},
      {"truely", "truly"},
      {"wierd", "weird"},
      {"wich", "which"},
      {"adress", "address"},
      {"agressive", "aggressive"},
      {"apparant", "apparent"},
      {"arguement", "argument"},
      {"assasination", "assassination"},
      {"basicly", "basically"},
      {"catagory", "category"},
      {"comming", "coming"},
      {"diffrent", "different"},
      {"dissapear", "disappear"},
      {"ecstacy", "ecstasy"},
      {"Febuary", "February"},
      {"finaly", "finally"},
      {"freind", "friend"},
      {"garantee", "guarantee"},
      {"Isreal", "Israel"},
      {"Azerbijan", "Azerbaijan"},
      {"Ukrane", "Ukraine"},
      {"Zelenksy", "Zelensky"},
      {"Putn", "Putin"},
      {"Moscw", "Moscow"},
      {"Jerusalam", "Jerusalem"},
      {"Phillipines", "Philippines"},
      {"Carribean", "Caribbean"},
      {"Kyrgystan", "Kyrgyzstan"},
      {"ministr", "minister"},
      {"politican", "politician"},
      {"polticial", "political"},
      {"poeple", "people"},
      {"becuase", "because"},
      {"thier", "their"},
      {"whcih", "which"},
      {"wtih", "with"},
      {"Nagrono", "Nagorno"},
      {"Karabkh", "Karabakh"},
      {"Armneian", "Armenian"},
      {"Erdgoan", "Erdogan"},
      {"Merekl", "Merkel"},
      {"Macorn", "macron"},
      {"sanctoins", "sanctions"},
      {"milion", "million"},
      {"Londn", "London"},
      {"Lodon", "London"},
      {"Grmany", "Germany"},
      {"Parlament", "parliament"},
  };
  static_assert(std::size(rows) >= 60);
  for (const Row& row : rows) {
    SCOPED_TRACE(row.wrong);
    const auto words = near(row.wrong);
    ASSERT_FALSE(words.empty());
    EXPECT_EQ(words.front(), row.right);
  }
}

TEST(NearMiss, FindsTwoEditsInLongWordsOnly) {
  EXPECT_THAT(near("goverments"), testing::Contains("governments"));
  EXPECT_THAT(near("parlamentery"), testing::Contains("parliamentary"));
  EXPECT_THAT(near("wxter"), testing::Not(testing::Contains("waiter")));
}

TEST(NearMiss, IsSilentWhereNothingIsNear) {
  for (const char* word : {"", "x", "zz", "qqqqqqqqq", "xkcdqzvw"}) EXPECT_THAT(near(word), testing::IsEmpty()) << word;
  EXPECT_THAT(near(std::string(5000, 'a')), testing::IsEmpty());
  EXPECT_THAT(near("the"), testing::Not(testing::Contains("the"))) << "a word is no near miss of itself";
  EXPECT_EQ(near("goverment", 1).size(), 1U);
}

TEST(NearMiss, DoesNotSuggestAbuse) {
  for (const char* word : {"bullshitt", "fuckk", "cuntt"}) {
    for (const std::string& suggestion : near(word))
      EXPECT_EQ(suggestion.find(std::string(word).substr(0, 4)), std::string::npos) << suggestion;
  }
}

std::size_t edits(const std::string& a, const std::string& b, std::size_t limit) {
  std::vector<char32_t> wrong, right;
  letters_of(a, wrong);
  letters_of(b, right);
  return edit_distance(wrong, right, limit).edits;
}

TEST(EditDistance, CountsEdits) {
  struct Row {
    const char *a, *b;
    std::size_t limit, edits;
  };
  const Row rows[] = {{"abc", "abc", 2, 0},      {"abc", "acb", 2, 1},   {"abc", "ab", 2, 1},
                      {"abc", "abcd", 2, 1},     {"abc", "xbc", 2, 1},   {"abc", "xyz", 2, 3},
                      {"ca", "abc", 3, 3},       {"abcd", "badc", 2, 2}, {"aaa", "a", 1, 2},
                      {"größe", "grösse", 2, 2}, {"", "ab", 2, 2},       {"kitten", "sitting", 3, 3}};
  for (const Row& row : rows) {
    EXPECT_EQ(edits(row.a, row.b, row.limit), row.edits) << row.a << " " << row.b;
    EXPECT_EQ(edits(row.b, row.a, row.limit), row.edits) << row.b << " " << row.a;
  }
}

// The index must lose nothing: whatever is one edit away from a word that it suggests is found again.
TEST(NearMiss, FindsEveryWordAtDistanceOne) {
  const Lexicon& lexicon = test_lexicon();
  std::mt19937 random(7);
  std::size_t tried = 0;
  std::vector<std::string> lost;
  for (WordId id = 0; tried < 2000 && id < 40000; id += 17) {
    const std::string word(lexicon.folded(id));
    const WordInfo info = lexicon.info(id);
    const bool plain = word.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos;
    if (!plain || word.size() < 4 || !has(info.spelling, Spelling::lower) || info.frequency < 250) continue;
    std::string wrong = word;
    const std::size_t at = random() % word.size();
    const auto letter = static_cast<char>('a' + random() % 26);
    switch (random() % 3) {
      case 0:
        wrong.insert(at, 1, letter);
        break;
      case 1:
        wrong.erase(at, 1);
        break;
      default:
        wrong[at] = letter;
    }
    if (wrong == word || wrong.size() < near_miss_shortest) continue;
    ++tried;
    const auto misses = lexicon.near_misses(wrong, 1000);
    const bool found =
        std::any_of(misses.begin(), misses.end(), [id](const NearMiss& miss) { return miss.word == id; });
    if (!found) lost.push_back(wrong + " does not lead to " + word);
  }
  EXPECT_GT(tried, 500U);
  EXPECT_LE(lost.size(), 3U) << testing::PrintToString(lost);  // abusive words, which are right but never suggested
}

}  // namespace
}  // namespace copydesk
