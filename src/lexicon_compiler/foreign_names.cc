#include "lexicon_compiler/foreign_names.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "lexicon_compiler/romanisation.h"
#include "lexicon_compiler/table.h"

#include "copydesk/names/name_key.h"
#include "copydesk/text/utf8.h"

namespace copydesk {
namespace {

constexpr std::size_t most_forms = 8;       // of a name in one language
constexpr std::size_t shortest_family = 6;  // letters of a family name that is told by itself
constexpr std::uint16_t usual_word = 300;   // Zipf × 100 from which a word is more than a stray foreign one

struct Source {
  std::string_view language, file;
};
constexpr Source sources[] = {{"ru", "russian.tsv"},     {"uk", "ukrainian.tsv"}, {"be", "belarusian.tsv"},
                              {"bg", "bulgarian.tsv"},   {"sr", "serbian.tsv"},   {"mk", "serbian.tsv"},
                              {"hy", "armenian.tsv"},    {"ka", "georgian.tsv"},  {"el", "greek.tsv"},
                              {"ar", "arabic.tsv"},      {"fa", "persian.tsv"},   {"he", "hebrew.tsv"},
                              {"az", "azerbaijani.tsv"}, {"tr", "turkish.tsv"}};

/// Scripts that leave vowels out: the tables start from the English form, which has them.
bool is_without_vowels(std::string_view language) {
  return language == "ar" || language == "fa" || language == "he";
}

/// A native name cut into words; `joined` tells with what each stands behind the one before: blank or hyphen.
struct NativeName {
  std::vector<std::string> words = {};
  std::vector<char> joined = {};
};

/// "al" in "Bashar al-Assad": stays as it is.
bool is_particle(std::string_view word) {
  return !word.empty() && word[0] >= 'a' && word[0] <= 'z';
}

NativeName words_of(std::string_view native) {
  NativeName name;
  for (std::size_t at = 0; at <= native.size();) {
    const std::size_t end = std::min(native.find_first_of(" -", at), native.size());
    if (end > at) {
      name.joined.push_back(at > 0 ? native[at - 1] : ' ');
      name.words.emplace_back(native.substr(at, end - at));
    }
    at = end + 1;
  }
  return name;
}

/// What a native name becomes in one language, one entry a word.
using Ways = std::vector<std::vector<std::string>>;

class ForeignNames {
 public:
  ForeignNames(const WordStore& words, Names& names) : words_(words), names_(names) {}

  Result<void> read_tables(const std::filesystem::path& folder) {
    for (const Source& source : sources) {
      auto table = Romanisation::read(folder / source.file);
      if (!table) return tl::unexpected(table.error());
      tables_.emplace(source.language, std::move(*table));
    }
    return {};
  }

  void add_people() {
    std::map<std::string, Family> families;
    std::set<std::string> english;
    for (const NamedEntity& entity : names_.entities) {
      for (const NameForm& form : entity.forms) {
        if (form.kind != FormKind::foreign) english.insert(folded(form.text));
      }
    }
    add_czech_families(families);
    for (std::size_t i = 0; i < names_.entities.size(); ++i) add_person(i, english, families);
    for (const auto& [text, family] : families) {
      if (!family.of_several)
        names_.entities[family.entity].forms.push_back(
            {.text = text, .kind = FormKind::foreign, .language = family.language});
    }
  }

