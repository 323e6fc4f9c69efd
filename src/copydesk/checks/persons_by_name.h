#pragma once

#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "copydesk/lexicon/gazetteer.h"

namespace copydesk {

/// The persons of the gazetteer by the parts of their names. Made once: reads the whole gazetteer, which must outlive
/// it.
class PersonsByName {
 public:
  explicit PersonsByName(const Gazetteer& gazetteer) {
    for (EntityId id = 0; id < gazetteer.size(); ++id) {
      const Entity entity = gazetteer.entity(id);
      if (!has(entity.kind, EntityKind::person)) continue;
      by_given_[entity.given].push_back(entity);
      families_.insert(entity.family);
    }
  }

  [[nodiscard]] const std::vector<Entity>& with_given(std::string_view given) const {
    static const std::vector<Entity> nobody;
    const auto found = by_given_.find(given);
    return found == by_given_.end() ? nobody : found->second;
  }
  [[nodiscard]] bool is_family(std::string_view name) const { return families_.contains(name); }

 private:
  std::unordered_map<std::string_view, std::vector<Entity>> by_given_ = {};
  std::unordered_set<std::string_view> families_ = {};
};

}  // namespace copydesk
