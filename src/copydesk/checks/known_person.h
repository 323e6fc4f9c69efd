#pragma once

#include <optional>
#include <string_view>

#include "copydesk/lexicon/gazetteer.h"

namespace copydesk {

struct KnownPerson {
  EntityId entity = 0;
  float distance = 0;          ///< name_distance to `form`
  std::string_view form = {};  ///< the nearest form that is right in English

  bool operator==(const KnownPerson&) const = default;
};

/// The person of the gazetteer as whose name a full name may be meant, by names/name_distance.h: the nearest. None
/// where two are as near, or the name is a family name alone. The last word is taken for the family name. Some
/// microseconds where a known person's sounds like it, less than one else.
[[nodiscard]] std::optional<KnownPerson> find_known_person(const Gazetteer& gazetteer, std::string_view name);

}  // namespace copydesk
