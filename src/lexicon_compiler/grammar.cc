#include "lexicon_compiler/grammar.h"

#include <algorithm>
#include <array>
#include <set>

#include "lexicon_compiler/inflection.h"
#include "lexicon_compiler/irregular_verbs.h"
#include "lexicon_compiler/table.h"
#include "lexicon_compiler/wordnet.h"

namespace copydesk {
namespace {

constexpr WordClass any_verb =
    WordClass::verb | WordClass::verb_s | WordClass::verb_ing | WordClass::verb_past | WordClass::verb_participle;
constexpr WordClass any_noun = WordClass::noun | WordClass::plural_noun;
// All that function-words.tsv decides.
constexpr WordClass grammatical =
    any_verb | any_noun | WordClass::adjective | WordClass::adverb | WordClass::determiner | WordClass::preposition |
    WordClass::pronoun | WordClass::conjunction | WordClass::auxiliary | WordClass::modal | WordClass::number_word;

// A part of speech that the hand-tagged texts show in less than one use of 50, of a word seen 60 times, is a rarity
// ("said" the aforesaid, "going" the thing). Chosen on UD English, where classes then lack 1.2 % of the words' uses.
constexpr std::uint32_t rare_share = 50, enough_uses = 60;
// A noun seen so often is not the comparative that it looks like ("number", "corner").
constexpr std::uint32_t settled_noun_uses = 5;

WordClass without(WordClass classes, WordClass removed) {
  return static_cast<WordClass>(static_cast<std::uint64_t>(classes) & ~static_cast<std::uint64_t>(removed));
}

class Grammar {
 public:
  Grammar(const WordNet& net, const IrregularVerbs& irregular, WordStore& words)
      : net_(net), irregular_(irregular), words_(words) {}

  void run() {
    for (auto& [word, entry] : words_) {
      if (has(entry.spelling, Spelling::lower)) add_base(word, entry);
      // "Armenian", "Orwellian": adjectives that English writes with a capital.
      if (has(entry.spelling, Spelling::title) && net_.has(word, PartOfSpeech::adjective))
        entry.classes |= WordClass::adjective;
    }
    for (auto& [word, entry] : words_) {
      if (has(entry.spelling, Spelling::lower)) add_inflected(word);
    }
    for (auto& [word, entry] : words_) {
      if (has(entry.spelling, Spelling::lower)) add_exceptional(word, entry);
    }
    settle_lemmas();
  }

 private:
  [[nodiscard]] bool is_usual(const std::string& word, PartOfSpeech part) const {
    if (!net_.has(word, part)) return false;
    std::uint32_t all = 0;
    for (const auto p : {PartOfSpeech::noun, PartOfSpeech::verb, PartOfSpeech::adjective, PartOfSpeech::adverb})
      all += net_.uses(word, p);
    return all < enough_uses || net_.uses(word, part) * rare_share >= all;
  }

  void add_base(const std::string& word, WordEntry& entry) {
    constexpr std::array<std::pair<PartOfSpeech, WordClass>, 4> classes = {
        {{PartOfSpeech::noun, WordClass::noun},
         {PartOfSpeech::verb, WordClass::verb},
         {PartOfSpeech::adjective, WordClass::adjective},
         {PartOfSpeech::adverb, WordClass::adverb}}};
    for (const auto& [part, as] : classes) {
      if (is_usual(word, part)) entry.classes |= as;
    }
    if (has(entry.classes, WordClass::noun)) candidates_[word].noun.insert(word);
    if (has(entry.classes, WordClass::verb)) candidates_[word].verb.insert(word);
  }

  void inflect(const std::string& base, const std::vector<std::string>& forms, WordClass as) {
    for (const std::string& form : forms) {
      const auto at = words_.find(form);
      if (at == words_.end() || !has(at->second.spelling, Spelling::lower)) continue;
      at->second.classes |= as;
      if (has(as, any_verb)) candidates_[form].verb.insert(base);
      if (has(as, any_noun)) candidates_[form].noun.insert(base);
    }
  }

