// The stages that an article goes through, one by one, on the project's own clean articles.
#include <algorithm>
#include <benchmark/benchmark.h>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "copydesk/document/document.h"
#include "copydesk/engine/engine.h"
#include "copydesk/lexicon/lexicon.h"
#include "copydesk/lexicon/vocabulary.h"
#include "copydesk/lexicon/word_table.h"
#include "copydesk/lines/line_model.h"
#include "copydesk/rules/literal_scan.h"

namespace {

using namespace copydesk;

template <class T>
T must(Result<T> result) {
  if (result) return std::move(*result);
  std::fprintf(stderr, "%s: %s\n", result.error().where.c_str(), result.error().message.c_str());
  std::exit(2);
}

const std::string& articles() {
  static const std::string text = [] {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(COPYDESK_SOURCE_DIR "/tests/articles/clean")) {
      if (entry.path().extension() == ".txt") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    std::string all;
    for (const auto& file : files) {
      std::ifstream in(file);
      all.append(std::istreambuf_iterator<char>(in), {}).append("\n");
    }
    return all;
  }();
  return text;
}

const Lexicon& lexicon() {
  static const auto opened = must(Lexicon::open(COPYDESK_BINARY_DIR "/share/copydesk/lexicon.bin"));
  return opened;
}

const Engine& engine(bool with_lines) {
  const auto load = [](bool lines) {
    return must(Engine::load({.lexicon = COPYDESK_BINARY_DIR "/share/copydesk/lexicon.bin",
                              .rules = {COPYDESK_SOURCE_DIR "/rules"},
                              .compiled_rules = COPYDESK_BINARY_DIR "/share/copydesk/rules.bin",
                              .lines = lines ? COPYDESK_SOURCE_DIR "/dictionaries/lines" : ""}));
  };
  static const auto plain = load(false), with_model = load(true);
  return with_lines ? with_model : plain;
}

void count_bytes(benchmark::State& state) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * articles().size()));
}

// Tokens, sentences, blocks, quotations.
void read_document(benchmark::State& state) {
  Document document;
  for (auto _ : state) {
    read_plain_text(articles(), document);
    benchmark::DoNotOptimize(document.tokens.data());
  }
  count_bytes(state);
}
BENCHMARK(read_document);

void look_up_words(benchmark::State& state) {
  const Vocabulary vocabulary(lexicon());
  WordTable words(vocabulary);
  Document document;
  read_plain_text(articles(), document);
  TraitIndex traits;
  for (auto _ : state) {
    traits.begin(document.places, document.tokens.size());
    words.begin_document();
    words.look_up(articles(), document.tokens, traits);
  }
  count_bytes(state);
}
BENCHMARK(look_up_words);

void find_in_lexicon(benchmark::State& state) {
  std::uint32_t word = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(lexicon().find(lexicon().folded(word)));
    word = (word + 7919) % lexicon().size();
  }
}
BENCHMARK(find_in_lexicon);

void near_miss(benchmark::State& state) {
  const std::string wrong[] = {"washngton", "goverment", "mnatsakanian", "presidnet", "qwzxpluv"};
  std::size_t i = 0;
  for (auto _ : state) benchmark::DoNotOptimize(lexicon().near_misses(wrong[i++ % std::size(wrong)]));
}
BENCHMARK(near_miss);

void scan_for_literals(benchmark::State& state) {
  std::vector<std::string> literals;
  for (const auto& rule : engine(false).rules()) {
    for (const auto& example : rule.bad) {
      if (example.size() >= 12) literals.push_back(example.substr(0, 8));
    }
  }
  std::sort(literals.begin(), literals.end());
  literals.erase(std::unique(literals.begin(), literals.end()), literals.end());
  const LiteralScan scan(literals, articles());
  std::string lowered;
  std::vector<int> found;
  for (auto _ : state) {
    found.clear();
    scan.find(articles(), lowered, found);
    benchmark::DoNotOptimize(found.data());
  }
  count_bytes(state);
}
BENCHMARK(scan_for_literals);

// All stages, rules and checks.
void check_article(benchmark::State& state) {
  Engine::Scratch scratch(engine(false));
  const auto text = must(Text::decode(articles()));
  for (auto _ : state) benchmark::DoNotOptimize(engine(false).check(text, scratch));
  count_bytes(state);
}
BENCHMARK(check_article);

void read_lines_of_page(benchmark::State& state) {
  LineModel::Scratch scratch;
  const auto& model = *engine(true).line_model();
  for (auto _ : state) benchmark::DoNotOptimize(model.read(articles(), scratch).data());
  count_bytes(state);
}
BENCHMARK(read_lines_of_page);

}  // namespace
