#pragma once

#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "copydesk/rules/article.h"

namespace copydesk {

/// Where an article first has a known name, to show as evidence. Made when first asked, in one pass over the mentions,
/// so that a finding costs no pass of its own.
class MentionIndex {
 public:
  explicit MentionIndex(const Article& article) : article_(&article) {}

  /// The first mention of an entity in a form that is right in English.
  [[nodiscard]] std::optional<Span> first_right(EntityId entity);
  /// Whether the article names a person in full, in whatever spelling.
  [[nodiscard]] bool holds_person(EntityId entity);
  /// The first mention written exactly so.
  [[nodiscard]] std::optional<Span> first_written(std::string_view text);
  /// Whether some known name in the article holds the word.
  [[nodiscard]] bool holds(WordId word);

 private:
  void make();

  const Article* article_;
  bool made_ = false;
  std::unordered_map<EntityId, Span> by_entity_ = {};
  std::unordered_map<std::string_view, Span> by_text_ = {};
  std::unordered_set<WordId> words_ = {};
  std::unordered_set<EntityId> persons_ = {};
};

}  // namespace copydesk
