#include "lexicon_compiler/exonyms.h"

#include <algorithm>
#include <array>
#include <memory>
#include <set>

#include "lexicon_compiler/table.h"
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/timezone.h>
#include <unicode/tznames.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "copydesk/text/utf8.h"

namespace copydesk {
namespace {

// Languages in Latin script from which news is copied or translated. Seen in the list of all that ICU offers and left
// out: Latvian, Lithuanian, Albanian, Estonian and Basque, whose endings make given names and surnames ("Danija",
// "Kirova", "Jordani"); Irish and Maltese with articles; Swahili and Somali, whose names are names of people
// ("Morisi").
constexpr std::array<const char*, 30> languages = {"de", "fr", "es", "it", "pt", "nl", "pl", "cs", "sk",      "hu",
                                                   "ro", "sv", "da", "nb", "fi", "hr", "sl", "tr", "id",      "ms",
                                                   "ca", "az", "nn", "gl", "is", "af", "lb", "uz", "sr_Latn", "bs"};
constexpr std::size_t shortest_exonym = 5;  // letters; of four there are too many names ("Gana", "Cita", "Akra")

std::string utf8_of(const icu::UnicodeString& text) {
  std::string out;
  return text.toUTF8String(out);
}

/// Whether a name is made of Latin letters, blanks, hyphens and apostrophes. ICU's own notes ("Myanmar (Birma)",
/// "Kongo – Kinshasa") are none.
bool is_plain_latin(const std::string& name) {
  for (std::size_t at = 0; at < name.size();) {
    const CodePoint c = read_code_point(name, at);
    const auto code = static_cast<UChar32>(c.value);
    UErrorCode error = U_ZERO_ERROR;
    const bool latin = u_isalpha(code) && uscript_getScript(code, &error) == USCRIPT_LATIN;
    if (!latin && code != ' ' && code != '-' && code != '\'' && code != 0x2019) return false;
    at += c.width;
  }
  return true;
}

/// What remains of a name without diacritics, case, blanks, hyphens and apostrophes.
std::string skeleton(std::string_view name) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* decompose = icu::Normalizer2::getNFDInstance(error);
  const icu::UnicodeString text = decompose->normalize(
      icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<int>(name.size()))), error);
  std::string letters;
  for (int at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
    const UChar32 c = u_tolower(text.char32At(at));
    if (!u_isalpha(c)) continue;
    // Letters with a stroke, and the dotless i, do not decompose.
    append_code_point(static_cast<char32_t>(c == 0x142   ? 'l'
                                            : c == 0xF8  ? 'o'
                                            : c == 0x111 ? 'd'
                                            : c == 0x131 ? 'i'
                                                         : c),
                      letters);
  }
  return letters;
}

class Exonyms {
 public:
  Exonyms(const std::vector<std::string>& exclusions, const WordStore& words, Names& names)
      : excluded_(exclusions.begin(), exclusions.end()), words_(words), names_(names) {
    for (const NamedEntity& entity : names_.entities) {
      for (const NameForm& form : entity.forms) {
        if (form.kind != FormKind::foreign) english_.insert(folded(form.text));
      }
    }
  }

  void add_countries() {
    for (NamedEntity& place : names_.entities) {
      if (!has(place.kind, EntityKind::country | EntityKind::territory) || place.country.size() != 2) continue;
      const icu::Locale country("", place.country.c_str());
      icu::UnicodeString english;
      country.getDisplayCountry(icu::Locale::getEnglish(), english);
      // A territory may bear the code of its country: Greenland has its own, Crimea has none.
      if (has(place.kind, EntityKind::territory) && !is_form_of(place, utf8_of(english))) continue;
      for (const char* language : languages) {
        icu::UnicodeString name;
        country.getDisplayCountry(icu::Locale(language), name);
        add(place, utf8_of(name), language);
      }
    }
  }

  void add_cities() {
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<icu::StringEnumeration> zones(
        icu::TimeZone::createTimeZoneIDEnumeration(UCAL_ZONE_TYPE_CANONICAL_LOCATION, nullptr, nullptr, error));
    const std::unique_ptr<icu::TimeZoneNames> english(
        icu::TimeZoneNames::createInstance(icu::Locale::getEnglish(), error));
    std::vector<std::unique_ptr<icu::TimeZoneNames>> foreign;
    for (const char* language : languages)
      foreign.emplace_back(icu::TimeZoneNames::createInstance(icu::Locale(language), error));
    while (const icu::UnicodeString* zone = zones->snext(error)) {
      icu::UnicodeString name;
      english->getExemplarLocationName(*zone, name);
      NamedEntity* city = city_named(utf8_of(name));
      for (std::size_t i = 0; city != nullptr && i < languages.size(); ++i) {
        icu::UnicodeString exonym;
        foreign[i]->getExemplarLocationName(*zone, exonym);
        add(*city, utf8_of(exonym), languages[i]);
      }
    }
  }

 private:
  static bool is_form_of(const NamedEntity& entity, const std::string& name) {
    return std::any_of(entity.forms.begin(), entity.forms.end(),
                       [&](const NameForm& form) { return form.text == name; });
  }

  NamedEntity* city_named(const std::string& name) {
    for (NamedEntity& entity : names_.entities) {
      if (has(entity.kind, EntityKind::city | EntityKind::capital) && is_form_of(entity, name)) return &entity;
    }
    return nullptr;
  }

  [[nodiscard]] bool is_english(const std::string& name) const {
    if (english_.contains(folded(name))) return true;
    const auto word = words_.find(folded(name));
    return word != words_.end() && (word->second.spelling != Spelling::none ||
                                    has(word->second.classes, WordClass::given_name | WordClass::surname));
  }

  void add(NamedEntity& place, std::string name, std::string_view locale) {
    // Galician has names with their article.
    for (const std::string_view article : {"A ", "O ", "As ", "Os "}) {
      if (locale == "gl" && name.starts_with(article)) name.erase(0, article.size());
    }
    if (!is_plain_latin(name) || count_code_points(name) < shortest_exonym || excluded_.contains(name) ||
        is_english(name))
      return;
    const std::string letters = skeleton(name);
    for (const NameForm& form : place.forms) {
      const bool same = form.kind == FormKind::foreign ? form.text == name : skeleton(form.text) == letters;
      if (same) return;
    }
    const std::string_view language = locale == "nb" || locale == "nn" ? "no" : locale.substr(0, 2);
    place.forms.push_back({.text = name, .kind = FormKind::foreign, .language = std::string(language)});
  }

  std::set<std::string> excluded_;
  std::set<std::string> english_ = {};  // folded forms of all entities
  const WordStore& words_;
  Names& names_;
};

}  // namespace

Result<void> add_exonyms(const std::filesystem::path& exclusions, const WordStore& words, Names& names) {
  const auto excluded = read_list(exclusions);
  if (!excluded) return tl::unexpected(excluded.error());
  Exonyms exonyms(*excluded, words, names);
  exonyms.add_countries();
  exonyms.add_cities();
  return {};
}

}  // namespace copydesk
