// Every bad and good example of every rule is a test of its own, reported at the rule's place in its pack.
#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "copydesk/engine/engine.h"

namespace {

using copydesk::Engine;
using copydesk::RuleInfo;

const Engine& engine() {
  static const auto loaded = Engine::load({.lexicon = COPYDESK_BINARY_DIR "/share/copydesk/lexicon.bin",
                                           .rules = {COPYDESK_SOURCE_DIR "/rules"},
                                           .lines = COPYDESK_SOURCE_DIR "/dictionaries/lines"});
  if (!loaded) {
    std::fprintf(stderr, "%s: %s %s\n", loaded.error().where.c_str(), loaded.error().message.c_str(),
                 loaded.error().remedy.c_str());
    std::exit(2);
  }
  return *loaded;
}

class RuleExamples : public testing::Test {
 public:
  explicit RuleExamples(const RuleInfo& rule) : rule_(rule) {}

  void TestBody() override {
    for (const auto& failure : engine().test_examples(rule_.id))
      ADD_FAILURE() << failure.message << "\n  in: " << failure.text;
  }

 private:
  const RuleInfo& rule_;
};

}  // namespace

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  for (const auto& rule : engine().rules()) {
    auto name = rule.id;
    // GoogleTest reads "-" in a filter as exclusion.
    std::replace_if(
        name.begin(), name.end(), [](char c) { return c == '-' || c == '/'; }, '_');
    const auto file = COPYDESK_SOURCE_DIR "/rules/" + rule.source_file;
    testing::RegisterTest("RuleExamples", name.c_str(), nullptr, nullptr, file.c_str(), rule.source_line,
                          [&rule]() -> testing::Test* { return new RuleExamples(rule); });
  }
  return RUN_ALL_TESTS();
}
