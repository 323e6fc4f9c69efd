#include "lexicon_compiler/gazetteer_writer.h"

#include <algorithm>
#include <bit>
#include <map>
#include <tuple>

#include "lexicon_compiler/name_phrase.h"

#include "copydesk/lexicon/hash.h"
#include "copydesk/lexicon/phrase.h"
#include "copydesk/names/name_key.h"
#include "copydesk/names/name_words.h"

namespace copydesk {
namespace {

/// A text that is a form of one or more entities.
struct SharedForm {
  std::string text = {}, language = {};
  FormKind kind = FormKind::foreign;
  std::vector<EntityId> entities = {};
};

/// One form for each text. A text that is English for any entity is foreign for none: "Georgia" is not German.
std::vector<SharedForm> shared_forms(const std::vector<NamedEntity>& entities) {
  std::vector<SharedForm> forms;
  std::map<std::string_view, std::size_t> by_text;
  for (EntityId id = 0; id < entities.size(); ++id) {
    for (const NameForm& form : entities[id].forms) {
      const auto [at, is_new] = by_text.try_emplace(form.text, forms.size());
      if (is_new) forms.push_back({.text = form.text, .language = form.language, .kind = form.kind});
      SharedForm& shared = forms[at->second];
      const bool foreign = form.kind == FormKind::foreign, was_foreign = shared.kind == FormKind::foreign;
      if (foreign && !was_foreign) continue;
      if (!foreign && was_foreign) {
        shared.entities.clear();
        shared.language.clear();
      }
      shared.kind = std::min(shared.kind, form.kind);
      if (std::find(shared.entities.begin(), shared.entities.end(), id) == shared.entities.end())
        shared.entities.push_back(id);
    }
  }
  return forms;
}

/// The kinds in the order of their bits: of two namesakes the country is meant rather than the city.
void most_likely_first(std::vector<EntityId>& ids, const std::vector<NamedEntity>& entities) {
  std::stable_sort(ids.begin(), ids.end(), [&](EntityId a, EntityId b) { return entities[a].kind < entities[b].kind; });
}

class Trie {
 public:
  explicit Trie(const NumberedWords& words)
      : words_(words), begins_((words.all().size() + 63) / 64), begins_lower_(begins_.size()), whole_(begins_.size()) {}

  void add(const NamePhrase& phrase, std::uint32_t form) {
    std::uint32_t node = 0;
    const WordId first = words_.id(phrase.words.front().folded);
    begins_[first / 64] |= 1ULL << (first % 64);
    if (phrase.words.front().wanted == TokenCase::any) begins_lower_[first / 64] |= 1ULL << (first % 64);
    if (phrase.words.size() == 1) {
      whole_[first / 64] |= 1ULL << (first % 64);
    } else {
      const std::uint32_t bit = bit_of_pair(first, words_.id(phrase.words[1].folded));
      begins_pair_[bit / 64] |= 1ULL << (bit % 64);
    }
    for (const NamePhrase::Word& word : phrase.words) {
      const auto next = static_cast<std::uint32_t>(forms_.size());
      const auto [at, is_new] = edges_.try_emplace({node, words_.id(word.folded)}, next);
      if (is_new) forms_.emplace_back();
      node = at->second;
    }
    auto& here = forms_[node];
    if (std::find(here.begin(), here.end(), form) == here.end()) here.push_back(form);
  }

  /// `forms` give the order at a node: preferred first.
  void write(const std::vector<SharedForm>& forms, ImageWriter& image) {
    std::vector<PhraseEdge> slots(std::bit_ceil(edges_.size() * 2 + 1));
    const std::size_t mask = slots.size() - 1;
    for (const auto& [from, child] : edges_) {
      const auto [node, word] = from;
      std::size_t at = hash_of_edge(node, word) & mask;
      while (slots[at].node != PhraseEdge::no_node) at = (at + 1) & mask;
      slots[at] = {.node = node, .word = word, .child = child};
    }
    std::vector<PhraseNode> nodes;
    std::vector<std::uint32_t> ends;
    for (auto& here : forms_) {
      std::stable_sort(here.begin(), here.end(), [&](auto a, auto b) { return forms[a].kind < forms[b].kind; });
      const auto begin = static_cast<std::uint32_t>(ends.size());
      ends.insert(ends.end(), here.begin(), here.end());
      nodes.push_back({.forms_begin = begin, .forms_end = static_cast<std::uint32_t>(ends.size())});
    }
    image.put(Section::phrase_edges, slots);
    image.put(Section::begins_form, begins_);
    image.put(Section::begins_lower_form, begins_lower_);
    image.put(Section::whole_form, whole_);
    image.put(Section::begins_pair, begins_pair_);
    image.put(Section::phrase_nodes, nodes);
    image.put(Section::node_forms, ends);
  }

