#include "lexicon_compiler/compile.h"

#include <functional>
#include <vector>

#include "lexicon_compiler/exonyms.h"
#include "lexicon_compiler/foreign_calendar.h"
#include "lexicon_compiler/foreign_names.h"
#include "lexicon_compiler/gazetteer_writer.h"
#include "lexicon_compiler/grammar.h"
#include "lexicon_compiler/image_writer.h"
#include "lexicon_compiler/names.h"
#include "lexicon_compiler/spelling.h"
#include "lexicon_compiler/word_orders.h"
#include "lexicon_compiler/word_writer.h"

namespace copydesk {

Result<void> compile_lexicon(const LexiconSources& sources, const std::filesystem::path& output) {
  WordStore words;
  Names names;
  const auto file = [&sources](const char* name) { return sources.dictionaries / name; };
  // Each step reads what the steps before it have gathered.
  const std::vector<std::function<Result<void>()>> steps = {
      [&] { return add_hunspell_words(sources.hunspell / "en_US", Spelling::american, words); },
      [&] { return add_hunspell_words(sources.hunspell / "en_GB", Spelling::british, words); },
      [&] { return add_house_words(file("house-words.txt"), words); },
      [&] { return add_frequencies(file("word-frequencies.tsv"), words); },
      [&] { return add_places(file("places.tsv"), names, words); },
      [&] { return add_people(file("people.tsv"), names, words); },
      [&] { return add_given_names(file("given-names.tsv"), names, words); },
      [&] { return add_organisations(file("organisations.tsv"), names, words); },
      [&] { return add_titles(file("titles.tsv"), names, words); },
      [&] { return add_allowed_phrases(file("allowed-phrases.txt"), names); },
      [&] { return add_known_names(file("given-names-known.txt"), WordClass::given_name, words); },
      [&] { return add_known_names(file("surnames-known.txt"), WordClass::surname, words); },
      [&] { return add_calendar(words), Result<void>(); },
      [&] { return add_exonyms(file("foreign-exclusions.txt"), words, names); },
      [&] { return add_foreign_names(file("romanisation"), words, names); },
      [&] { return add_word_orders(names), Result<void>(); },
      [&] { return add_grammar(sources.wordnet, sources.dictionaries, words); },
      [&] { return add_foreign_calendar(words, names), Result<void>(); },
      [&] { return add_words_of_names(names, words); },
  };
  for (const auto& step : steps) {
    if (auto done = step(); !done) return done;
  }

  ImageWriter image;
  const NumberedWords numbered(words);
  if (auto written = write_words(numbered, image); !written) return written;
  write_equivalents(Section::given_names, names.given_names, numbered, image);
  write_equivalents(Section::foreign_dates, names.calendar, numbered, image);
  if (auto written = write_foreign_words(file("foreign-words.tsv"), image); !written) return written;
  write_near_miss_index(numbered, image);
  write_gazetteer(names, numbered, image);
  return image.write(output);
}

}  // namespace copydesk
