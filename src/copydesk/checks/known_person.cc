#include "copydesk/checks/known_person.h"

#include "copydesk/names/name_distance.h"
#include "copydesk/names/name_key.h"

namespace copydesk {

std::optional<KnownPerson> find_known_person(const Gazetteer& gazetteer, std::string_view name) {
  const NameWords words = name_words(name);
  if (words.words.size() < 2) return std::nullopt;
  const std::string& family = words.words.back().key;
  const std::uint32_t blocks[] = {block_of(consonant_skeleton(family, 0)), block_of(consonant_skeleton(family, 1))};
  std::optional<KnownPerson> nearest;
  bool two_as_near = false;
  for (std::size_t i = 0; i < 2; ++i) {
    if (i == 1 && blocks[1] == blocks[0]) break;
    for (const EntityId id : gazetteer.persons_of_block(blocks[i])) {
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
  }
  return two_as_near ? std::nullopt : nearest;
}

}  // namespace copydesk
