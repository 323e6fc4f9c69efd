#include "copydesk/checks/known_person.h"

#include <string>
#include <vector>

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

std::optional<KnownPerson> find_known_person(const Gazetteer& gazetteer, std::string_view name) {
  // Few names share their family name's consonants with a known person: the others end here.
  const std::vector<EntityId> persons = persons_like(gazetteer, name.substr(name.rfind(' ') + 1));
  if (persons.empty()) return std::nullopt;
  const NameWords words = name_words(name);
  if (words.words.size() < 2) return std::nullopt;
  std::optional<KnownPerson> nearest;
  bool two_as_near = false;
  for (const EntityId id : persons) {
    for (const std::uint32_t number : gazetteer.forms_of(id)) {
      const Form form = gazetteer.form(number);
      if (form.kind == FormKind::foreign) continue;
      const NameWords known = name_words(form.text);
      // A family name alone, or a name with words left out, is too little to know a person by.
      if (known.words.size() != words.words.size()) continue;
      const float distance = name_distance(words, known);
      if (distance > same_name || (nearest && distance > nearest->distance)) continue;
      if (nearest && distance == nearest->distance) {
        two_as_near |= nearest->entity != id;
        continue;
      }
      nearest = {.entity = id, .distance = distance, .form = form.text};
      two_as_near = false;
    }
  }
  return two_as_near ? std::nullopt : nearest;
}

}  // namespace copydesk
