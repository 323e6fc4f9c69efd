#include "copydesk/checks/mention_index.h"

namespace copydesk {
namespace {

template <class Map, class Key>
std::optional<Span> look_up(const Map& map, const Key& key) {
  const auto found = map.find(key);
  return found == map.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace

void MentionIndex::make() {
  if (made_) return;
  made_ = true;
  const Gazetteer& gazetteer = article_->lexicon.gazetteer();
  for (const Mention& mention : article_->mentions) {
    const std::uint32_t end = mention.first_token + mention.token_count;
    const Span span = article_->span_of(mention.first_token, end);
    by_text_.try_emplace(article_->document.at(span), span);
    const Form form = gazetteer.form(mention.form);
    if (form.kind != FormKind::foreign && !form.entities.empty()) by_entity_.try_emplace(form.entities.front(), span);
    if (mention.token_count > 1 && has(form.entity_kinds, EntityKind::person) && !form.entities.empty())
      persons_.insert(form.entities.front());
    for (std::uint32_t i = mention.first_token; i < end; ++i) words_.insert(article_->document.tokens[i].word);
  }
}

std::optional<Span> MentionIndex::first_right(EntityId entity) {
  make();
  return look_up(by_entity_, entity);
}

std::optional<Span> MentionIndex::first_written(std::string_view text) {
  make();
  return look_up(by_text_, text);
}

bool MentionIndex::holds_person(EntityId entity) {
  make();
  return persons_.contains(entity);
}

bool MentionIndex::holds(WordId word) {
  make();
  return words_.contains(word);
}

}  // namespace copydesk
