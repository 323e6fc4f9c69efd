#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon_compiler/word_store.h"

#include "copydesk/lexicon/gazetteer.h"
#include "copydesk/result.h"

namespace copydesk {

struct NameForm {
  std::string text = {};
  FormKind kind = FormKind::preferred;
  std::string language = {};  ///< of a foreign form; empty for a mistaken English one
};

/// A name in its own script, with its ISO 639 language.
struct NativeForm {
  std::string language = {}, text = {};
};

/// "foreign minister of Armenia 2021-08..2023-01".
struct NamedTerm {
  std::string office = {}, of = {};
  std::int32_t from = 0, until = 0;  ///< months since the year 0; the first and the last
};

/// An entity of the gazetteer with all its forms, the preferred first.
struct NamedEntity {
  std::string name = {}, acronym = {}, country = {}, parent = {}, head = {}, given = {}, family = {};
  EntityKind kind = EntityKind::none;
  std::vector<NameForm> forms = {};
  std::vector<NativeForm> native = {};
  std::vector<NamedTerm> terms = {};
};

/// A given name, month or day of the week of another language and the English one.
struct ForeignWord {
  std::string foreign = {}, preferred = {}, language = {};
};

/// A given name in its own scripts and the ways that are right in English, the preferred first.
struct NativeGivenName {
  std::vector<std::string> english = {};
  std::vector<NativeForm> native = {};
};

/// What the tables of names hold.
struct Names {
  std::vector<NamedEntity> entities = {};
  std::vector<ForeignWord> given_names = {};
  std::vector<ForeignWord> calendar = {};
  std::vector<NativeGivenName> native_given_names = {};
};

/// Read one table each and give the one-word names their classes. Columns: dictionaries/SOURCES.md.
[[nodiscard]] Result<void> add_places(const std::filesystem::path& file, Names& names, WordStore& words);
[[nodiscard]] Result<void> add_people(const std::filesystem::path& file, Names& names, WordStore& words);
[[nodiscard]] Result<void> add_given_names(const std::filesystem::path& file, Names& names, WordStore& words);
[[nodiscard]] Result<void> add_organisations(const std::filesystem::path& file, Names& names, WordStore& words);
[[nodiscard]] Result<void> add_titles(const std::filesystem::path& file, Names& names, WordStore& words);
/// allowed-phrases.txt: right names that hold a foreign form ("Legia Warszawa"), so that the longer mention hides the
/// form.
[[nodiscard]] Result<void> add_allowed_phrases(const std::filesystem::path& file, Names& names);
/// A list of names without an entity: surnames-known.txt, given-names-known.txt.
[[nodiscard]] Result<void> add_known_names(const std::filesystem::path& file, WordClass as, WordStore& words);
/// The English names of months and weekdays.
void add_calendar(WordStore& words);

/// Whether a name is one token.
[[nodiscard]] bool is_one_word(std::string_view name);

}  // namespace copydesk
