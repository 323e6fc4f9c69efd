// Patterns, phrases and regexes against real articles' machinery: the whole engine with one rule in a pack of its own.
#include "copydesk/rules/rule_set.h"

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "copydesk/engine/engine.h"

namespace copydesk {
namespace {

// What a rule with these fields flags in a text, as "flagged" or "flagged→suggestion".
std::vector<std::string> flagged(const std::string& fields, const std::string& content) {
  const auto pack =
      std::filesystem::temp_directory_path() /
      (std::string("copydesk-") + testing::UnitTest::GetInstance()->current_test_info()->name() + ".json");
  std::ofstream(pack)
      << R"({"pack": "test", "licence": "MIT", "source": "test", "rules": [{"id": "garble/test", "severity": "warning",
    "confidence": 0.5, "message": "m", "why": "w", "bad": ["b"], "good": ["g"], "where": "any", )"
      << fields << "}]}";
  const auto engine = Engine::load({.lexicon = COPYDESK_BINARY_DIR "/share/copydesk/lexicon.bin", .rules = {pack}});
  std::filesystem::remove(pack);
  EXPECT_TRUE(engine) << engine.error().where << ": " << engine.error().message;
  if (!engine) return {};
  Engine::Scratch scratch(*engine);
  const auto text = Text::decode(content);
  std::vector<std::string> result;
  for (const auto& finding : engine->check(*text, scratch)) {
    auto line = std::string(slice(content, finding.span));
    if (!finding.suggestions.empty()) line += "→" + finding.suggestions.front().text;
    result.push_back(std::move(line));
  }
  return result;
}

struct Row {
  std::string name, fields, text;
  std::vector<std::string> flagged;
};

void check(std::initializer_list<Row> rows) {
  for (const auto& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_EQ(flagged(row.fields, row.text), row.flagged);
  }
}

TEST(RuleSet, TokenPatterns) {
  check({
      {"words in any case", R"("pattern": ["in the night"])", "In the night it rained.", {"In the night"}},
      {"not across sentences", R"("pattern": ["night it"])", "It was night. It rained.", {}},
      {"lemma",
       R"("pattern": [{"lemma": "accuse"}, "for"])",
       "They accused for it; he accuses for fun.",
       {"accused for", "accuses for"}},
      {"the anchor in the middle looks both ways",
       R"("pattern": [{"class": "determiner"}, "corresponding", {"class": "noun"}])",
       "He made the corresponding statement.",
       {"the corresponding statement"}},
      {"exact", R"("pattern": [{"exact": "Quarter"}])", "A quarter of the Quarter.", {"Quarter"}},
      {"shape", R"("pattern": [{"word": "will", "shape": "title"}])", "They will see Will soon.", {"Will"}},
      {"regex on a token", R"("pattern": [{"regex": "[0-9]+"}, "uhr"])", "It began at 14 Uhr.", {"14 Uhr"}},
      {"kind", R"("pattern": ["page", {"kind": "number"}])", "See page 12 and page two.", {"page 12"}},
      {"optional",
       R"("pattern": ["on", {"word": "very", "optional": true}, "time"])",
       "He came on time, on very time.",
       {"on time", "on very time"}},
      {"repeat takes as many as it may",
       R"("pattern": ["very", {"word": "big", "repeat": [1, 3]}])",
       "A very big big big house.",
       {"very big big big"}},
      {"repeat wants its least number, also where the match starts",
       R"("pattern": [{"word": "zeppelin", "repeat": [2, 3]}, "flew"])",
       "A zeppelin flew. A zeppelin zeppelin flew. Zeppelin zeppelin zeppelin flew. Zeppelin zeppelin landed.",
       {"zeppelin zeppelin flew", "Zeppelin zeppelin zeppelin flew"}},
      {"repeat alone",
       R"("pattern": [{"word": "zeppelin", "repeat": [2, 3]}])",
       "A zeppelin. A zeppelin zeppelin here.",
       {"zeppelin zeppelin"}},
      {"repeat behind another entry",
       R"("pattern": ["the", {"word": "zeppelin", "repeat": [2, 2]}])",
       "The zeppelin and the zeppelin zeppelin here.",
       {"the zeppelin zeppelin"}},
      {"skip takes as few as it can",
       R"("pattern": ["from", {"skip": 5}, "to"])",
       "He went from home to work to play.",
       {"from home to"}},
      {"skip in front of the anchor",
       R"("pattern": ["the", {"skip": 2}, "zeppelin"])",
       "Over the old grey zeppelin flew a bird.",
       {"the old grey zeppelin"}},
      {"not",
       R"("pattern": ["consist", {"not": {"word": ["of", "in"]}}])",
       "They consist of it. They consist from it.",
       {"consist from"}},
      {"same",
       R"("pattern": [{"class": "noun"}, "and", {"same": 1}])",
       "The war and war went on, war and peace.",
       {"war and war"}},
      {"mark",
       R"("pattern": [{"lemma": "say", "mark": true}, "that", "that"])",
       "She said that that helped.",
       {"said"}},
      {"edges", R"("pattern": [{"edge": "sentence-start"}, "and"])", "And so. This and that.", {"And"}},
      {"the end",
       R"("pattern": ["of", {"edge": "block-end"}])",
       "What it consists of\nis not what it is part of.",
       {"of"}},
      {"space", R"("pattern": [{"word": ",", "space": true}])", "One , two, three.", {","}},
      {"entity of several words",
       R"("pattern": [{"entity": "country"}, "'s", "capital"])",
       "The United States's capital and Peru's capital.",
       {"United States's capital", "Peru's capital"}},
      {"a name class needs its capital",
       R"("pattern": ["president", {"class": "given-name"}])",
       "President Mark met president mark.",
       {"President Mark"}},
      {"alternatives", R"("patterns": [["first"], ["second"]])", "The first and the second.", {"first", "second"}},
  });
}

TEST(RuleSet, Suggestions) {
  check({
      {"the flagged text",
       R"("pattern": ["on his part"], "suggest": "for his part")",
       "He, on his part, left.",
       {"on his part→for his part"}},
      {"a capital at the start of a sentence",
       R"("pattern": ["on his part"], "suggest": "for his part")",
       "On his part he left.",
       {"On his part→For his part"}},
      {"entries",
       R"("pattern": ["the", {"class": "noun"}, "own"], "suggest": "{2}'s")",
       "It is the king own.",
       {"the king own→king's"}},
  });
}

TEST(RuleSet, Phrases) {
  check({
      {"plain", R"("phrases": ["breaking news"])", "This is Breaking News today.", {"Breaking News"}},
      {"replacement",
       R"("phrases": {"on his part": "for his part"})",
       "He, on his part, left.",
       {"on his part→for his part"}},
      {"all forms",
       R"("phrases": {"make~ the corresponding statement": "{1} a statement"})",
       "He made the corresponding statement.",
       {"made the corresponding statement→made a statement"}},
      {"the longest of one rule", R"("phrases": ["read", "read more"])", "Read more here.", {"Read more"}},
      {"a whole line",
       R"("phrases": ["read more"], "whole": true)",
       "» Read more:\nRead more books, he said.",
       {"Read more"}},
      {"exact case", R"("phrases": ["World"], "case": "exact")", "The world of World.", {"World"}},
      {"curly apostrophes", R"("phrases": ["don't miss"])", "Don’t miss it.", {"Don’t miss"}},
  });
}

TEST(RuleSet, Regexes) {
  check({
      {"plain", R"("regex": "&(?:amp|quot);")", "A &amp; B &quot;", {"&amp;", "&quot;"}},
      {"a group", R"-("regex": "at (\\d+ Uhr)", "group": 1, "suggest": "x")-", "It began at 14 Uhr.", {"14 Uhr→x"}},
      {"of the whole line", R"("regex": "^Share$")", "Share\nShare it.", {"Share"}},
  });
}

TEST(RuleSet, Conditions) {
  check({
      {"unless",
       R"("pattern": ["had had"], "unless": [["had had", "enough"]])",
       "They had had enough. They had had it.",
       {"had had"}},
      {"without, in the sentence",
       R"("phrases": ["sang"], "without": {"sentence": ["anthem", "song~"]})",
       "They sang songs. They sang.",
       {"sang"}},
      {"with, in the document",
       R"("phrases": ["council"], "with": {"document": ["resolution"]})",
       "The council met.",
       {}},
      {"with, found",
       R"("phrases": ["council"], "with": {"document": ["resolution"]})",
       "The council met. A resolution passed.",
       {"council"}},
      {"outside quotes",
       R"("phrases": ["gonna"], "quotes": "outside")",
       "“I'm gonna go,” he said, gonna leave.",
       {"gonna"}},
      {"at least", R"("phrases": ["foo"], "at_least": 2)", "A foo.", {}},
      {"at least, enough", R"("phrases": ["foo"], "at_least": 2)", "A foo and a foo.", {"foo", "foo"}},
  });
}

}  // namespace
}  // namespace copydesk
