#include "copydesk/corpus/record.h"

#include <gtest/gtest.h>

#include "copydesk/corpus/record_batch.h"

namespace copydesk {
namespace {

/// "id|name|text", or the message of the error.
std::string read(std::string line, RecordFields fields = {}) {
  const auto size = line.size();
  line.append(record_padding, ' ');
  RecordParser parser(std::move(fields));
  Record record;
  const auto done = parser.parse(std::string_view(line).substr(0, size), record);
  if (!done) return std::string(record.id).append("! ").append(done.error().message);
  std::string others;
  for (const auto& [key, value] : record.others) others.append(" ").append(key).append("=").append(value);
  auto all = std::string(record.id).append("|").append(record.name).append("|");
  return all.append(record.is_html ? "html:" : "").append(record.text).append("|").append(others);
}

TEST(Record, HasIdTextAndOtherMembersAsTheyStand) {
  EXPECT_EQ(read(R"({"id":"a\u00e9","text":"x\ny"})"), "\"a\\u00e9\"|aé|x\ny|");
  EXPECT_EQ(read(R"({"text" : "😀 \ud83d\ude00", "id" : 17 })"), "17|17|😀 😀|");
  EXPECT_EQ(read(R"({"text":"t","m":{"a":[1.50, {"b":null}]} ,"n":12345678901234567890123,"o":[],"p":-1e3})"),
            "||t| m={\"a\":[1.50, {\"b\":null}]} n=12345678901234567890123 o=[] p=-1e3");
  EXPECT_EQ(read(R"({"text":"first","a":1,"text":"last","a":2})"), "||last| a=2");
}

TEST(Record, TakesTheFieldsAskedFor) {
  EXPECT_EQ(read(R"({"doc":"d","body":"b","id":1})", {.id = "doc", .text = "body"}), "\"d\"|d|b| id=1");
  EXPECT_EQ(read(R"({"html":"<p>"})", {.html = "html"}), "||html:<p>|");
  EXPECT_EQ(read(R"({"html":"<p>","text":"t"})", {.html = "html"}), "||t|");
}

TEST(Record, NamesWhatIsWrong) {
  for (const auto* line : {"[1]", "\"text\"", "7", "null"}) EXPECT_EQ(read(line), "! is no JSON object") << line;
  for (const auto* line :
       {"{", "{\"text\":\"", "{\"text\":\"a\"} x", "{\"text\":\"a\",}", "{\"text\":\"a\"}{}", R"({"text":"\ud800"})",
        R"({"text":"\x"})", R"({"text":"a","b":tru})", R"({"text":"a","b":[1,}])", R"({"text":"a","b":01})",
        R"({"id":1,"text":"a","b":{"c":"\q"}})", "{\"text\":\"a\nb\"}"})
    EXPECT_EQ(read(line).rfind("! is no JSON object: ", 0), 0U) << line << ": " << read(line);
  EXPECT_EQ(read("{\"id\":1,\"text\":\"caf\xE9\"}"), "! is no valid UTF-8");
  EXPECT_EQ(read(R"({"id":1})"), "1! has no “text” that is a string");
  EXPECT_EQ(read(R"({"id":1,"text":null})"), "1! has a “text” that is no string");
  EXPECT_EQ(read(R"({"id":1})", {.html = "html"}), "1! has no “text” or “html” that is a string");
}

TEST(Record, DeepNestingIsNoCrash) {
  const std::string deep = "{\"text\":\"t\",\"a\":" + std::string(100'000, '[') + std::string(100'000, ']') + "}";
  EXPECT_FALSE(read(deep).empty());
}

TEST(Record, WritesStringsThatReadTheSame) {
  const std::string text = std::string("a\"\\\n\t\x01é\0z", 10);
  std::string json;
  append_json_string(text, json);
  EXPECT_EQ(read("{\"text\":" + json + "}"), "||" + text + "|");
}

}  // namespace
}  // namespace copydesk
