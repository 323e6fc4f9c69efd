#include "copydesk/checks/name_mentions.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "copydesk/checks/name_index.h"
#include "copydesk/names/name_distance.h"
#include "copydesk/names/name_key.h"

namespace copydesk {
namespace {

/// Any white space as one blank.
std::string as_one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (blank && (line.empty() || line.back() == ' ')) continue;
    line.push_back(blank ? ' ' : c);
  }
  while (line.ends_with(' ')) line.pop_back();
  return line;
}

/// The full names of an article by their family names.
class FullNames {
 public:
  void add(std::string_view family, std::size_t name) {
    NameWords words = name_words(family);
    if (words.words.empty()) return;
    const std::string& key = words.words.back().key;
    by_key_[key] = name;
    for (int reading = 0; reading < 2; ++reading) {
      auto& near = by_skeleton_[consonant_skeleton(key, reading)];
      if (std::find(near.begin(), near.end(), name) == near.end()) near.push_back(name);
    }
    words_.emplace(name, std::move(words));
  }

  /// The name whose family name this is, or the only one whose family name is nearly this.
  [[nodiscard]] std::size_t find(std::string_view family, std::size_t none) const {
    const NameWords words = name_words(family);
    if (words.words.empty()) return none;
    const std::string& key = words.words.back().key;
    if (const auto at = by_key_.find(key); at != by_key_.end()) return at->second;
    const auto near = by_skeleton_.find(consonant_skeleton(key, 0));
    if (near == by_skeleton_.end() || near->second.size() > 8) return none;
    std::size_t found = none;
    for (const std::size_t name : near->second) {
      if (name_distance(words_.at(name), words) > same_name) continue;
      if (found != none && words_.at(found) != words_.at(name)) return none;
      found = name;
    }
    return found;
  }

 private:
  std::unordered_map<std::string, std::size_t> by_key_ = {};
  std::unordered_map<std::string, std::vector<std::size_t>> by_skeleton_ = {};
  std::unordered_map<std::size_t, NameWords> words_ = {};
};

class Collector {
 public:
  explicit Collector(const Article& article) : article_(article) {}

  std::vector<FoundName> collect() {
    std::vector<PersonName> persons;
    find_person_names(article_, persons);
    covered_.assign(article_.document.tokens.size(), false);
    for (const PersonName& person : persons) add_person(person);
    for (const Mention& mention : article_.mentions.all()) add_mention(mention);
    std::stable_sort(names_.begin(), names_.end(),
                     [](const Found& a, const Found& b) { return a.name.span < b.name.span; });
    resolve();
    std::vector<FoundName> result;
    result.reserve(names_.size());
    for (Found& found : names_) result.push_back(std::move(found.name));
    return result;
  }

 private:
  struct Found {
    FoundName name = {};
    std::uint32_t family = 0;  ///< token
    bool lone = false;
  };

  void add_person(const PersonName& person) {
    Found found{.family = person.family, .lone = person.end - person.first == 1};
    found.name.span = article_.span_of(person.first, person.end);
    found.name.text = as_one_line(article_.document.at(found.name.span));
    found.name.full = found.name.text;
    if (const Mention* mention = article_.mention(person.first);
        mention != nullptr && mention->first_token == person.first &&
        mention->first_token + mention->token_count == person.end) {
      const Form form = article_.lexicon.gazetteer().form(mention->form);
      if (has(form.entity_kinds, EntityKind::person) && !form.entities.empty()) found.name.known = person_of(form);
    }
    std::fill(covered_.begin() + person.first, covered_.begin() + person.end, true);
    names_.push_back(std::move(found));
  }

  void add_mention(const Mention& mention) {
    const std::uint32_t first = mention.first_token, end = first + mention.token_count;
    const Gazetteer& gazetteer = article_.lexicon.gazetteer();
    const Form form = gazetteer.form(mention.form);
    const bool person = has(form.entity_kinds, EntityKind::person), place = has(form.entity_kinds, any_place);
    if ((!person && !place) || form.entities.empty() || covered_[first] || covered_[end - 1]) return;
    Found found{.family = end - 1, .lone = person && end - first == 1};
    found.name.span = article_.span_of(first, end);
    found.name.text = as_one_line(article_.document.at(found.name.span));
    found.name.full = found.name.text;
    found.name.place = place;
    found.name.known = place ? std::string(gazetteer.entity(form.entities.front()).name) : person_of(form);
    names_.push_back(std::move(found));
  }

  [[nodiscard]] std::string person_of(const Form& form) const {
    for (const EntityId id : form.entities) {
      const Entity entity = article_.lexicon.gazetteer().entity(id);
      if (has(entity.kind, EntityKind::person)) return std::string(entity.name);
    }
    return {};
  }

  /// Family names alone: the name in full comes before, but for headlines; so two passes.
  void resolve() {
    const std::size_t none = names_.size();
    for (const bool second : {false, true}) {
      if (!second) full_ = {};
      for (std::size_t i = 0; i < names_.size(); ++i) {
        Found& found = names_[i];
        if (found.name.place) continue;
        const std::string_view family = article_.at(article_.document.tokens[found.family]);
        if (!found.lone) {
          if (!second) full_.add(family, i);
          continue;
        }
        if (found.name.full != found.name.text || !found.name.known.empty()) continue;
        if (const std::size_t name = full_.find(family, none); name != none) found.name.full = names_[name].name.text;
      }
    }
  }

  const Article& article_;
  std::vector<bool> covered_ = {};
  std::vector<Found> names_ = {};
  FullNames full_ = {};
};

}  // namespace

std::vector<FoundName> find_name_mentions(const Article& article) {
  return Collector(article).collect();
}

}  // namespace copydesk