  void add_given_names() {
    std::vector<ForeignWord> derived;
    for (const NativeGivenName& given : names_.native_given_names) {
      std::set<std::string> english = skeletons(given.english);
      for (const auto& [language, native] : given.native) {
        const auto table = tables_.find(language);
        if (table == tables_.end()) continue;
        for (const std::string& way : table->second.romanise(native, 0)) english.insert(without_diacritics(way));
      }
      for (const auto& [language, native] : given.native) {
        const auto table = tables_.find(language);
        if (table == tables_.end() || native.find_first_of(" -") != std::string::npos) continue;
        for (std::size_t target = 1; target < std::size(Romanisation::languages); ++target) {
          for (const std::string& way : table->second.romanise(native, target)) {
            if (english.contains(without_diacritics(way)) || is_word(way)) continue;
            derived.push_back({.foreign = capitalised(way),
                               .preferred = given.english.front(),
                               .language = std::string(Romanisation::languages[target])});
          }
        }
      }
    }
    const auto is_listed = [this](const ForeignWord& name) {
      return std::any_of(names_.given_names.begin(), names_.given_names.end(), [&](const ForeignWord& n) {
        return n.foreign == name.foreign && n.preferred == name.preferred;
      });
    };
    for (ForeignWord& name : derived) {
      if (!is_listed(name)) names_.given_names.push_back(std::move(name));
    }
  }

 private:
  struct Family {
    std::size_t entity = 0;
    std::string language = {};
    bool of_several = false;
  };

  /// "Merkelová": Czech and Slovak put an ending behind the family name of a woman, which is hers nowhere else.
  void add_czech_families(std::map<std::string, Family>& families) const {
    for (std::size_t i = 0; i < names_.entities.size(); ++i) {
      const NamedEntity& person = names_.entities[i];
      if (!has(person.kind, EntityKind::person)) continue;
      for (const NameForm& form : person.forms) {
        if (form.kind != FormKind::foreign || form.language != "cs" || !form.text.ends_with("ová")) continue;
        const std::string family = form.text.substr(form.text.find_last_of(' ') + 1);
        const auto [at, is_new] = families.try_emplace(family, Family{.entity = i, .language = form.language});
        if (!is_new && at->second.entity != i) at->second.of_several = true;
      }
    }
  }

  static std::set<std::string> skeletons(const std::vector<std::string>& names) {
    std::set<std::string> result;
    for (const std::string& name : names) result.insert(without_diacritics(name));
    return result;
  }

  [[nodiscard]] bool is_word(const std::string& folded_word) const {
    const auto word = words_.find(folded_word);
    return word != words_.end() && (word->second.spelling != Spelling::none || word->second.frequency >= usual_word);
  }

  [[nodiscard]] bool is_name(const std::string& folded_word) const {
    const auto word = words_.find(folded_word);
    return word != words_.end() && word->second.classes != WordClass::none;
  }

  /// Each word in all the ways of a language; empty where a letter has no row.
  static Ways ways_of(const Romanisation& table, const NativeName& name, std::size_t language) {
    Ways ways;
    for (const std::string& word : name.words) {
      ways.push_back(table.romanise(word, language));
      if (ways.back().empty()) return {};
    }
    return ways;
  }

  /// Ways to write the name, word by word, the usual ones first.
  static std::vector<std::vector<std::string>> combine(const Ways& ways) {
    std::vector<std::vector<std::string>> names = {{}};
    for (const auto& word : ways) {
      std::vector<std::vector<std::string>> longer;
      for (const auto& way : word) {
        for (const auto& name : names) {
          longer.push_back(name);
          longer.back().push_back(way);
        }
      }
      longer.resize(std::min(longer.size(), most_forms * 4));
      names = std::move(longer);
    }
    return names;
  }

  static std::string written(const NativeName& native, const std::vector<std::string>& words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (i > 0) text += native.joined[i];
      text += is_particle(native.words[i]) ? words[i] : capitalised(words[i]);
    }
    return text;
  }

  void add_person(std::size_t number, const std::set<std::string>& english, std::map<std::string, Family>& families) {
    NamedEntity& person = names_.entities[number];
    std::vector<std::string> known;
    for (const NameForm& form : person.forms) {
      if (form.kind == FormKind::foreign) continue;
      for (const std::string& word : list_of(form.text, ' ')) {
        for (std::string& part : list_of(word, '-')) known.push_back(std::move(part));
      }
    }
    for (const auto& [language, native] : person.native) {
      const auto table = tables_.find(language);
      if (table == tables_.end()) continue;
      const NativeName name = words_of(is_without_vowels(language) ? std::string_view(person.name) : native);
      const Ways as_english = ways_of(table->second, name, 0);
      if (name.words.size() < 2 || as_english.empty()) continue;
      std::vector<std::set<std::string>> usual;
      for (const auto& word : as_english) {
        usual.push_back(skeletons(word));
        usual.back().merge(skeletons(known));
      }
      if (language == "ru" && person.native.front().language != "ru")
        add_by_russian(number, name, combine(as_english), english);
      for (std::size_t target = 1; target < std::size(Romanisation::languages); ++target)
        add_forms(number, name, combine(ways_of(table->second, name, target)), usual,
                  std::string(Romanisation::languages[target]), english, families);
    }
  }

