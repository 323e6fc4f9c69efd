// What the SARIF 2.1.0 schema and GitHub's code scanning require of the objects that copydesk writes.
#include <algorithm>
#include <map>
#include <regex>
#include <set>

#include "sample_run.h"
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "copydesk/text/utf8.h"

namespace copydesk {
namespace {

using json = nlohmann::json;

struct Shape {
  std::set<std::string> required, optional;
};

// Of each kind of object: the properties that must be there, and those that may. No others are allowed by the schema.
const std::map<std::string, Shape> shapes{
    {"log", {{"$schema", "version", "runs"}, {}}},
    {"run", {{"tool", "columnKind", "newlineSequences", "automationDetails", "invocations", "results"}, {}}},
    {"automationDetails", {{"id"}, {}}},
    {"tool", {{"driver"}, {}}},
    {"driver", {{"name", "semanticVersion", "rules"}, {}}},
    {"rule", {{"id", "name", "shortDescription", "fullDescription", "help", "defaultConfiguration", "properties"}, {}}},
    {"message", {{"text"}, {}}},
    {"multiformatMessage", {{"text", "markdown"}, {}}},
    {"invocation", {{"executionSuccessful", "toolExecutionNotifications"}, {}}},
    {"notification", {{"level", "message"}, {"locations"}}},
    {"suppression", {{"kind", "status", "justification"}, {}}},
    {"result",
     {{"ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints"},
      {"rank", "properties", "relatedLocations", "fixes", "suppressions", "baselineState"}}},
    {"location", {{"physicalLocation"}, {"message"}}},
    {"physicalLocation", {{"artifactLocation", "region"}, {}}},
    {"artifactLocation", {{"uri"}, {}}},
    {"region", {{"startLine", "startColumn", "endLine", "endColumn", "byteOffset", "byteLength"}, {}}},
    {"fix", {{"artifactChanges", "description", "properties"}, {}}},
    {"artifactChange", {{"artifactLocation", "replacements"}, {}}},
    {"replacement", {{"deletedRegion", "insertedContent"}, {}}},
    {"artifactContent", {{"text"}, {}}},
};

void expect_shape(const json& object, const std::string& kind) {
  const auto& shape = shapes.at(kind);
  ASSERT_TRUE(object.is_object()) << kind;
  for (const auto& name : shape.required) EXPECT_TRUE(object.contains(name)) << kind << " lacks " << name;
  for (const auto& [name, value] : object.items())
    EXPECT_TRUE(shape.required.contains(name) || shape.optional.contains(name)) << kind << " has " << name;
}

void expect_text(const json& message, std::size_t longest = 100000) {
  expect_shape(message, "message");
  EXPECT_FALSE(message["text"].get<std::string>().empty()) << "an empty string counts as missing";
  EXPECT_LE(message["text"].get<std::string>().size(), longest);
}

void expect_region(const json& region) {
  expect_shape(region, "region");
  for (const auto* place : {"startLine", "startColumn", "endLine", "endColumn"}) EXPECT_GE(region[place], 1) << place;
  EXPECT_LE(std::pair(region["startLine"], region["startColumn"]), std::pair(region["endLine"], region["endColumn"]));
  EXPECT_GE(region["byteOffset"], 0);
  EXPECT_GE(region["byteLength"], 0);
}

void expect_location(const json& location) {
  expect_shape(location, "location");
  expect_shape(location["physicalLocation"], "physicalLocation");
  expect_shape(location["physicalLocation"]["artifactLocation"], "artifactLocation");
  const auto uri = location["physicalLocation"]["artifactLocation"]["uri"].get<std::string>();
  EXPECT_TRUE(std::regex_match(uri, std::regex("(file:///)?([A-Za-z0-9._~/-]|%[0-9A-F]{2})+"))) << uri;
  expect_region(location["physicalLocation"]["region"]);
}

void expect_rule(const json& rule) {
  expect_shape(rule, "rule");
  EXPECT_TRUE(std::regex_match(rule["name"].get<std::string>(), std::regex("([A-Z][a-z0-9]*)+")));
  expect_text(rule["shortDescription"], 1024);
  expect_text(rule["fullDescription"], 1024);
  expect_shape(rule["help"], "multiformatMessage");
  EXPECT_EQ(rule["shortDescription"]["text"].get<std::string>().find('{'), std::string::npos);
  const std::set<std::string> levels{"note", "warning", "error"}, problems{"recommendation", "warning", "error"},
      precisions{"very-high", "high", "medium", "low"};
  EXPECT_TRUE(levels.contains(rule["defaultConfiguration"]["level"]));
  EXPECT_TRUE(problems.contains(rule["properties"]["problem.severity"]));
  EXPECT_TRUE(precisions.contains(rule["properties"]["precision"]));
  EXPECT_LE(rule["properties"]["tags"].size(), 20U);
  EXPECT_FALSE(rule["properties"].contains("security-severity"));
}

void expect_fix(const json& fix) {
  expect_shape(fix, "fix");
  expect_text(fix["description"]);
  ASSERT_FALSE(fix["artifactChanges"].empty());
  for (const auto& change : fix["artifactChanges"]) {
    expect_shape(change, "artifactChange");
    ASSERT_FALSE(change["replacements"].empty());
    for (const auto& replacement : change["replacements"]) {
      expect_shape(replacement, "replacement");
      expect_region(replacement["deletedRegion"]);
      expect_shape(replacement["insertedContent"], "artifactContent");
    }
  }
}

json sarif(const std::vector<SampleDocument>& run) {
  const auto documents = checked(run);
  const auto rules = sample_rules();
  return json::parse(sarif_report(documents, {.version = "1.2.3", .rules = rules}));
}

TEST(SarifRules, EveryObjectIsAsTheSchemaWants) {
  const auto log = sarif(sample_run());
  expect_shape(log, "log");
  EXPECT_EQ(log["version"], "2.1.0");
  ASSERT_EQ(log["runs"].size(), 1U);
  const auto& run = log["runs"][0];
  expect_shape(run, "run");
  EXPECT_EQ(run["columnKind"], "utf16CodeUnits");
  expect_shape(run["automationDetails"], "automationDetails");
  EXPECT_TRUE(run["automationDetails"]["id"].get<std::string>().ends_with('/'));
  ASSERT_EQ(run["invocations"].size(), 1U);
  expect_shape(run["invocations"][0], "invocation");
  EXPECT_EQ(run["invocations"][0]["executionSuccessful"], true);
  expect_shape(run["tool"], "tool");
  const auto& driver = run["tool"]["driver"];
  expect_shape(driver, "driver");
  for (const auto& rule : driver["rules"]) expect_rule(rule);
  ASSERT_EQ(run["results"].size(), 6U);
  std::set<std::string> fingerprints;
  for (const auto& result : run["results"]) {
    expect_shape(result, "result");
    expect_text(result["message"]);
    EXPECT_EQ(driver["rules"].at(result["ruleIndex"].get<std::size_t>())["id"], result["ruleId"]);
    ASSERT_EQ(result["locations"].size(), 1U);
    expect_location(result["locations"][0]);
    for (const auto& location : result.value("relatedLocations", json::array())) {
      expect_location(location);
      expect_text(location["message"]);
    }
    for (const auto& fix : result.value("fixes", json::array())) expect_fix(fix);
    const auto& prints = result["partialFingerprints"];
    EXPECT_TRUE(std::regex_match(prints["primaryLocationLineHash"].get<std::string>(), std::regex("[0-9a-f]+:[0-9]+")));
    fingerprints.insert(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].get<std::string>() +
                        prints["copydeskFinding/v1"].get<std::string>());
  }
  EXPECT_EQ(fingerprints.size(), run["results"].size()) << "each finding has a name of its own";
}

TEST(SarifRules, AReportOfNothingIsValidToo) {
  const auto log = sarif({});
  expect_shape(log["runs"][0], "run");
  EXPECT_TRUE(log["runs"][0]["results"].empty());
}

TEST(SarifRules, ResultsComparedWithABaselineAllSayHowTheyStand) {
  SampleDocument document("a.txt", "one two three\n");
  document.add("a/b", "one", Severity::warning, "m").baseline = BaselineState::fresh;
  document.add("a/b", "two", Severity::warning, "m").baseline = BaselineState::unchanged;
  document.add("a/b", "three", Severity::warning, "m").suppressed = "as it should be";
  auto checked = document.checked();
  checked.set_aside.assign(checked.findings.begin() + 1, checked.findings.end());
  checked.findings.resize(1);
  checked.absent = {{.rule = "a/b", .fingerprint = "12:1", .message = "gone"}};
  const auto results = json::parse(sarif_report({{checked}}, {.version = "1"}))["runs"][0]["results"];
  ASSERT_EQ(results.size(), 4U);
  std::vector<std::string> states;
  for (const auto& result : results) {
    expect_shape(result, "result");
    states.push_back(result["baselineState"]);
  }
  EXPECT_EQ(states, (std::vector<std::string>{"new", "unchanged", "unchanged", "absent"}));
  ASSERT_EQ(results[2]["suppressions"].size(), 1U);
  expect_shape(results[2]["suppressions"][0], "suppression");
}

TEST(SarifRules, SaysWhatCouldNotBeRead) {
  const std::vector<Error> unread{{.where = "a b.txt", .message = "No such file"}};
  const auto run = json::parse(sarif_report({}, {.version = "1", .unread = unread}))["runs"][0];
  EXPECT_EQ(run["invocations"][0]["executionSuccessful"], false);
  ASSERT_EQ(run["invocations"][0]["toolExecutionNotifications"].size(), 1U);
  const auto& note = run["invocations"][0]["toolExecutionNotifications"][0];
  expect_shape(note, "notification");
  EXPECT_EQ(note["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "a%20b.txt");
}

TEST(SarifRules, ManyResultsLeaveRoomForTheGravest) {
  SampleDocument document("a.txt", "one two\n");
  for (int i = 0; i < 25000; ++i) document.add("a/b", "one", Severity::warning, "m");
  for (int i = 0; i < 5; ++i) document.add("a/c", "two", Severity::error, "m");
  const auto run = json::parse(sarif_report({{document.checked()}}, {.version = "1"}))["runs"][0];
  EXPECT_EQ(run["results"].size(), 25000U);
  EXPECT_EQ(std::count_if(run["results"].begin(), run["results"].end(),
                          [](const json& result) { return result["level"] == "error"; }),
            5);
  const auto& note = run["invocations"][0]["toolExecutionNotifications"].at(0);
  EXPECT_EQ(note["message"]["text"], "5 findings less grave left out: code scanning takes 25000 of a run");
}

// The bytes, and the UTF-16 columns read as an editor would, must both lead to the flagged text.
TEST(SarifRules, RegionsLeadToTheFlaggedText) {
  const auto run = sample_run();
  const auto documents = checked(run);
  const auto results = sarif(run)["runs"][0]["results"];
  std::size_t next = 0;
  for (const auto& document : documents) {
    std::vector<std::u16string> lines(1);
    const auto utf8 = document.text->utf8();
    for (std::size_t i = 0; i < utf8.size();) {
      const auto c = read_code_point(utf8, i);
      i += c.width;
      if (c.value >= 0x10000 && c.value != invalid_code_point) {
        lines.back() += static_cast<char16_t>(0xD800 + ((c.value - 0x10000) >> 10U));
        lines.back() += static_cast<char16_t>(0xDC00 + ((c.value - 0x10000) & 0x3FFU));
      } else {
        lines.back() += c.value == invalid_code_point ? u'\xFFFD' : static_cast<char16_t>(c.value);
      }
      if (c.value == '\n') lines.emplace_back();
    }
    for (const auto& finding : document.findings) {
      const auto& region = results.at(next++)["locations"][0]["physicalLocation"]["region"];
      EXPECT_EQ(region["byteOffset"], finding.span.begin);
      EXPECT_EQ(region["byteLength"], finding.span.size());
      ASSERT_EQ(region["startLine"], region["endLine"]);
      const auto begin = region["startColumn"].get<std::size_t>() - 1, end = region["endColumn"].get<std::size_t>() - 1;
      const auto seen = lines.at(region["startLine"].get<std::size_t>() - 1).substr(begin, end - begin);
      std::u16string flagged;
      for (const char c : slice(utf8, document.text->to_utf8(finding.span)))
        flagged += c == '\xC2' ? u"" : std::u16string(1, static_cast<unsigned char>(c));  // U+00AD is C2 AD
      EXPECT_EQ(seen, flagged);
    }
  }
}

}  // namespace
}  // namespace copydesk
