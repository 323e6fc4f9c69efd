#include "serve/http/annotated_text.h"

#include <gtest/gtest.h>

namespace copydesk::serve {
namespace {

struct Case {
  std::string_view flagged;  // in the plain text, its first place
  std::uint32_t offset, length;
  bool holds_markup;
};

void expect(const AnnotatedText& text, const std::vector<Case>& cases) {
  for (const auto& [flagged, offset, length, holds_markup] : cases) {
    const auto begin = static_cast<std::uint32_t>(text.plain().find(flagged));
    const auto place = text.original({begin, begin + static_cast<std::uint32_t>(flagged.size())});
    EXPECT_EQ(place.offset, offset) << flagged;
    EXPECT_EQ(place.length, length) << flagged;
    EXPECT_EQ(place.holds_markup, holds_markup) << flagged;
  }
}

TEST(AnnotatedText, CountsUtf16Units) {
  expect(AnnotatedText("é 😀 end"),
         {{"é", 0, 1, false}, {"😀", 2, 2, false}, {"end", 5, 3, false}, {"é 😀 end", 0, 8, false}});
  expect(AnnotatedText(std::string(1000, 'x') + "😀é!"), {{"é", 1002, 1, false}, {"!", 1003, 1, false}});
  expect(AnnotatedText(""), {{"", 0, 0, false}});
}

TEST(AnnotatedText, PassesOverMarkup) {
  const auto text = AnnotatedText::parse(
      R"({"annotation":[{"text":"A 😀"},{"markup":"<b>"},{"text":"bold"},{"markup":"</b>"},{"text":" word"},
                        {"markup":"<br/>","interpretAs":"\n\n"},{"text":"next"}]})");
  ASSERT_TRUE(text.has_value());
  EXPECT_EQ(text->plain(), "A 😀bold word\n\nnext");
  expect(*text, {{"😀", 2, 2, false},
                 {"bold", 7, 4, false},
                 {" word", 15, 5, false},
                 {"bold word", 7, 13, true},
                 {"next", 25, 4, false},
                 {"\n", 20, 5, true}});
}

TEST(AnnotatedText, SaysWhatIsWrong) {
  for (const auto& [json, message] : std::vector<std::pair<std::string, std::string>>{
           {"", "is no JSON"},
           {"[]", "must be an object with a list “annotation”"},
           {R"({"annotation":3})", "must be an object with a list “annotation”"},
           {R"({"annotation":["x"]})", "must be an object"},
           {R"({"annotation":[{"text":"a","markup":"b"}]})", "must have “text” or “markup”, and one of them only"},
           {R"({"annotation":[{"text":3}]})", "must have “text” or “markup”, and one of them only"},
       }) {
    const auto text = AnnotatedText::parse(json);
    ASSERT_FALSE(text.has_value()) << json;
    EXPECT_EQ(text.error().message, message);
  }
}

}  // namespace
}  // namespace copydesk::serve
