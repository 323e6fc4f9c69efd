#include "copydesk/checks/known_person.h"

#include <string>

#include "copydesk/names/name_distance.h"
#include "copydesk/names/name_key.h"
#include "copydesk/text/token.h"

namespace copydesk {
namespace {

/// Persons whose family name has the consonants of this one.
std::vector<EntityId> persons_like(const Gazetteer& gazetteer, std::string_view family) {
  std::string folded;
  fold(family, folded);
  const std::string key = name_key(folded);
  const std::uint32_t one = block_of(consonant_skeleton(key, 0)), other = block_of(consonant_skeleton(key, 1));
  std::vector<EntityId> persons = gazetteer.persons_of_block(one);
  if (other != one) {
    for (const EntityId id : gazetteer.persons_of_block(other)) persons.push_back(id);
  }
  return persons;
}

}  // namespace

std::optional<KnownPerson> KnownPersons::find(const Gazetteer& gazetteer, std::string_view name) {
  const std::size_t blank = name.rfind(' ');
  if (blank == std::string_view::npos) return std::nullopt;
  const auto& persons =
      of_family_.find(name.substr(blank + 1), [&](std::string_view family) { return persons_like(gazetteer, family); });
  if (persons.empty()) return std::nullopt;
  return of_name_.find(name, [&](std::string_view text) { return nearest(gazetteer, text, persons); });
}

std::optional<KnownPerson> KnownPersons::nearest(const Gazetteer& gazetteer, std::string_view name,
                                                 std::span<const EntityId> persons) {
  const NameWords words = name_words(name);
  if (words.words.size() < 2) return std::nullopt;
  std::optional<KnownPerson> nearest;
  bool two_as_near = false;
  for (const EntityId id : persons) {
    for (const PersonForm& known : forms_of(gazetteer, id)) {
      // A family name alone, or a name with words left out, is too little to know a person by.
      if (known.words.words.size() != words.words.size()) continue;
      const float distance = name_distance(words, known.words);
      if (distance > same_name || (nearest && distance > nearest->distance)) continue;
      if (nearest && distance == nearest->distance) {
        two_as_near |= nearest->entity != id;
        continue;
      }
      nearest = {.entity = id, .distance = distance, .form = known.text};
      two_as_near = false;
    }
  }
  return two_as_near ? std::nullopt : nearest;
}

const std::vector<KnownPersons::PersonForm>& KnownPersons::forms_of(const Gazetteer& gazetteer, EntityId person) {
  const auto [at, is_new] = forms_.try_emplace(person);
  if (is_new) {
    for (const std::uint32_t number : gazetteer.forms_of(person)) {
      const Form form = gazetteer.form(number);
      if (form.kind != FormKind::foreign) at->second.push_back({.text = form.text, .words = name_words(form.text)});
    }
  }
  return at->second;
}

}  // namespace copydesk
