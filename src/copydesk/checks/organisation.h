#pragma once

#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>

#include "copydesk/checks/sentence_reader.h"

namespace copydesk {

/// A body of dictionaries/organisations.tsv that stands in a text.
struct OrganisationMention {
  std::uint32_t first = 0, end = 0;  ///< tokens
  EntityId id = 0;
  Entity entity = {};
  Form form = {};
};

/// The tokens at which names of bodies begin, in order.
[[nodiscard]] std::span<const std::uint32_t> organisation_mentions(const Article& article);

/// The body whose name begins at the token, if the name may be nothing else: no place, no person.
[[nodiscard]] std::optional<OrganisationMention> organisation_at(const SentenceReader& s, std::uint32_t i);

/// Calls `read` with each body that stands in blocks of these kinds, and its sentence, in order of the text.
template <class Read>
void for_each_organisation(const Article& article, std::initializer_list<BlockKind> kinds, const Read& read) {
  for_each_token(organisation_mentions(article), article, kinds, [&](const SentenceReader& s, std::uint32_t i) {
    if (const auto found = organisation_at(s, i)) read(s, *found);
  });
}

/// Whether it is a body of one country, and so may be known by a name of that country: a party, a central bank.
[[nodiscard]] bool is_national(const Article& article, const Entity& organisation);

/// How letters stand to a body: its acronym (or another short form) in English, in another language, or neither.
enum class AcronymKind : std::uint8_t { unknown, english, foreign };
/// Stops do not count.
[[nodiscard]] AcronymKind acronym_kind(const Gazetteer& gazetteer, EntityId id, std::string_view written);

/// A token of two to eight capital letters, stops aside: "IMF", "U.N.".
[[nodiscard]] bool is_acronym(const SentenceReader& s, std::uint32_t i);

/// An article or preposition of another language, which shows that the name behind it stands in that language.
[[nodiscard]] bool is_foreign_particle(const SentenceReader& s, std::uint32_t i);

}  // namespace copydesk
