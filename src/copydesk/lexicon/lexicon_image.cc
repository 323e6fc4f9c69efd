#include "copydesk/lexicon/lexicon_image.h"

#include <algorithm>
#include <cstddef>
#include <cstring>

#include "copydesk/lexicon/hash.h"

namespace copydesk {
namespace {

constexpr std::string_view remedy = "build it again: cmake --build build --target copydesk_lexicon";

Result<LexiconHeader> read_header(const std::filesystem::path& path, std::string_view bytes) {
  const std::string where = path.string();
  const auto wrong = [&where](std::string message) { return fail(where, std::move(message), std::string(remedy)); };
  LexiconHeader header;
  if (bytes.size() < sizeof(LexiconHeader::magic) ||
      !std::equal(lexicon_magic.begin(), lexicon_magic.end(), bytes.begin()))
    return wrong("is not a copydesk lexicon");
  if (bytes.size() < sizeof header) return wrong("is truncated");
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.version != lexicon_version)
    return wrong("has format version " + std::to_string(header.version) + ", this program reads version " +
                 std::to_string(lexicon_version));
  if (header.file_size != bytes.size())
    return wrong("is truncated: " + std::to_string(bytes.size()) + " bytes of " + std::to_string(header.file_size));
  if (header.header_checksum != checksum_of(bytes.substr(0, offsetof(LexiconHeader, header_checksum))))
    return wrong("is damaged: the checksum of its header differs");
  return header;
}

template <class T>
void point(std::span<const T>& array, std::string_view bytes, const LexiconHeader& header, Section section) {
  const SectionPlace place = header.places[static_cast<std::size_t>(section)];
  // The compiler aligned the section; its bytes were written from an array of T.
  const void* begin = bytes.data() + place.offset;
  array = {static_cast<const T*>(begin), place.size / sizeof(T)};
}

}  // namespace

Result<LexiconImage> LexiconImage::open(const std::filesystem::path& path) {
  Result<MappedFile> file = MappedFile::open(path);
  if (!file) return fail(file.error().where, file.error().message, std::string(remedy));
  const Result<LexiconHeader> header = read_header(path, file->bytes());
  if (!header) return tl::unexpected(header.error());

  LexiconImage image;
  image.file = std::move(*file);
  const std::string_view bytes = image.file.bytes();
  std::span<const char> characters;
  point(characters, bytes, *header, Section::strings);
  image.strings = {characters.data(), characters.size()};
  point(image.words, bytes, *header, Section::words);
  point(image.word_slots, bytes, *header, Section::word_slots);
  point(image.lemma_starts, bytes, *header, Section::lemma_starts);
  point(image.lemma_forms, bytes, *header, Section::lemma_forms);
  point(image.listed_forms, bytes, *header, Section::listed_forms);
  point(image.given_names, bytes, *header, Section::given_names);
  point(image.foreign_dates, bytes, *header, Section::foreign_dates);
  point(image.foreign_words, bytes, *header, Section::foreign_words);
  point(image.begins_form, bytes, *header, Section::begins_form);
  point(image.begins_lower_form, bytes, *header, Section::begins_lower_form);
  point(image.whole_form, bytes, *header, Section::whole_form);
  point(image.begins_pair, bytes, *header, Section::begins_pair);
  point(image.entities, bytes, *header, Section::entities);
  point(image.entity_forms, bytes, *header, Section::entity_forms);
  point(image.forms, bytes, *header, Section::forms);
  point(image.form_entities, bytes, *header, Section::form_entities);
  point(image.form_cases, bytes, *header, Section::form_cases);
  point(image.phrase_edges, bytes, *header, Section::phrase_edges);
  point(image.phrase_nodes, bytes, *header, Section::phrase_nodes);
  point(image.node_forms, bytes, *header, Section::node_forms);
  point(image.near_starts, bytes, *header, Section::near_starts);
  point(image.near_entries, bytes, *header, Section::near_entries);
  point(image.person_blocks, bytes, *header, Section::person_blocks);
  point(image.terms, bytes, *header, Section::terms);
  return image;
}

Result<void> LexiconImage::verify(const std::filesystem::path& path) const {
  const std::string_view bytes = file.bytes();
  LexiconHeader header;
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.content_checksum == checksum_of(bytes.substr(sizeof header))) return {};
  return fail(path.string(), "is damaged: the checksum of its content differs", std::string(remedy));
}

WordId LexiconImage::find(std::string_view folded_word) const {
  const std::uint64_t hash = hash_of(folded_word);
  const std::size_t mask = word_slots.size() - 1;
  for (std::size_t at = hash & mask; word_slots[at] != empty_slot; at = (at + 1) & mask) {
    const std::uint32_t slot = word_slots[at];
    if (tag_fits(slot, hash) && folded(slot & slot_id_mask) == folded_word) return slot & slot_id_mask;
  }
  return no_word;
}

}  // namespace copydesk
