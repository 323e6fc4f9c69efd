#include "lexicon_compiler/word_writer.h"

#include <algorithm>
#include <bit>
#include <tuple>

#include "lexicon_compiler/table.h"

#include "copydesk/lexicon/hash.h"

namespace copydesk {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// How Lexicon::written gives the word.
std::string written_form(std::string_view folded, const WordEntry& entry) {
  if (has(entry.spelling, Spelling::lower)) return std::string(folded);
  if (!entry.name.empty()) return entry.name;
  if (has(entry.spelling, Spelling::title)) return capitalised(folded);
  if (!entry.mixed.empty()) return entry.mixed.front();
  return has(entry.spelling, Spelling::upper) ? in_capitals(folded) : std::string(folded);
}

WrittenAs written_as(std::string_view written, std::string_view folded) {
  if (written == folded) return WrittenAs::lower;
  if (is_ascii(written) && written == capitalised(folded)) return WrittenAs::title;
  if (is_ascii(written) && written == in_capitals(folded)) return WrittenAs::upper;
  return WrittenAs::listed;
}

void list_forms(WordId id, const WordEntry& entry, const std::string& written, WrittenAs as, ImageWriter& image,
                std::vector<ListedForm>& listed) {
  const bool is_mixed = std::find(entry.mixed.begin(), entry.mixed.end(), written) != entry.mixed.end();
  if (as == WrittenAs::listed)
    listed.push_back({.word = id, .text = image.text(written), .spelling = is_mixed ? 1U : 0U});
  for (const std::string& form : entry.mixed) {
    if (as != WrittenAs::listed || form != written)
      listed.push_back({.word = id, .text = image.text(form), .spelling = 1});
  }
}

std::vector<std::uint32_t> slots_of(const std::vector<NumberedWords::Word>& words) {
  std::vector<std::uint32_t> slots(std::bit_ceil(words.size() * 3 / 2), empty_slot);
  const std::size_t mask = slots.size() - 1;
  for (std::size_t id = 0; id < words.size(); ++id) {
    const std::uint64_t hash = hash_of(words[id].folded);
    std::size_t at = hash & mask;
    while (slots[at] != empty_slot) at = (at + 1) & mask;
    slots[at] = slot_of(static_cast<std::uint32_t>(id), hash);
  }
  return slots;
}

/// The forms of each lemma as ranges of one array, the base first.
void write_lemmas(const std::vector<PackedWord>& words, ImageWriter& image) {
  std::vector<std::vector<WordId>> forms(words.size());
  for (WordId id = 0; id < words.size(); ++id) {
    const WordId verb = words[id].verb_lemma, noun = words[id].noun_lemma;
    for (const WordId lemma : {verb, noun}) {
      if (lemma == no_word) continue;
      if (forms[lemma].empty()) forms[lemma].push_back(lemma);
      if (std::find(forms[lemma].begin(), forms[lemma].end(), id) == forms[lemma].end()) forms[lemma].push_back(id);
    }
  }
  std::vector<std::uint32_t> starts{0};
  std::vector<WordId> flat;
  for (const auto& of_one : forms) {
    flat.insert(flat.end(), of_one.begin(), of_one.end());
    starts.push_back(static_cast<std::uint32_t>(flat.size()));
  }
  image.put(Section::lemma_starts, starts);
  image.put(Section::lemma_forms, flat);
}

}  // namespace

NumberedWords::NumberedWords(const WordStore& words) {
  for (const auto& [folded, entry] : words) words_.push_back({.folded = folded, .entry = &entry});
  std::stable_sort(words_.begin(), words_.end(),
                   [](const Word& a, const Word& b) { return a.entry->frequency > b.entry->frequency; });
  for (std::size_t id = 0; id < words_.size(); ++id) ids_.emplace(words_[id].folded, static_cast<WordId>(id));
}

WordId NumberedWords::id(std::string_view folded) const {
  const auto at = ids_.find(folded);
  return at == ids_.end() ? no_word : at->second;
}

Result<void> write_words(const NumberedWords& words, ImageWriter& image) {
  if (words.all().size() >= slot_id_mask)
    return fail("lexicon", "has more words than ids of " + std::to_string(slot_id_bits) + " bits");
  std::vector<PackedWord> packed;
  std::vector<ListedForm> listed;
  for (const auto& [folded, entry] : words.all()) {
    const std::string written = written_form(folded, *entry);
    const WrittenAs as = written_as(written, folded);
    list_forms(static_cast<WordId>(packed.size()), *entry, written, as, image, listed);
    packed.push_back({.classes = static_cast<std::uint64_t>(entry->classes),
                      .text = image.text(folded).offset,
                      .verb_lemma = words.id(entry->verb_lemma),
                      .noun_lemma = words.id(entry->noun_lemma),
                      .frequency = entry->frequency,
                      .text_size = static_cast<std::uint8_t>(folded.size()),
                      .spelling = static_cast<std::uint8_t>(static_cast<std::uint8_t>(entry->spelling) |
                                                            static_cast<std::uint8_t>(as))});
  }
  write_lemmas(packed, image);
  image.put(Section::words, packed);
  image.put(Section::word_slots, slots_of(words.all()));
  image.put(Section::listed_forms, listed);
  return {};
}

void write_equivalents(Section section, const std::vector<ForeignWord>& names, const NumberedWords& words,
                       ImageWriter& image) {
  std::vector<PackedEquivalent> packed;
  for (const ForeignWord& name : names) {
    packed.push_back({.word = words.id(folded(name.foreign)),
                      .preferred = words.id(folded(name.preferred)),
                      .language = image.text(name.language)});
  }
  const auto key = [](const PackedEquivalent& n) { return std::tuple(n.word, n.preferred); };
  std::stable_sort(packed.begin(), packed.end(), [&key](const auto& a, const auto& b) { return key(a) < key(b); });
  packed.erase(
      std::unique(packed.begin(), packed.end(), [&key](const auto& a, const auto& b) { return key(a) == key(b); }),
      packed.end());
  image.put(section, packed);
}

Result<void> write_foreign_words(const std::filesystem::path& file, ImageWriter& image) {
  const auto table = Table::read(file, {"word", "languages"});
  if (!table) return tl::unexpected(table.error());
  std::vector<PackedForeignWord> packed;
  for (const Table::Row& row : table->rows())
    packed.push_back({.hash = hash_of(folded(row.cells[0])), .languages = image.text(row.cells[1])});
  std::sort(packed.begin(), packed.end(), [](const auto& a, const auto& b) { return a.hash < b.hash; });
  image.put(Section::foreign_words, packed);
  return {};
}

}  // namespace copydesk
