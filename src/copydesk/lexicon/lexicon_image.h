#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>

#include "copydesk/lexicon/gazetteer.h"
#include "copydesk/lexicon/lexicon.h"
#include "copydesk/lexicon/mapped_file.h"
#include "copydesk/lexicon/packed_word.h"
#include "copydesk/result.h"

// The layout of the lexicon file: a header, then one array a section, each aligned to 16 bytes, in the byte order of
// the machine that wrote it. The lexicon compiler writes it, `LexiconImage::open` maps it. Not installed.

namespace copydesk {

inline constexpr std::array<char, 8> lexicon_magic = {'C', 'P', 'Y', 'D', 'L', 'E', 'X', '\n'};
inline constexpr std::uint32_t lexicon_version = 9;  // raise with every change below, in hash.h and near_miss.h

/// Bytes of the section `strings`.
struct PackedText {
  std::uint32_t offset = 0;
  std::uint32_t size = 0;
};

/// A form in mixed case, or one that ASCII case rules do not give ("École"). Sorted by word; the first is the usual.
struct ListedForm {
  std::uint32_t word = 0;
  PackedText text = {};
  std::uint32_t spelling = 0;  // 1: right by the dictionaries; 0: only how a name is written
};

struct PackedEquivalent {  // sorted by `word`
  std::uint32_t word = 0;
  std::uint32_t preferred = 0;
  PackedText language = {};
};

struct PackedForeignWord {  // sorted by hash; the words themselves are not kept
  std::uint64_t hash = 0;   // hash_of(folded)
  PackedText languages = {};
};

struct PackedEntity {
  PackedText name = {}, acronym = {}, country = {}, parent = {}, head = {}, given = {}, family = {};
  std::uint32_t kind = 0;
  std::uint32_t forms_begin = 0, forms_end = 0;  // in `entity_forms`
};

/// A person by the consonants of the family name: block_of(consonant_skeleton(…)), names/name_key.h.
struct PersonBlock {  // sorted
  std::uint32_t block = 0;
  std::uint32_t entity = 0;
};

struct PackedTerm {  // sorted by `of`, `office`, `from` as text and numbers
  PackedText office = {}, of = {};
  std::uint32_t holder = 0;
  std::int32_t from = 0, until = 0;  // months since the year 0; the first and the last
};

struct PackedForm {
  PackedText text = {}, language = {};
  std::uint32_t entity_kinds = 0;
  std::uint32_t entities_begin = 0, entities_end = 0;  // in `form_entities`
  std::uint32_t cases_begin = 0;                       // in `form_cases`: one TokenCase for each word of the phrase
  std::uint8_t kind = 0;
  std::uint8_t hyphens = 0;  // number of hyphen tokens in the text
  std::uint16_t words = 0;   // number of tokens without hyphens
};

/// What the case of a text must be at one word of a form.
enum class TokenCase : std::uint8_t { any, capital, all_capitals };

/// The trie of phrases as a hash table of its edges; hyphens are left out of the phrases. Node 0 is the root.
struct PhraseEdge {
  std::uint32_t node = no_node;
  std::uint32_t word = 0;
  std::uint32_t child = 0;
  static constexpr std::uint32_t no_node = 0xFFFFFFFF;
};
struct PhraseNode {
  std::uint32_t forms_begin = 0, forms_end = 0;  // in `node_forms`: forms that end here
};

enum class Section : std::uint32_t {
  strings,
  words,
  word_slots,
  lemma_starts,
  lemma_forms,
  listed_forms,
  given_names,
  foreign_dates,
  foreign_words,
  begins_form,
  begins_lower_form,
  whole_form,
  begins_pair,
  entities,
  entity_forms,
  forms,
  form_entities,
  form_cases,
  phrase_edges,
  phrase_nodes,
  node_forms,
  near_starts,
  near_entries,
  person_blocks,
  terms,
  count
};
inline constexpr std::size_t section_count = static_cast<std::size_t>(Section::count);

struct SectionPlace {
  std::uint64_t offset = 0;
  std::uint64_t size = 0;  // bytes
};

struct LexiconHeader {
  std::array<char, 8> magic = lexicon_magic;
  std::uint32_t version = lexicon_version;
  std::uint32_t sections = section_count;
  std::uint64_t file_size = 0;
  std::uint64_t content_checksum = 0;  // of all bytes behind the header
  std::array<SectionPlace, section_count> places = {};
  std::uint64_t header_checksum = 0;  // of all bytes before this field
};

/// Slots of open-addressing tables hold an id in the lower bits and a tag from the hash above; all ones is empty.
inline constexpr std::uint32_t slot_id_bits = 20;
inline constexpr std::uint32_t slot_id_mask = (1U << slot_id_bits) - 1;
inline constexpr std::uint32_t empty_slot = 0xFFFFFFFF;
[[nodiscard]] constexpr std::uint32_t slot_of(std::uint32_t id, std::uint64_t hash) {
  return id | static_cast<std::uint32_t>(hash >> 52) << slot_id_bits;
}
[[nodiscard]] constexpr bool tag_fits(std::uint32_t slot, std::uint64_t hash) {
  return slot >> slot_id_bits == static_cast<std::uint32_t>(hash >> 52);
}

/// The mapped file as typed arrays.
struct LexiconImage {
  MappedFile file = {};
  std::string_view strings = {};
  std::span<const PackedWord> words = {};
  std::span<const std::uint32_t> word_slots = {};
  std::span<const std::uint32_t> lemma_starts = {}, lemma_forms = {};
  std::span<const ListedForm> listed_forms = {};
  std::span<const PackedEquivalent> given_names = {}, foreign_dates = {};
  std::span<const PackedForeignWord> foreign_words = {};
  std::span<const std::uint64_t> begins_form = {};        // a bit for each word
  std::span<const std::uint64_t> begins_lower_form = {};  // the same, of forms that need no capital there
  std::span<const std::uint64_t> whole_form = {};         // the same, of words that are a form alone
  std::span<const std::uint64_t> begins_pair = {};        // a filter of the pairs with which forms begin, phrase.h
  std::span<const PackedEntity> entities = {};
  std::span<const std::uint32_t> entity_forms = {};
  std::span<const PackedForm> forms = {};
  std::span<const std::uint32_t> form_entities = {};
  std::span<const TokenCase> form_cases = {};
  std::span<const PhraseEdge> phrase_edges = {};
  std::span<const PhraseNode> phrase_nodes = {};
  std::span<const std::uint32_t> node_forms = {};
  std::span<const std::uint32_t> near_starts = {}, near_entries = {};
  std::span<const PersonBlock> person_blocks = {};
  std::span<const PackedTerm> terms = {};

  /// Maps and checks the file; see Lexicon::open.
  [[nodiscard]] static Result<LexiconImage> open(const std::filesystem::path& path);

  /// Reads all of the file; see Lexicon::verify.
  [[nodiscard]] Result<void> verify(const std::filesystem::path& path) const;

  [[nodiscard]] std::string_view text(PackedText t) const { return strings.substr(t.offset, t.size); }
  [[nodiscard]] std::string_view folded(WordId word) const {
    return strings.substr(words[word].text, words[word].text_size);
  }
  [[nodiscard]] WordId find(std::string_view folded) const;
};

}  // namespace copydesk
