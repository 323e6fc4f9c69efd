#include "copydesk/lexicon/gazetteer.h"

#include <algorithm>
#include <array>

#include "copydesk/lexicon/lexicon_image.h"

namespace copydesk {
namespace {

struct NamedKind {
  std::string_view name = {};
  EntityKind kind = EntityKind::none;
};
constexpr std::array<NamedKind, 14> kinds = {{{"country", EntityKind::country},
                                              {"territory", EntityKind::territory},
                                              {"capital", EntityKind::capital},
                                              {"city", EntityKind::city},
                                              {"region", EntityKind::region},
                                              {"water", EntityKind::water},
                                              {"mountain", EntityKind::mountain},
                                              {"demonym", EntityKind::demonym},
                                              {"person", EntityKind::person},
                                              {"organisation", EntityKind::organisation},
                                              {"office", EntityKind::office},
                                              {"royal", EntityKind::royal},
                                              {"rank", EntityKind::rank},
                                              {"place", any_place}}};

std::chrono::year_month month_of(std::int32_t months) {
  return std::chrono::year(months / 12) / std::chrono::month(static_cast<unsigned>(months % 12 + 1));
}

Term term_of(const LexiconImage& image, const PackedTerm& packed) {
  return {.holder = packed.holder,
          .office = image.text(packed.office),
          .of = image.text(packed.of),
          .from = month_of(packed.from),
          .until = month_of(packed.until)};
}

}  // namespace

std::optional<EntityKind> parse_entity_kind(std::string_view name) {
  for (const NamedKind& known : kinds) {
    if (known.name == name) return known.kind;
  }
  return std::nullopt;
}

std::string_view entity_kind_names() {
  return "country, territory, capital, city, region, water, mountain, demonym, person, organisation, office, royal, "
         "rank, place";
}

std::uint32_t Gazetteer::size() const {
  return static_cast<std::uint32_t>(image_->entities.size());
}

Entity Gazetteer::entity(EntityId id) const {
  const PackedEntity& packed = image_->entities[id];
  return {.name = image_->text(packed.name),
          .acronym = image_->text(packed.acronym),
          .country = image_->text(packed.country),
          .parent = image_->text(packed.parent),
          .head = image_->text(packed.head),
          .given = image_->text(packed.given),
          .family = image_->text(packed.family),
          .kind = static_cast<EntityKind>(packed.kind)};
}

Form Gazetteer::form(std::uint32_t id) const {
  const PackedForm& packed = image_->forms[id];
  return {
      .text = image_->text(packed.text),
      .language = image_->text(packed.language),
      .kind = static_cast<FormKind>(packed.kind),
      .entity_kinds = static_cast<EntityKind>(packed.entity_kinds),
      .entities = image_->form_entities.subspan(packed.entities_begin, packed.entities_end - packed.entities_begin)};
}

std::span<const std::uint32_t> Gazetteer::forms_of(EntityId id) const {
  const PackedEntity& packed = image_->entities[id];
  return image_->entity_forms.subspan(packed.forms_begin, packed.forms_end - packed.forms_begin);
}

std::vector<EntityId> Gazetteer::persons_of_block(std::uint32_t block) const {
  const auto& blocks = image_->person_blocks;
  auto at = std::lower_bound(blocks.begin(), blocks.end(), block,
                             [](const PersonBlock& b, std::uint32_t wanted) { return b.block < wanted; });
  std::vector<EntityId> persons;
  for (; at != blocks.end() && at->block == block; ++at) persons.push_back(at->entity);
  return persons;
}

std::vector<Term> Gazetteer::terms_of(std::string_view of) const {
  const auto& terms = image_->terms;
  auto at = std::lower_bound(terms.begin(), terms.end(), of, [&](const PackedTerm& term, std::string_view wanted) {
    return image_->text(term.of) < wanted;
  });
  std::vector<Term> found;
  for (; at != terms.end() && image_->text(at->of) == of; ++at) found.push_back(term_of(*image_, *at));
  return found;
}

std::vector<Term> Gazetteer::terms_of(std::string_view of, std::string_view office) const {
  auto found = terms_of(of);
  std::erase_if(found, [&](const Term& term) { return term.office != office; });
  return found;
}

std::vector<Term> Gazetteer::terms_held_by(EntityId person) const {
  std::vector<Term> found;
  for (const PackedTerm& term : image_->terms) {
    if (term.holder == person) found.push_back(term_of(*image_, term));
  }
  return found;
}

}  // namespace copydesk
