// Compiles rule packs into one file that copydesk reads at its start instead of them.
#include <filesystem>
#include <iostream>

#include <CLI/CLI.hpp>

#include "copydesk/lexicon/lexicon.h"
#include "copydesk/lexicon/vocabulary.h"
#include "copydesk/rules/rule_set.h"

namespace {

copydesk::Result<void> compile(const std::filesystem::path& lexicon_file, const std::filesystem::path& rules_folder,
                               const std::filesystem::path& output) {
  const auto lexicon = copydesk::Lexicon::open(lexicon_file);
  if (!lexicon) return tl::unexpected(lexicon.error());
  copydesk::Vocabulary vocabulary(*lexicon);
  const std::filesystem::path packs[] = {rules_folder};
  const auto rules = copydesk::RuleSet::load(packs, vocabulary);
  if (!rules) return tl::unexpected(rules.error());
  return rules->save(output, packs, vocabulary);
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Compiles rule packs for a quick start of copydesk", "copydesk_rule_compiler");
  std::filesystem::path lexicon, rules, output;
  app.add_option("--lexicon", lexicon, "Compiled lexicon")->required()->type_name("FILE");
  app.add_option("--rules", rules, "Folder of rule packs")->required()->type_name("FOLDER");
  app.add_option("--output", output, "File to write")->required()->type_name("FILE");
  CLI11_PARSE(app, argc, argv);
  if (const auto done = compile(lexicon, rules, output); !done) {
    std::cerr << done.error().where << ": " << done.error().message << ". " << done.error().remedy << '\n';
    return 1;
  }
  return 0;
}