  void add_inflected(const std::string& word) {
    const WordClass classes = words_.find(word)->second.classes;
    if (word == "be") inflect(word, {"am", "are"}, WordClass::verb);
    const bool is_base_verb = has(classes, WordClass::verb) && net_.has(word, PartOfSpeech::verb);
    if (is_base_verb) {
      inflect(word, with_s(word), WordClass::verb_s);
      inflect(word, with_ing(word), WordClass::verb_ing);
      const IrregularVerbs::Forms forms = irregular_.forms_of(word);
      const bool is_irregular = !forms.past.empty();
      inflect(word, is_irregular ? forms.past : with_ed(word), WordClass::verb_past);
      inflect(word, is_irregular ? forms.participle : with_ed(word), WordClass::verb_participle);
    }
    if (has(classes, WordClass::noun) && word.size() > 1) {
      inflect(word, with_s(word), WordClass::plural_noun);
      if (word.ends_with("man")) inflect(word, {word.substr(0, word.size() - 2) + "en"}, WordClass::plural_noun);
    }
    if (has(classes, WordClass::adjective)) compare(word);
  }

  void compare(const std::string& adjective) {
    const WordClass as =
        net_.has(adjective, PartOfSpeech::adverb) ? WordClass::adjective | WordClass::adverb : WordClass::adjective;
    for (const auto& forms : {with_er(adjective), with_est(adjective)}) {
      for (const std::string& form : forms) {
        if (net_.uses(form, PartOfSpeech::noun) < settled_noun_uses) inflect(adjective, {form}, as);
      }
    }
  }

  /// WordNet's exception lists. Verbs: whatever is not -ing or -s and not told apart by irregular-verbs.tsv is both
  /// past and participle.
  void add_exceptional(const std::string& form, WordEntry& entry) {
    for (const std::string_view base : net_.exceptions(form, PartOfSpeech::noun)) {
      if (!has_class(base, WordClass::noun) || form == base) continue;
      entry.classes |= WordClass::plural_noun;
      candidates_[form].noun.insert(std::string(base));
    }
    for (const std::string_view base : net_.exceptions(form, PartOfSpeech::verb)) {
      if (!has_class(base, WordClass::verb) || form == base) continue;
      const bool is_listed = !irregular_.forms_of(base).past.empty();
      if (form.ends_with("ing")) {
        entry.classes |= WordClass::verb_ing;
      } else if (form.ends_with('s')) {
        entry.classes |= WordClass::verb_s;
      } else if (!is_listed) {
        entry.classes |= WordClass::verb_past | WordClass::verb_participle;
      } else if (!has(entry.classes, WordClass::verb_past | WordClass::verb_participle)) {
        continue;  // obsolete: "bare", "holpen"
      }
      candidates_[form].verb.insert(std::string(base));
    }
    for (const auto part : {PartOfSpeech::adjective, PartOfSpeech::adverb}) {
      if (net_.exceptions(form, part).empty() || net_.uses(form, PartOfSpeech::noun) >= settled_noun_uses) continue;
      entry.classes |= part == PartOfSpeech::adjective ? WordClass::adjective : WordClass::adverb;
    }
  }

  [[nodiscard]] bool has_class(std::string_view word, WordClass classes) const {
    const auto at = words_.find(word);
    return at != words_.end() && has(at->second.classes, classes);
  }

  /// Of several bases the one that the hand-tagged texts use most; a form that is a base itself keeps that unless
  /// another is used three times as much ("found": find).
  [[nodiscard]] std::string likeliest(const std::string& word, const std::set<std::string>& bases,
                                      PartOfSpeech part) const {
    const auto weight = [&](const std::string& base) { return (net_.uses(base, part) + 1) * (base == word ? 3 : 1); };
    std::string best;
    for (const std::string& base : bases) {
      if (best.empty() || weight(base) > weight(best)) best = base;
    }
    return best;
  }

  void settle_lemmas() {
    for (const auto& [word, bases] : candidates_) {
      WordEntry& entry = words_.find(word)->second;
      entry.verb_lemma = likeliest(word, bases.verb, PartOfSpeech::verb);
      entry.noun_lemma = likeliest(word, bases.noun, PartOfSpeech::noun);
      drop_rare_uses(word, entry);
    }
  }

