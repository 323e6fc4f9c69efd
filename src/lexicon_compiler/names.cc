#include "lexicon_compiler/names.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "lexicon_compiler/table.h"
#include <unicode/locid.h>

namespace copydesk {
namespace {

void add_accepted(std::string_view cell, NamedEntity& entity) {
  for (std::string& text : list_of(cell)) entity.forms.push_back({.text = std::move(text), .kind = FormKind::accepted});
}

enum class Untagged : bool { no, yes };

/// "de:Moskau|fr:Moscou" as forms. Organisations have untagged ones too: names in English that are not theirs.
Result<std::vector<NameForm>> foreign_forms(const std::string& where, std::string_view cell,
                                            Untagged untagged = Untagged::no) {
  std::vector<NameForm> forms;
  for (const std::string& value : list_of(cell)) {
    const std::size_t colon = value.find(':');
    if (colon == std::string::npos && untagged == Untagged::yes) {
      forms.push_back({.text = value, .kind = FormKind::foreign});
      continue;
    }
    const std::string_view language = std::string_view(value).substr(0, std::min(colon, value.size()));
    const bool is_code = language.size() >= 2 && language.size() <= 3 &&
                         std::all_of(language.begin(), language.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (colon == std::string::npos || !is_code || colon + 1 == value.size())
      return fail(where, "the foreign form “" + value + "” lacks its language", "write it as de:Moskau");
    forms.push_back({.text = value.substr(colon + 1), .kind = FormKind::foreign, .language = std::string(language)});
  }
  return forms;
}

/// "ru:Владимир Путин|uk:…".
Result<std::vector<NativeForm>> native_forms(const std::string& where, std::string_view cell) {
  const auto forms = foreign_forms(where, cell);
  if (!forms) return tl::unexpected(forms.error());
  std::vector<NativeForm> native;
  for (const NameForm& form : *forms) native.push_back({.language = form.language, .text = form.text});
  return native;
}

/// "2021-08", "2021": months since the year 0.
std::optional<std::int32_t> months_of(std::string_view date, std::int32_t month_if_none) {
  const auto number = [](std::string_view digits) -> std::int32_t {
    std::int32_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc() && end == digits.data() + digits.size() ? value : -1;
  };
  const std::int32_t year = number(date.substr(0, 4));
  if (date.size() == 4 && year > 0) return 12 * year + month_if_none;
  if (date.size() != 7 || date[4] != '-' || year <= 0) return std::nullopt;
  const std::int32_t month = number(date.substr(5));
  return month >= 1 && month <= 12 ? std::optional(12 * year + month - 1) : std::nullopt;
}

/// "president of Armenia 2008-04..2018-04|prime minister of Armenia 2018-04..".
Result<std::vector<NamedTerm>> terms_of(const std::string& where, std::string_view cell) {
  constexpr std::int32_t not_ended = 12 * 9999;
  std::vector<NamedTerm> terms;
  for (const std::string& value : list_of(cell)) {
    const std::string_view text = value;
    const std::size_t of = text.find(" of "), date = text.rfind(' '), dots = text.find("..", date);
    if (of == text.npos || date <= of + 3 || dots == text.npos)
      return fail(where, "the role “" + value + "” lacks its body or its dates",
                  "write it as foreign minister of Peru 2021-08..2023-01");
    std::string_view body = text.substr(of + 4, date - of - 4);
    if (body.starts_with("the ")) body.remove_prefix(4);
    const auto from = months_of(text.substr(date + 1, dots - date - 1), 0);
    const std::string_view end = text.substr(dots + 2);
    const auto until = end.empty() ? std::optional(not_ended) : months_of(end, 11);
    if (!from || !until || *until < *from)
      return fail(where, "the dates of the role “" + value + "” are none", "write them as 2021-08..2023-01, 2021-08..");
    std::string office(text.substr(0, of));
    std::replace(office.begin(), office.end(), '-', ' ');
    terms.push_back({.office = std::move(office), .of = std::string(body), .from = *from, .until = *until});
  }
  return terms;
}

Result<void> add_foreign(const Table::Row& row, std::string_view cell, NamedEntity& entity,
                         Untagged untagged = Untagged::no) {
  auto forms = foreign_forms(row.where, cell, untagged);
  if (!forms) return tl::unexpected(forms.error());
  entity.forms.insert(entity.forms.end(), forms->begin(), forms->end());
  return {};
}

/// Gives the one-word English forms of an entity a class.
void add_class(const NamedEntity& entity, WordClass classes, WordStore& words) {
  for (const NameForm& form : entity.forms) {
    if (form.kind != FormKind::foreign && is_one_word(form.text)) add_name(words, form.text, classes);
  }
}

WordClass class_of_place(EntityKind kind) {
  if (kind == EntityKind::country) return WordClass::country;
  return has(kind, EntityKind::capital | EntityKind::city) ? WordClass::city : WordClass::region;
}

/// The parts of a name: "Jean-Claude", "van der Bellen". Particles in lower case are none.
std::vector<std::string> parts_of(std::string_view name) {
  std::vector<std::string> parts;
  for (const std::string& word : list_of(name, ' ')) {
    for (std::string& part : list_of(word, '-')) {
      const CaseShape shape = shape_of(part);
      if (part.find('.') == std::string::npos && shape != CaseShape::lower && shape != CaseShape::none)
        parts.push_back(std::move(part));
    }
  }
  return parts;
}

}  // namespace

bool is_one_word(std::string_view name) {
  return name.find_first_of(" -&/") == std::string_view::npos;
}

Result<void> add_places(const std::filesystem::path& file, Names& names, WordStore& words) {
  const auto table = Table::read(file, {"name", "kind", "country", "demonyms", "accepted", "foreign"});
  if (!table) return tl::unexpected(table.error());
  for (const Table::Row& row : table->rows()) {
    const auto kind = parse_entity_kind(row.cells[1]);
    if (!kind || !has(any_place, *kind) || *kind == any_place)
      return fail(row.where, "“" + row.cells[1] + "” is no kind of place",
                  "country, territory, capital, city, region, water or mountain");
    NamedEntity place{.name = row.cells[0], .country = row.cells[2], .kind = *kind, .forms = {{.text = row.cells[0]}}};
    add_accepted(row.cells[4], place);
    if (const auto added = add_foreign(row, row.cells[5], place); !added) return added;
    add_class(place, class_of_place(*kind), words);
    names.entities.push_back(std::move(place));
    for (const std::string& demonym : list_of(row.cells[3])) {
      NamedEntity people{.name = demonym,
                         .country = row.cells[2],
                         .parent = row.cells[0],
                         .kind = EntityKind::demonym,
                         .forms = {{.text = demonym}}};
      add_class(people, WordClass::demonym, words);
      names.entities.push_back(std::move(people));
    }
  }
  return {};
}

namespace {

/// Whether the first language of a country is written in Latin letters, as CLDR has it.
bool writes_latin_letters(const std::string& country) {
  UErrorCode error = U_ZERO_ERROR;
  icu::Locale locale("und", country.c_str());
  locale.addLikelySubtags(error);
  return U_SUCCESS(error) && std::string_view(locale.getScript()) == "Latn";
}

}  // namespace

Result<void> add_people(const std::filesystem::path& file, Names& names, WordStore& words) {
  const auto table =
      Table::read(file, {"name", "given", "family", "accepted", "foreign", "country", "native", "roles"});
  if (!table) return tl::unexpected(table.error());
  for (const Table::Row& row : table->rows()) {
    NamedEntity person{.name = row.cells[0],
                       .country = row.cells[5],
                       .given = row.cells[1],
                       .family = row.cells[2],
                       .kind = EntityKind::person,
                       .forms = {{.text = row.cells[0]}}};
    add_accepted(row.cells[3], person);
    if (const auto added = add_foreign(row, row.cells[4], person); !added) return added;
    auto native = native_forms(row.where, row.cells[6]);
    if (!native) return tl::unexpected(native.error());
    person.native = std::move(*native);
    if (person.native.empty() && writes_latin_letters(person.country)) person.kind = person.kind | EntityKind::latin;
    auto terms = terms_of(row.where, row.cells[7]);
    if (!terms) return tl::unexpected(terms.error());
    person.terms = std::move(*terms);
    for (const std::string& part : parts_of(person.given)) add_name(words, part, WordClass::given_name);
    for (const std::string& part : parts_of(person.family)) add_name(words, part, WordClass::surname);
    names.entities.push_back(std::move(person));
  }
  return {};
}

Result<void> add_given_names(const std::filesystem::path& file, Names& names, WordStore& words) {
  const auto table = Table::read(file, {"name", "accepted", "foreign", "native"});
  if (!table) return tl::unexpected(table.error());
  for (const Table::Row& row : table->rows()) {
    const std::string& name = row.cells[0];
    std::vector<std::string> english = list_of(row.cells[1]);
    english.push_back(name);
    for (const std::string& form : english) {
      if (!is_one_word(form)) continue;
      add_name(words, form, WordClass::given_name);
      entry_of(words, form).in_gazetteer = true;
    }
    auto native = native_forms(row.where, row.cells[3]);
    if (!native) return tl::unexpected(native.error());
    if (!native->empty() && is_one_word(name)) {
      NativeGivenName given{.english = {name}, .native = std::move(*native)};
      for (std::string& form : list_of(row.cells[1])) given.english.push_back(std::move(form));
      names.native_given_names.push_back(std::move(given));
    }
    const auto foreign = foreign_forms(row.where, row.cells[2]);
    if (!foreign) return tl::unexpected(foreign.error());
    for (const NameForm& form : *foreign) {
      if (!is_one_word(form.text) || !is_one_word(name)) continue;
      add_name(words, form.text, WordClass::given_name);
      names.given_names.push_back({.foreign = form.text, .preferred = name, .language = form.language});
    }
  }
  return {};
}

Result<void> add_organisations(const std::filesystem::path& file, Names& names, WordStore&) {
  const auto table =
      Table::read(file, {"name", "acronym", "parent", "head", "accepted", "foreign-acronyms", "foreign-names"});
  if (!table) return tl::unexpected(table.error());
  for (const Table::Row& row : table->rows()) {
    NamedEntity body{.name = row.cells[0],
                     .acronym = row.cells[1],
                     .parent = row.cells[2],
                     .head = row.cells[3],
                     .kind = EntityKind::organisation,
                     .forms = {{.text = row.cells[0]}}};
    add_accepted(row.cells[4], body);
    if (!body.acronym.empty()) body.forms.push_back({.text = body.acronym, .kind = FormKind::acronym});
    for (const std::size_t cell : {5U, 6U}) {
      if (const auto added = add_foreign(row, row.cells[cell], body, Untagged::yes); !added) return added;
    }
    names.entities.push_back(std::move(body));
  }
  return {};
}

Result<void> add_titles(const std::filesystem::path& file, Names& names, WordStore& words) {
  const auto table = Table::read(file, {"title", "kind", "given_alone", "usual"});
  if (!table) return tl::unexpected(table.error());
  constexpr std::array<std::string_view, 7> kinds = {"office",   "royal",    "religious", "military",
                                                     "academic", "courtesy", "police"};
  for (const Table::Row& row : table->rows()) {
    if (std::find(kinds.begin(), kinds.end(), row.cells[1]) == kinds.end())
      return fail(row.where, "“" + row.cells[1] + "” is no kind of title",
                  "office, royal, religious, military, academic, courtesy or police");
    const bool given_alone = row.cells[2] == "yes";
    const EntityKind kind = given_alone                ? EntityKind::royal
                            : row.cells[1] == "office" ? EntityKind::office
                                                       : EntityKind::rank;
    NamedEntity title{.name = row.cells[0], .parent = row.cells[3], .kind = kind, .forms = {{.text = row.cells[0]}}};
    add_class(title, given_alone ? WordClass::royal_title : WordClass::office_title, words);
    names.entities.push_back(std::move(title));
  }
  return {};
}

Result<void> add_allowed_phrases(const std::filesystem::path& file, Names& names) {
  const auto list = read_list(file);
  if (!list) return tl::unexpected(list.error());
  for (const std::string& phrase : *list) names.entities.push_back({.name = phrase, .forms = {{.text = phrase}}});
  return {};
}

Result<void> add_known_names(const std::filesystem::path& file, WordClass as, WordStore& words) {
  const auto list = read_list(file);
  if (!list) return tl::unexpected(list.error());
  for (const std::string& name : *list) {
    for (const std::string& part : parts_of(name)) add_name(words, part, as);
  }
  return {};
}

void add_calendar(WordStore& words) {
  for (const char* month : {"January", "February", "March", "April", "May", "June", "July", "August", "September",
                            "October", "November", "December"})
    add_name(words, month, WordClass::month);
  for (const char* day : {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})
    add_name(words, day, WordClass::weekday);
}

}  // namespace copydesk
