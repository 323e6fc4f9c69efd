#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "copydesk/text/token.h"

namespace copydesk {

/// What an entry of dictionaries/ names. A set of bits, for "Georgia" is a country and a region.
enum class EntityKind : std::uint32_t {
  none = 0,
  country = 1 << 0,
  territory = 1 << 1,
  capital = 1 << 2,
  city = 1 << 3,
  region = 1 << 4,
  water = 1 << 5,
  mountain = 1 << 6,
  demonym = 1 << 7,
  person = 1 << 8,
  organisation = 1 << 9,
  office = 1 << 10,  ///< a title of office before a name: "President", "Foreign Minister"
  royal = 1 << 11,   ///< a title that goes with a given name alone: "King", "Pope"
  rank = 1 << 12,    ///< military, police, academic, courtesy titles
  latin = 1 << 13,   ///< with `person`: written in Latin letters at home, so that the name has one spelling
};
[[nodiscard]] constexpr EntityKind operator|(EntityKind a, EntityKind b) {
  return static_cast<EntityKind>(static_cast<std::uint32_t>(a) | static_cast<std::uint32_t>(b));
}
[[nodiscard]] constexpr bool has(EntityKind set, EntityKind any_of) {
  return (static_cast<std::uint32_t>(set) & static_cast<std::uint32_t>(any_of)) != 0;
}
inline constexpr EntityKind any_place = EntityKind::country | EntityKind::territory | EntityKind::capital |
                                        EntityKind::city | EntityKind::region | EntityKind::water |
                                        EntityKind::mountain;
/// By the name that rule packs use: "country", "place" (any place), "person" … Nothing for an unknown name.
[[nodiscard]] std::optional<EntityKind> parse_entity_kind(std::string_view name);
[[nodiscard]] std::string_view entity_kind_names();

/// How a form of a name stands to English usage.
enum class FormKind : std::uint8_t {
  preferred,  ///< the form of the English-language press
  accepted,   ///< right too
  acronym,    ///< the English acronym of an organisation
  foreign,    ///< not English usage: of another language ("Moskau", "OTAN"), or translated back ("International Penal
              ///< Court")
};

using EntityId = std::uint32_t;

/// A time during which a person held an office.
struct Term {
  EntityId holder = 0;
  std::string_view office = {};  ///< in lower case: "foreign minister"
  std::string_view of = {};      ///< ISO 3166 alpha-2 of a country ("AZ"), or the name of a body as in the gazetteer
  std::chrono::year_month from = {}, until = {};  ///< both inclusive; the latter far ahead where the end is not known
};

/// An entry of the gazetteer. Views into the mapped file.
struct Entity {
  std::string_view name = {};     ///< preferred form: "Vladimir Putin", "United Nations Security Council"
  std::string_view acronym = {};  ///< of an organisation, may be empty
  std::string_view country = {};  ///< ISO 3166 alpha-2 of a place or person, may be empty
  std::string_view parent = {};   ///< body or country an organisation belongs to; the usual title for this office
                                  ///< ("Defence Minister" for "Defense Minister"); may be empty
  std::string_view head = {};     ///< title of the head of an organisation, may be empty
  std::string_view given = {};    ///< of a person
  std::string_view family = {};   ///< of a person
  EntityKind kind = EntityKind::none;
};

/// A written form of one or more entities.
struct Form {
  std::string_view text = {};      ///< "Wladimir Putin"
  std::string_view language = {};  ///< ISO 639, of foreign forms: "de"; empty of one that is English but not the name
  FormKind kind = FormKind::preferred;
  EntityKind entity_kinds = EntityKind::none;  ///< of all its entities
  std::span<const EntityId> entities = {};     ///< most likely first
};

/// A known name found in a text: `token_count` tokens from `first_token`.
struct Mention {
  std::uint32_t first_token = 0;
  std::uint16_t token_count = 0;
  std::uint32_t form = 0;  ///< for Gazetteer::form

  bool operator==(const Mention&) const = default;
};

struct LexiconImage;  // the mapped file, lexicon_image.h

/// Names of places, people, organisations and titles, one word or several. Part of the mapped lexicon, which must
/// outlive it; cheap to copy.
class Gazetteer {
 public:
  explicit Gazetteer(const LexiconImage& image);

  [[nodiscard]] std::uint32_t size() const;  ///< number of entities
  [[nodiscard]] Entity entity(EntityId id) const;
  [[nodiscard]] Form form(std::uint32_t id) const;

  /// The forms of an entity, the preferred first, to look for other spellings of it.
  [[nodiscard]] std::span<const std::uint32_t> forms_of(EntityId id) const;

  /// The form with exactly this sequence of words, if any; hyphens count as words. Of several the most usual: preferred
  /// before accepted, acronym, foreign ("US" also for the words of "us": case is up to the caller).
  [[nodiscard]] std::optional<std::uint32_t> find(std::span<const WordId> words) const;

  /// Whether some form begins with the word; or, `in_lower_case`, begins so without a capital: "al-Qaeda".
  [[nodiscard]] bool begins_form(WordId word, bool in_lower_case = false) const;

  /// Persons whose family name has these consonants: block_of(consonant_skeleton(key, 0 or 1)), names/name_key.h.
  /// O(log n).
  [[nodiscard]] std::vector<EntityId> persons_of_block(std::uint32_t block) const;

  /// Who held an office, the first holder first; none if the gazetteer knows of none. O(log n).
  [[nodiscard]] std::vector<Term> terms_of(std::string_view of, std::string_view office) const;
  /// All terms known of a country or body, by office. O(log n).
  [[nodiscard]] std::vector<Term> terms_of(std::string_view of) const;
  /// The offices that a person held. O(n): for the few places where something else is amiss.
  [[nodiscard]] std::vector<Term> terms_held_by(EntityId person) const;

  /// Finds the longest forms in tokens that carry word ids, left to right, without overlap; appends to `out`. `begins`:
  /// the tokens with the trait `begins_name`, in order. The case of the text must fit: a name needs its capitals
  /// ("Reading", not "reading"; all capitals fit too), an acronym all of them ("WHO", not "Who"), with or without stops
  /// ("U.N."). Where the form has a hyphen the text may have a space and the other way round ("Nagorno Karabakh"). A
  /// mention never crosses a line. Linear in `begins`.
  void find_mentions(std::string_view utf8, std::span<const Token> tokens, std::span<const std::uint32_t> begins,
                     std::vector<Mention>& out) const;

 private:
  const LexiconImage* image_;
  WordId hyphen_;
};

}  // namespace copydesk