 private:
  const NumberedWords& words_;
  std::vector<std::uint64_t> begins_, begins_lower_, whole_;  // a bit for each word
  std::vector<std::uint64_t> begins_pair_ = std::vector<std::uint64_t>(pair_filter_bits / 64);
  std::map<std::pair<std::uint32_t, WordId>, std::uint32_t> edges_ = {};
  std::vector<std::vector<std::uint32_t>> forms_ = {{}};  // that end at each node
};

void write_forms(const std::vector<SharedForm>& forms, const std::vector<NamedEntity>& entities,
                 const NumberedWords& words, ImageWriter& image) {
  std::vector<PackedForm> packed;
  std::vector<EntityId> form_entities;
  std::vector<TokenCase> cases;
  Trie trie(words);
  for (const SharedForm& form : forms) {
    const NamePhrase phrase = name_phrase(form.text);
    const auto id = static_cast<std::uint32_t>(packed.size());
    trie.add(phrase, id);
    if (const auto dotted = with_stops(phrase)) trie.add(*dotted, id);
    EntityKind kinds = EntityKind::none;
    for (const EntityId entity : form.entities) kinds = kinds | entities[entity].kind;
    const auto begin = static_cast<std::uint32_t>(form_entities.size());
    form_entities.insert(form_entities.end(), form.entities.begin(), form.entities.end());
    packed.push_back({.text = image.text(form.text),
                      .language = image.text(form.language),
                      .entity_kinds = static_cast<std::uint32_t>(kinds),
                      .entities_begin = begin,
                      .entities_end = static_cast<std::uint32_t>(form_entities.size()),
                      .cases_begin = static_cast<std::uint32_t>(cases.size()),
                      .kind = static_cast<std::uint8_t>(form.kind),
                      .hyphens = phrase.hyphens,
                      .words = static_cast<std::uint16_t>(phrase.words.size())});
    for (const NamePhrase::Word& word : phrase.words) cases.push_back(word.wanted);
  }
  trie.write(forms, image);
  image.put(Section::forms, packed);
  image.put(Section::form_entities, form_entities);
  image.put(Section::form_cases, cases);
}

void write_entities(const std::vector<SharedForm>& forms, const std::vector<NamedEntity>& entities,
                    ImageWriter& image) {
  std::vector<std::vector<std::uint32_t>> forms_of(entities.size());
  for (std::uint32_t form = 0; form < forms.size(); ++form) {
    for (const EntityId entity : forms[form].entities) forms_of[entity].push_back(form);
  }
  std::vector<PackedEntity> packed;
  std::vector<std::uint32_t> entity_forms;
  for (EntityId id = 0; id < entities.size(); ++id) {
    const NamedEntity& entity = entities[id];
    std::stable_sort(forms_of[id].begin(), forms_of[id].end(), [&](std::uint32_t a, std::uint32_t b) {
      const bool a_is_name = forms[a].text == entity.name, b_is_name = forms[b].text == entity.name;
      return a_is_name != b_is_name ? a_is_name : forms[a].kind < forms[b].kind;
    });
    const auto begin = static_cast<std::uint32_t>(entity_forms.size());
    entity_forms.insert(entity_forms.end(), forms_of[id].begin(), forms_of[id].end());
    packed.push_back({.name = image.text(entity.name),
                      .acronym = image.text(entity.acronym),
                      .country = image.text(entity.country),
                      .parent = image.text(entity.parent),
                      .head = image.text(entity.head),
                      .given = image.text(entity.given),
                      .family = image.text(entity.family),
                      .kind = static_cast<std::uint32_t>(entity.kind),
                      .forms_begin = begin,
                      .forms_end = static_cast<std::uint32_t>(entity_forms.size())});
  }
  image.put(Section::entities, packed);
  image.put(Section::entity_forms, entity_forms);
}

/// Persons by the consonants of the last word of each name that is right in English.
void write_person_blocks(const std::vector<NamedEntity>& entities, ImageWriter& image) {
  std::vector<PersonBlock> blocks;
  for (EntityId id = 0; id < entities.size(); ++id) {
    if (!has(entities[id].kind, EntityKind::person)) continue;
    for (const NameForm& form : entities[id].forms) {
      if (form.kind == FormKind::foreign) continue;
      const NameWords words = name_words(form.text);
      if (words.words.empty()) continue;
      for (const int reading : {0, 1})
        blocks.push_back({.block = block_of(consonant_skeleton(words.words.back().key, reading)), .entity = id});
    }
  }
  const auto as_pair = [](const PersonBlock& b) { return std::pair(b.block, b.entity); };
  std::sort(blocks.begin(), blocks.end(), [&](const auto& a, const auto& b) { return as_pair(a) < as_pair(b); });
  blocks.erase(
      std::unique(blocks.begin(), blocks.end(), [&](const auto& a, const auto& b) { return as_pair(a) == as_pair(b); }),
      blocks.end());
  image.put(Section::person_blocks, blocks);
}

/// How terms name the body: a country by its code, another by its preferred name.
std::map<std::string_view, std::string_view> bodies(const std::vector<NamedEntity>& entities) {
  std::map<std::string_view, std::string_view> by_name;
  for (const NamedEntity& entity : entities) {
    const bool country = has(entity.kind, EntityKind::country | EntityKind::territory);
    if (!country && !has(entity.kind, EntityKind::organisation)) continue;
    for (const NameForm& form : entity.forms) {
      if (form.kind != FormKind::foreign)
        by_name.try_emplace(form.text, country && !entity.country.empty() ? entity.country : entity.name);
    }
  }
  return by_name;
}

void write_terms(const std::vector<NamedEntity>& entities, ImageWriter& image) {
  const auto known = bodies(entities);
  std::vector<std::tuple<std::string_view, std::string_view, std::int32_t, std::int32_t, EntityId>> terms;
  for (EntityId id = 0; id < entities.size(); ++id) {
    for (const NamedTerm& term : entities[id].terms) {
      const auto body = known.find(term.of);
      terms.emplace_back(body == known.end() ? term.of : body->second, term.office, term.from, term.until, id);
    }
  }
  std::sort(terms.begin(), terms.end());
  std::vector<PackedTerm> packed;
  for (const auto& [of, office, from, until, holder] : terms) {
    packed.push_back(
        {.office = image.text(office), .of = image.text(of), .holder = holder, .from = from, .until = until});
  }
  image.put(Section::terms, packed);
}

}  // namespace

Result<void> add_words_of_names(const Names& names, WordStore& words) {
  words["-"];
  for (const NamedEntity& entity : names.entities) {
    for (const NameForm& form : entity.forms) {
      const NamePhrase phrase = name_phrase(form.text);
      if (phrase.words.empty() || phrase.words.size() > longest_phrase)
        return fail("the name “" + form.text + "”", "must have 1 to " + std::to_string(longest_phrase) + " words");
      for (const NamePhrase::Word& word : phrase.words) {
        WordEntry& entry = words[word.folded];
        if (form.kind != FormKind::foreign) entry.in_gazetteer = true;
        if (entry.name.empty()) entry.name = word.text;
      }
      if (const auto dotted = with_stops(phrase)) {
        for (const NamePhrase::Word& word : dotted->words) words[word.folded];
      }
    }
  }
  for (const ForeignWord& name : names.given_names) {
    words[folded(name.foreign)];
    words[folded(name.preferred)];
  }
  return {};
}

void write_gazetteer(const Names& names, const NumberedWords& words, ImageWriter& image) {
  std::vector<SharedForm> forms = shared_forms(names.entities);
  for (SharedForm& form : forms) most_likely_first(form.entities, names.entities);
  write_forms(forms, names.entities, words, image);
  write_entities(forms, names.entities, image);
  write_person_blocks(names.entities, image);
  write_terms(names.entities, image);
}

}  // namespace copydesk