  void add_forms(std::size_t number, const NativeName& name, const std::vector<std::vector<std::string>>& ways,
                 const std::vector<std::set<std::string>>& usual, const std::string& language,
                 const std::set<std::string>& english, std::map<std::string, Family>& families) {
    NamedEntity& person = names_.entities[number];
    std::size_t added = 0;
    for (const auto& words : ways) {
      bool foreign = false;
      for (std::size_t i = 0; i < words.size(); ++i) foreign |= !usual[i].contains(without_diacritics(words[i]));
      if (!foreign || added == most_forms) continue;
      const std::string text = written(name, words);
      const bool listed = std::any_of(person.forms.begin(), person.forms.end(),
                                      [&](const NameForm& form) { return form.text == text; });
      if (!listed && !english.contains(folded(text))) {
        person.forms.push_back({.text = text, .kind = FormKind::foreign, .language = language});
        ++added;
      }
      add_family(number, words.back(), usual.back(), language, english, families);
    }
  }

  /// In English letters, but by way of Russian: "Vladimir Zelensky", "Genrikh Mkhitaryan". Not what sounds as the
  /// English forms do: "-ian" for "-yan" is a house's choice. The family name alone may be somebody else's
  /// ("Arutyunyan").
  void add_by_russian(std::size_t number, const NativeName& name, const std::vector<std::vector<std::string>>& ways,
                      const std::set<std::string>& english) {
    NamedEntity& person = names_.entities[number];
    std::set<std::string> known;
    for (const NameForm& form : person.forms) {
      if (form.kind == FormKind::foreign) continue;
      for (const std::string& word : list_of(folded(form.text), ' ')) {
        for (const std::string& part : list_of(word, '-')) known.insert(name_key(part));
      }
    }
    std::size_t added = 0;
    for (const auto& words : ways) {
      const bool sounds_english = std::all_of(words.begin(), words.end(),
                                              [&](const std::string& word) { return known.contains(name_key(word)); });
      const std::string text = written(name, words);
      if (sounds_english || added == most_forms || english.contains(folded(text))) continue;
      person.forms.push_back({.text = text, .kind = FormKind::foreign, .language = "ru"});
      ++added;
    }
  }

  /// The last word as the family name alone.
  void add_family(std::size_t number, const std::string& word, const std::set<std::string>& usual,
                  const std::string& language, const std::set<std::string>& english,
                  std::map<std::string, Family>& families) const {
    const NamedEntity& person = names_.entities[number];
    if (person.family.empty() || !is_one_word(person.family) || usual.contains(without_diacritics(word)) ||
        count_code_points(word) < shortest_family || english.contains(word) || is_word(word) || is_name(word))
      return;
    const auto [at, is_new] = families.try_emplace(capitalised(word), Family{.entity = number, .language = language});
    if (!is_new && names_.entities[at->second.entity].name != person.name) at->second.of_several = true;
  }

  const WordStore& words_;
  Names& names_;
  std::map<std::string, Romanisation, std::less<>> tables_ = {};
};

}  // namespace

Result<void> add_foreign_names(const std::filesystem::path& folder, const WordStore& words, Names& names) {
  ForeignNames foreign(words, names);
  if (auto read = foreign.read_tables(folder); !read) return read;
  foreign.add_people();
  foreign.add_given_names();
  return {};
}

}  // namespace copydesk
