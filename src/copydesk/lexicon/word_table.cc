#include "copydesk/lexicon/word_table.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace copydesk {
namespace {

constexpr std::size_t first_slots = 1U << 12;
constexpr std::size_t most_slots = 1U << 17;  // 3 MiB a thread
constexpr std::size_t inline_bytes = 15;
constexpr std::size_t many_unknown = 1U << 15;

constexpr std::uint64_t low_bytes(std::size_t count) {
  return count >= 8 ? ~0ULL : (1ULL << (8 * count)) - 1;
}

/// What of 16 bytes belongs to a token of so many.
struct ByteMask {
  std::uint64_t low = 0, high = 0;
};
constexpr auto byte_masks = [] {
  std::array<ByteMask, inline_bytes + 1> masks{};
  for (std::size_t size = 0; size < masks.size(); ++size)
    masks[size] = {.low = low_bytes(size), .high = size > 8 ? low_bytes(size - 8) : 0};
  return masks;
}();

/// May hold of words beyond ASCII too.
bool is_mark(std::string_view raw) {
  const auto c = static_cast<unsigned char>(raw.front());
  if (c < 0x80) return (c < '0' || c > '9') && ((c | 0x20U) < 'a' || (c | 0x20U) > 'z') && c != '.' && c != ',';
  return c == 0xC2 || c == 0xE2 || c == 0xE3 || c == 0xEF;  // Latin-1's signs, general, CJK and full-width punctuation
}

/// Of any script, or so it seems.
bool has_letter(std::string_view raw) {
  return std::any_of(raw.begin(), raw.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (byte >= 'A' && (byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z');
  });
}

}  // namespace

WordTable::WordTable(const Vocabulary& vocabulary) : vocabulary_(&vocabulary), slots_(first_slots) {}

WordTable::Key WordTable::key_of(std::string_view utf8, Span span) {
  const std::size_t size = span.size();
  Key key;
  if (size > inline_bytes) {  // two hashes that do not share a start: 120 bits
    const std::string_view raw = slice(utf8, span);
    return {hash_of(raw), (checksum_of(raw) & low_bytes(7)) | 0xFFULL << 56};
  }
  if (span.begin + 16 <= utf8.size()) {  // reads past the token, inside the text, and masks
    std::memcpy(&key, utf8.data() + span.begin, 16);
    key.low &= byte_masks[size].low;
    key.high &= byte_masks[size].high;
  } else {
    std::memcpy(&key, utf8.data() + span.begin, size);
  }
  key.high |= static_cast<std::uint64_t>(size) << 56;  // little-endian: the last byte
  return key;
}

void WordTable::look_up(std::string_view utf8, std::span<Token> tokens) {
  // The slots of one token lie anywhere in the table: those of a block are asked for before the first is read.
  constexpr std::size_t block = 16;
  std::array<Key, block> keys;
  std::array<std::uint64_t, block> hashes;
  for (std::size_t from = 0; from < tokens.size(); from += block) {
    const std::size_t count = std::min(block, tokens.size() - from);
    for (std::size_t i = 0; i < count; ++i) {
      keys[i] = key_of(utf8, tokens[from + i].span);
      hashes[i] = hash_of_key(keys[i]);
      __builtin_prefetch(&slots_[hashes[i] & (slots_.size() - 1)]);
    }
    for (std::size_t i = 0; i < count; ++i) {
      Token& token = tokens[from + i];
      if (token.kind == TokenKind::invalid) continue;
      const Slot& slot = slots_[hashes[i] & (slots_.size() - 1)];
      const bool found = slot.key == keys[i];
      const Known known = found ? slot.known : known_spelling(utf8, token.span, keys[i]);
      token.word = known.word;
      token.traits = known.traits;
    }
  }
}

/// The slot with the key, or the empty one where it belongs.
WordTable::Slot& WordTable::slot_of(const Key& key) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash_of_key(key) & mask;
  while (slots_[at].known.word != no_word && slots_[at].key != key) at = (at + 1) & mask;
  return slots_[at];
}

WordTable::Known WordTable::known_spelling(std::string_view utf8, Span span, const Key& key) {
  if (const Slot& slot = slot_of(key); slot.known.word != no_word) return slot.known;
  const WordId word = word_of(slice(utf8, span));
  const Known known{.word = word, .traits = traits_of(word, slice(utf8, span))};
  if (2 * (used_ + 1) > slots_.size()) forget_spellings();
  slot_of(key) = {.key = key, .known = known};
  ++used_;
  return known;
}

WordId WordTable::word_of(std::string_view raw) {
  folded_.clear();
  fold(raw, folded_);
  if (const WordId word = vocabulary_->find(folded_); word != no_word) return word;
  if (const auto at = unknown_ids_.find(folded_); at != unknown_ids_.end()) return at->second;
  const WordId word = vocabulary_->size() + static_cast<WordId>(unknown_.size());
  unknown_ids_.emplace(unknown_.emplace_back(folded_), word);
  return word;
}

WordTrait WordTable::traits_of(WordId word, std::string_view raw) const {
  auto traits = WordTrait::none;
  const WordInfo info = vocabulary_->info(word);
  if (info.classes == WordClass::none && !has(info.spelling, Spelling::lower) && has_letter(raw))
    traits = traits | WordTrait::rare;
  const bool both = has(info.spelling, Spelling::american) && has(info.spelling, Spelling::british);
  if (has(info.spelling, Spelling::lower) && (!both || vocabulary_->folded(word).find('z') != std::string_view::npos))
    traits = traits | WordTrait::regional;
  if (std::any_of(raw.begin(), raw.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }))
    traits = traits | WordTrait::beyond_ascii;
  if (vocabulary_->lexicon().is_foreign_date(word)) traits = traits | WordTrait::foreign_date;
  if (has(traits, WordTrait::rare) && !vocabulary_->lexicon().languages_of_foreign_word(folded(word)).empty())
    traits = traits | WordTrait::foreign_word;
  if (is_mark(raw)) traits = traits | WordTrait::mark;
  const bool lower = std::all_of(raw.begin(), raw.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (vocabulary_->lexicon().gazetteer().begins_form(word, lower)) traits = traits | WordTrait::begins_name;
  return traits;
}

/// Makes room: a larger table while that is allowed. Spellings are cheap to look up again, so none is moved.
void WordTable::forget_spellings() {
  const std::size_t size = slots_.size() < most_slots ? 4 * slots_.size() : slots_.size();
  slots_.assign(std::min(size, most_slots), Slot{});
  used_ = 0;
}

void WordTable::begin_document() {
  if (unknown_.size() < many_unknown) return;
  unknown_ids_.clear();
  unknown_.clear();
  slots_.assign(slots_.size(), Slot{});
  used_ = 0;
}

}  // namespace copydesk
