#include <iostream>

#include "lexicon_compiler/compile.h"
#include <CLI/CLI.hpp>

int main(int argc, char** argv) {
  copydesk::LexiconSources sources;
  std::filesystem::path output;
  CLI::App app("Compiles dictionaries, word lists and names into the lexicon that copydesk maps into memory.");
  app.add_option("--dictionaries", sources.dictionaries, "the project's dictionaries/")->required();
  app.add_option("--hunspell", sources.hunspell, "folder of en_US.dic and en_GB.dic")->required();
  app.add_option("--wordnet", sources.wordnet, "folder of WordNet's index.noun")->required();
  app.add_option("--output", output, "the file to write")->required();
  CLI11_PARSE(app, argc, argv);
  const auto compiled = copydesk::compile_lexicon(sources, output);
  if (compiled) return 0;
  const copydesk::Error& error = compiled.error();
  std::cerr << error.where << ": " << error.message << (error.remedy.empty() ? "" : " — " + error.remedy) << '\n';
  return 2;
}
