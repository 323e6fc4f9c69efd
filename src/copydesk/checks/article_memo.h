#pragma once

#include <optional>
#include <span>
#include <vector>

#include "copydesk/checks/mention_index.h"
#include "copydesk/checks/name_index.h"
#include "copydesk/rules/article.h"

namespace copydesk {

/// What several checks ask of an article, worked out when the first of them asks. One per thread, emptied for each
/// article.
struct ArticleMemo {
  std::optional<std::vector<PersonName>> names = {};
  std::optional<MentionIndex> mentions = {};
  std::optional<bool> is_english = {};
};

/// As `find_person_names`.
[[nodiscard]] inline std::span<const PersonName> person_names(const Article& article) {
  auto& names = article.memo.names;
  if (!names) names = find_person_names(article);
  return *names;
}

[[nodiscard]] inline const MentionIndex& mention_index(const Article& article) {
  auto& mentions = article.memo.mentions;
  if (!mentions) mentions.emplace(article);
  return *mentions;
}

}  // namespace copydesk
