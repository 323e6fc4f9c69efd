#include "copydesk/config/config_edit.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "copydesk/config/config_file.h"
#include "copydesk/config/suppression.h"

namespace copydesk {
namespace {

TEST(ConfigEdit, AddsAWordAndLeavesAllElse) {
  const auto edited = [](std::string_view json) {
    const auto result = with_accepted_word("x", json, "frunk");
    EXPECT_TRUE(result) << json;
    if (!result) return std::string();
    const auto read = read_config("x", *result, "/");
    EXPECT_TRUE(read) << *result;
    EXPECT_TRUE(read && !read->settings.accept.empty() && read->settings.accept.back().value == "frunk") << *result;
    EXPECT_EQ(with_accepted_word("x", *result, "frunk").value_or(""), *result);
    return *result;
  };
  EXPECT_EQ(edited(""), "{\n  \"vocabulary\": {\"accept\":[\"frunk\"]}\n}\n");
  edited("{}");
  edited("{ \"vocabulary\": {} }");
  edited("{ \"vocabulary\": {\"reject\": []} } // end\n");
  EXPECT_EQ(edited("{\n  // ours\n  \"vocabulary\": {\n    \"accept\": [\n      \"a\", // why\n      \"b\" // so\n    "
                   "]\n  }\n}\n"),
            "{\n  // ours\n  \"vocabulary\": {\n    \"accept\": [\n      \"a\", // why\n      \"b\",\n      \"frunk\" "
            "// so\n    "
            "]\n  }\n}\n");
  EXPECT_EQ(with_accepted_word("x", "{\"vocabulary\": []}", "a").error().where, "x:1:16");
  EXPECT_EQ(with_accepted_word("x", "{", "a").error().where, "x:1:2");
}

TEST(ConfigEdit, WritesSidecars) {
  const auto file = std::filesystem::path(testing::TempDir()) / "story.txt.copydesk.json";
  std::filesystem::remove(file);
  EXPECT_FALSE(add_suppression(file, {.rule = "name/*", .reason = ""}));
  EXPECT_FALSE(std::filesystem::exists(file));
  ASSERT_TRUE(add_suppression(file, {.rule = "name/*", .text = "a \"b\"", .reason = "said so"}));
  ASSERT_TRUE(add_suppression(file, {.rule = "*", .reason = "poem", .expires = "2030-01-01"}));
  std::ifstream in(file);
  const std::string json(std::istreambuf_iterator<char>(in), {});
  const auto read = read_sidecar("s", json, {});
  ASSERT_TRUE(read) << json;
  ASSERT_EQ(read->size(), 2U);
  EXPECT_EQ(read->front().text, "a \"b\"");
  EXPECT_EQ(read->back().expires, "2030-01-01");
  std::filesystem::remove(file);
}

}  // namespace
}  // namespace copydesk
