#include "copydesk/fix/decisions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace copydesk {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Decision change(std::uint32_t begin, std::string text, std::string replacement) {
  const auto end = begin + static_cast<std::uint32_t>(text.size());
  return {.rule = "name/x", .span = {begin, end}, .text = std::move(text), .replacement = std::move(replacement)};
}

std::string made(const std::string& bytes, const DocumentDecisions& decided) {
  const auto text = Text::decode(bytes);
  const auto result = edits_of(decided, *text, {});
  return edited(bytes, result.edits);
}

TEST(Decisions, AreReadOrRefusedWithTheirPlace) {
  const auto read = [](std::string_view json) { return read_decisions(json, "d.json"); };
  const auto good = read(R"({"format":"copydesk-decisions","version":1,"documents":[{"path":"a.txt","fingerprint":"f",
    "decisions":[{"rule":"name/x","span":{"start":2,"end":4},"text":"ab","decision":"edit","replacement":"c"},
                 {"rule":"name/y","span":{"start":5,"end":6},"text":"d","decision":"reject"}]}]})");
  ASSERT_TRUE(good);
  ASSERT_EQ(good->size(), 1U);
  EXPECT_EQ((*good)[0].fingerprint, "f");
  ASSERT_EQ((*good)[0].decisions.size(), 2U);
  EXPECT_EQ((*good)[0].decisions[0].span, (Span{2, 4}));
  EXPECT_EQ((*good)[0].decisions[0].replacement, "c");
  EXPECT_EQ((*good)[0].decisions[1].kind, Decision::Kind::reject);

  const auto in = [](std::string_view decision) {
    return R"({"format":"copydesk-decisions","version":1,"documents":[{"path":"a","decisions":[)" +
           std::string(decision) + "]}]}";
  };
  const std::pair<std::string, std::string> bad[] = {
      {"[1", "no JSON"},
      {"[]", "is no object"},
      {R"({"format":"x","version":1,"documents":[]})", "copydesk-decisions"},
      {R"({"format":"copydesk-decisions","version":2,"documents":[]})", "version is not 1"},
      {R"({"format":"copydesk-decisions","version":1})", "documents is missing"},
      {R"({"format":"copydesk-decisions","version":1,"documents":[{"decisions":[]}]})", "documents[0].path is missing"},
      {in("{}"), "documents[0].decisions[0].rule is missing"},
      {in("7"), "documents[0].decisions[0] is no object"},
      {in(R"({"rule":"x","text":"a","span":{"start":-1,"end":2},"decision":"reject"})"), "span.start is no number"},
      {in(R"({"rule":"x","text":"a","span":{"start":3,"end":2},"decision":"reject"})"), "span.end lies before"},
      {in(R"({"rule":"x","text":"a","span":{"start":1,"end":2},"decision":"maybe","replacement":""})"), "accept, edit"},
      {in(R"({"rule":"x","text":"a","span":{"start":1,"end":2},"decision":"accept"})"), "replacement is missing"}};
  for (const auto& [json, message] : bad) {
    const auto refused = read(json);
    ASSERT_FALSE(refused) << json;
    EXPECT_EQ(refused.error().where, "d.json");
    EXPECT_THAT(refused.error().message, HasSubstr(message)) << json;
  }
}

TEST(Decisions, AreMadeOnce) {
  const DocumentDecisions decided{.decisions = {change(4, "bad", "good"), change(0, "One", "Two")}};
  EXPECT_EQ(made("One bad day", decided), "Two good day");
  const std::string after = "Two good day";
  const auto text = Text::decode(after);
  const auto again = edits_of(decided, *text, {});
  EXPECT_THAT(again.edits, IsEmpty());
  EXPECT_THAT(again.unmade, IsEmpty());
  EXPECT_EQ(again.made_before, 2U);
}

TEST(Decisions, OfAnotherTextAreToldNotMade) {
  const DocumentDecisions decided{
      .decisions = {change(4, "bad", "good"), change(5, "ad d", ""), change(8, "day", "x")}};
  const auto text = Text::decode("One bad night");
  const auto result = edits_of(decided, *text, {});
  EXPECT_EQ(edited(text->bytes(), result.edits), "One good night");
  ASSERT_EQ(result.unmade.size(), 2U);
  EXPECT_THAT(result.unmade[0].reason, HasSubstr("overlaps"));
  EXPECT_THAT(result.unmade[1].reason, HasSubstr("“day” does not stand there"));
}

TEST(Decisions, KnowBytesThatAreNoUtf8ByTheirReplacement) {
  const std::string bytes = "One b\x81\xC3 day";
  const auto text = Text::decode(bytes);
  const Decision decision{.rule = "name/x", .span = {4, 7}, .text = "b\uFFFD\uFFFD", .replacement = "bad"};
  EXPECT_EQ(edited(bytes, edits_of({.decisions = {decision}}, *text, {}).edits), "One bad day");
}

TEST(Decisions, KeepTheFilesEncoding) {
  const std::string bytes("\xFF\xFEO\0n\0e\0 \0d\0a\0y\0", 16);
  const auto text = Text::decode(bytes);
  Decision decision{.rule = "name/x", .span = {2, 8}, .text = "One", .replacement = "Ü"};
  const auto result = edits_of({.decisions = {decision}}, *text, {});
  EXPECT_EQ(edited(bytes, result.edits), std::string("\xFF\xFE\xDC\0 \0d\0a\0y\0", 12));
  const auto windows = Text::decode("Caf\xE9 in the city");
  const auto refused = edits_of({.decisions = {change(8, "the", "Ж")}}, *windows, {});
  ASSERT_EQ(refused.unmade.size(), 1U);
  EXPECT_THAT(refused.unmade[0].reason, HasSubstr("windows-1252 has no characters"));
}

}  // namespace
}  // namespace copydesk
