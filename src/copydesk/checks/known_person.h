#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "copydesk/lexicon/gazetteer.h"
#include "copydesk/lexicon/text_memo.h"
#include "copydesk/names/name_words.h"

namespace copydesk {

struct KnownPerson {
  EntityId entity = 0;
  float distance = 0;          ///< name_distance to `form`
  std::string_view form = {};  ///< the nearest form that is right in English

  bool operator==(const KnownPerson&) const = default;
};

/// Finds the person of the gazetteer as whom a full name may be meant. Remembers names, family names and the forms of
/// persons taken apart, across articles: most names end at a family name that is no known person's. One per thread and
/// gazetteer.
class KnownPersons {
 public:
  /// The nearest by names/name_distance.h; none where two are as near, or the name is a family name alone. The last
  /// word is taken for the family name. Some microseconds where a known person's sounds like it, a look-up else.
  [[nodiscard]] std::optional<KnownPerson> find(const Gazetteer& gazetteer, std::string_view name);

 private:
  /// A form that is right in English.
  struct PersonForm {
    std::string_view text = {};
    NameWords words = {};
  };

  [[nodiscard]] std::optional<KnownPerson> nearest(const Gazetteer& gazetteer, std::string_view name,
                                                   std::span<const EntityId> persons);
  [[nodiscard]] const std::vector<PersonForm>& forms_of(const Gazetteer& gazetteer, EntityId person);

  TextMemo<std::vector<EntityId>> of_family_{8192};  ///< whose family name sounds like this one
  TextMemo<std::optional<KnownPerson>> of_name_{4096};
  std::unordered_map<EntityId, std::vector<PersonForm>> forms_ = {};
};

}  // namespace copydesk
