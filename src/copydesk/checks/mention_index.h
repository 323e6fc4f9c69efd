#pragma once

#include <optional>
#include <string_view>
#include <tsl/robin_map.h>
#include <tsl/robin_set.h>

#include "copydesk/rules/article.h"

namespace copydesk {

/// Where an article first has a known name, to show as evidence. Made in one pass over the mentions, so that a finding
/// costs no pass of its own.
class MentionIndex {
 public:
  explicit MentionIndex(const Article& article);

  /// The first mention of an entity in a form that is right in English.
  [[nodiscard]] std::optional<Span> first_right(EntityId entity) const;
  /// Whether the article names a person in full, in whatever spelling.
  [[nodiscard]] bool holds_person(EntityId entity) const { return persons_.contains(entity); }
  /// The first mention written exactly so.
  [[nodiscard]] std::optional<Span> first_written(std::string_view text) const;
  /// Whether some known name in the article holds the word.
  [[nodiscard]] bool holds(WordId word) const { return words_.contains(word); }

 private:
  tsl::robin_map<EntityId, Span> by_entity_ = {};
  tsl::robin_map<std::string_view, Span> by_text_ = {};
  tsl::robin_set<WordId> words_ = {};
  tsl::robin_set<EntityId> persons_ = {};
};

}  // namespace copydesk
