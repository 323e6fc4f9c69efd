#include "copydesk/checks/office_title.h"

#include <algorithm>
#include <array>
#include <span>

namespace copydesk {
namespace {

std::string as_office(std::string_view title) {
  std::string office;
  fold(title, office);
  std::replace(office.begin(), office.end(), '-', ' ');
  return office;
}

}  // namespace

std::optional<OfficeTitle> title_before(const SentenceReader& s, std::uint32_t i) {
  const Mention* mention = s.mention(i - 1);
  if (mention == nullptr || !has(s.entity_kinds(i - 1), EntityKind::office)) return std::nullopt;
  // "the president Vladimir": fine after an article, "a Deputy Vladimir" is not a title.
  if (has(s.entity_kinds(i - 1), EntityKind::royal | EntityKind::rank) || !s.inside(mention->first_token))
    return std::nullopt;
  return OfficeTitle{.first = mention->first_token, .form = mention->form};
}

std::optional<OfficeTitle> lower_title_before(const SentenceReader& s, std::uint32_t i) {
  const Gazetteer& gazetteer = s.article().lexicon.gazetteer();
  std::array<WordId, 3> words = {};
  std::optional<OfficeTitle> longest;
  for (std::uint32_t count = 1; count <= words.size() && s.is_lower(i - count); ++count) {
    const std::uint32_t first = i - count;
    words[words.size() - count] = s.token(first).word;
    const auto form = gazetteer.find(std::span(words).last(count));
    if (form && has(gazetteer.form(*form).entity_kinds, EntityKind::office)) longest = {.first = first, .form = *form};
  }
  return longest;
}

std::string_view body_before(const SentenceReader& s, std::uint32_t title) {
  const std::uint32_t at = s.is<"'s">(title - 1) ? title - 2 : title - 1;
  const Mention* mention = s.mention(at);
  if (mention == nullptr) return {};
  const Gazetteer& gazetteer = s.article().lexicon.gazetteer();
  const Form form = gazetteer.form(mention->form);
  constexpr auto of_country = EntityKind::demonym | EntityKind::country | EntityKind::territory;
  std::string_view body;
  for (const EntityId id : form.entities) {
    const Entity entity = gazetteer.entity(id);
    const bool country = has(entity.kind, of_country);
    if (!country && !has(entity.kind, EntityKind::organisation)) continue;
    const std::string_view name = country ? entity.country : entity.name;
    if (!body.empty() && name != body) return {};
    body = name;
  }
  return body;
}

std::string office_of(const Article& article, std::string_view body, const OfficeTitle& written) {
  const Gazetteer& gazetteer = article.lexicon.gazetteer();
  std::string office;
  for (const EntityId id : gazetteer.form(written.form).entities) {
    const Entity title = gazetteer.entity(id);
    if (!has(title.kind, EntityKind::office)) continue;
    office = as_office(title.name);
    if (title.parent.empty() || !gazetteer.terms_of(body, office).empty()) return office;
    office = as_office(title.parent);
  }
  return office;
}

std::optional<EntityId> person_of(const Article& article, const PersonName& name) {
  const Mention* mention = article.mention(name.family);
  if (mention == nullptr || mention->first_token > name.first) return std::nullopt;
  const Gazetteer& gazetteer = article.lexicon.gazetteer();
  std::optional<EntityId> person;
  for (const EntityId id : gazetteer.form(mention->form).entities) {
    if (!has(gazetteer.entity(id).kind, EntityKind::person)) continue;
    if (person) return std::nullopt;
    person = id;
  }
  return person;
}

}  // namespace copydesk