  /// WordNet lists "leaders" and "going" as nouns, "said" as an adjective. A form loses what it is as a word of its own
  /// where it is far more often the plural or the participle.
  void drop_rare_uses(const std::string& word, WordEntry& entry) const {
    if (has(entry.classes, WordClass::plural_noun) && entry.noun_lemma == word) {
      for (const std::string& base : candidates_.at(word).noun) {
        if (base == word || net_.uses(word, PartOfSpeech::noun) > net_.uses(base, PartOfSpeech::noun)) continue;
        entry.noun_lemma = base;
        entry.classes = without(entry.classes, WordClass::noun);
      }
    }
    if (!has(entry.classes, WordClass::verb_participle | WordClass::verb_ing) || entry.verb_lemma == word) return;
    const std::uint32_t as_verb = net_.uses(entry.verb_lemma, PartOfSpeech::verb);
    if (net_.uses(word, PartOfSpeech::adjective) * rare_share < as_verb)
      entry.classes = without(entry.classes, WordClass::adjective);
    if (net_.uses(word, PartOfSpeech::noun) * rare_share < as_verb) {
      entry.classes = without(entry.classes, WordClass::noun);
      if (!has(entry.classes, WordClass::plural_noun)) entry.noun_lemma.clear();
    }
  }

  struct Bases {
    std::set<std::string> verb = {}, noun = {};
  };
  const WordNet& net_;
  const IrregularVerbs& irregular_;
  WordStore& words_;
  std::map<std::string, Bases> candidates_ = {};
};

Result<void> set_function_words(const std::filesystem::path& file, WordStore& words) {
  const auto table = Table::read(file, {"words", "classes"});
  if (!table) return tl::unexpected(table.error());
  std::set<std::string> seen;
  for (const Table::Row& row : table->rows()) {
    WordClass classes = WordClass::none;
    for (const std::string& name : list_of(row.cells[1])) {
      const auto parsed = parse_word_class(name);
      if (!parsed) return fail(row.where, "“" + name + "” is no word class", std::string(word_class_names()));
      classes |= *parsed;
    }
    for (const std::string& word : list_of(row.cells[0])) {
      if (!seen.insert(word).second) return fail(row.where, "“" + word + "” stands in an earlier row too");
      WordEntry& entry = words[word];
      entry.classes = without(entry.classes, grammatical) | classes;
      if (!has(classes, any_verb)) entry.verb_lemma.clear();
      if (!has(classes, any_noun)) entry.noun_lemma.clear();
    }
  }
  return {};
}

Result<void> mark_speech_verbs(const std::filesystem::path& file, WordStore& words) {
  const auto list = read_list(file);
  if (!list) return tl::unexpected(list.error());
  const std::set<std::string> verbs(list->begin(), list->end());
  for (auto& [word, entry] : words) {
    if (verbs.contains(entry.verb_lemma)) entry.classes |= WordClass::speech_verb;
  }
  return {};
}

Result<void> mark_uncountable(const std::filesystem::path& file, WordStore& words) {
  const auto table = Table::read(file, {"plural"});
  if (!table) return tl::unexpected(table.error());
  for (const Table::Row& row : table->rows()) entry_of(words, row.cells[0]).classes |= WordClass::uncountable;
  return {};
}

}  // namespace

Result<void> add_grammar(const std::filesystem::path& wordnet, const std::filesystem::path& dictionaries,
                         WordStore& words) {
  const auto net = WordNet::read(wordnet);
  if (!net) return tl::unexpected(net.error());
  const auto irregular = IrregularVerbs::read(dictionaries / "irregular-verbs.tsv");
  if (!irregular) return tl::unexpected(irregular.error());
  Grammar(*net, *irregular, words).run();
  if (auto set = set_function_words(dictionaries / "function-words.tsv", words); !set) return set;
  if (auto marked = mark_speech_verbs(dictionaries / "speech-verbs.txt", words); !marked) return marked;
  return mark_uncountable(dictionaries / "uncountable.txt", words);
}

}  // namespace copydesk
