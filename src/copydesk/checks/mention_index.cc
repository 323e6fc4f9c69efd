#include "copydesk/checks/mention_index.h"

namespace copydesk {
namespace {

template <class Map, class Key>
std::optional<Span> look_up(const Map& map, const Key& key) {
  const auto found = map.find(key);
  return found == map.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace

MentionIndex::MentionIndex(const Article& article) {
  const Gazetteer& gazetteer = article.lexicon.gazetteer();
  for (const Mention& mention : article.mentions.all()) {
    const std::uint32_t end = mention.first_token + mention.token_count;
    const Span span = article.span_of(mention.first_token, end);
    by_text_.try_emplace(article.document.at(span), span);
    const Form form = gazetteer.form(mention.form);
    if (form.kind != FormKind::foreign && !form.entities.empty()) by_entity_.try_emplace(form.entities.front(), span);
    if (mention.token_count > 1 && has(form.entity_kinds, EntityKind::person) && !form.entities.empty())
      persons_.insert(form.entities.front());
    for (std::uint32_t i = mention.first_token; i < end; ++i) words_.insert(article.document.tokens[i].word);
  }
}

std::optional<Span> MentionIndex::first_right(EntityId entity) const {
  return look_up(by_entity_, entity);
}

std::optional<Span> MentionIndex::first_written(std::string_view text) const {
  return look_up(by_text_, text);
}

}  // namespace copydesk
