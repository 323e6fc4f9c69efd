#include "copydesk/lexicon/word_table.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>

#include "copydesk/lexicon/hash.h"

namespace copydesk {
namespace {

constexpr std::size_t first_pairs = 1U << 11;
constexpr std::size_t most_pairs = 1U << 16;  // 4 MiB a thread
constexpr std::size_t inline_bytes = 16;
constexpr std::size_t many_unknown = 1U << 15;

constexpr std::uint64_t low_bytes(std::size_t count) {
  return count >= 8 ? ~0ULL : (1ULL << (8 * count)) - 1;
}

constexpr unsigned shift_for(std::size_t pairs) {
  return 64U - static_cast<unsigned>(std::countr_zero(pairs));
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

std::uint64_t eight_bytes(const char* at) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, at, sizeof bytes);
  return bytes;
}

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

WordTable::WordTable(const Vocabulary& vocabulary)
    : vocabulary_(&vocabulary), pairs_(first_pairs), hash_shift_(shift_for(first_pairs)) {}

/// Two hashes that do not share a start: 120 bits. The last byte is none of UTF-8.
WordTable::Key WordTable::key_of_long(std::string_view raw) {
  return {.low = hash_of(raw), .high = (checksum_of(raw) & low_bytes(7)) | 0xFEULL << 56};
}

WordTable::Key WordTable::key_at_end(std::string_view raw) {
  std::array<char, inline_bytes> bytes{};
  std::copy(raw.begin(), raw.end(), bytes.begin());
  return {.low = eight_bytes(bytes.data()), .high = eight_bytes(bytes.data() + 8)};
}

inline WordTable::Key WordTable::key_of(std::string_view utf8, Span span) {
  const std::size_t size = span.size();
  if (size > inline_bytes) return key_of_long(slice(utf8, span));
  const char* const bytes = utf8.data() + span.begin;
  if (span.begin + inline_bytes > utf8.size()) return key_at_end({bytes, size});
  // Reads past the token, inside the text, and masks.
  return {.low = eight_bytes(bytes) & byte_masks[size].low, .high = eight_bytes(bytes + 8) & byte_masks[size].high};
}

void WordTable::look_up(std::string_view utf8, std::span<Token> tokens, TraitIndex& index) {
  WordId before = no_word;
  std::uint32_t i = 0;
  for (Token& token : tokens) {
    if (token.kind != TokenKind::invalid) {
      const Key key = key_of(utf8, token.span);
      const Pair& pair = pairs_[place_of(key)];
      const Known known = pair.slots[0].key == key   ? pair.slots[0].known
                          : pair.slots[1].key == key ? pair.slots[1].known
                                                     : known_spelling(utf8, token.span, key);
      token.word = known.word;
      token.traits = known.traits;
      index.add(i, known.traits);
      if (known.word == before && token.kind == TokenKind::word) index.add_doubled(i - 1);
    }
    before = token.word;
    ++i;
  }
}

/// The slot with the key, or the empty one where it belongs.
WordTable::Slot& WordTable::slot_of(Key key) {
  for (std::size_t at = place_of(key);; at = (at + 1) & (pairs_.size() - 1)) {
    for (Slot& slot : pairs_[at].slots)
      if (slot.key == key || slot.key == no_key) return slot;
  }
}

WordTable::Known WordTable::known_spelling(std::string_view utf8, Span span, Key key) {
  if (const Slot& slot = slot_of(key); slot.key == key) return slot.known;
  const WordId word = word_of(slice(utf8, span));
  const Known known{.word = word, .traits = traits_of(word, slice(utf8, span))};
  if (used_ + 1 > pairs_.size()) make_room();
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

/// A larger table while that is allowed, else an empty one: spellings are looked up again.
void WordTable::make_room() {
  used_ = 0;
  if (pairs_.size() == most_pairs) return pairs_.assign(most_pairs, Pair{});
  const std::vector<Pair> old = std::exchange(pairs_, std::vector<Pair>(std::min(4 * pairs_.size(), most_pairs)));
  hash_shift_ = shift_for(pairs_.size());
  for (const Pair& pair : old) {
    for (const Slot& slot : pair.slots) {
      if (slot.key == no_key) continue;
      slot_of(slot.key) = slot;
      ++used_;
    }
  }
}

void WordTable::begin_document() {
  if (unknown_.size() < many_unknown) return;
  unknown_ids_.clear();
  unknown_.clear();
  pairs_.assign(pairs_.size(), Pair{});
  used_ = 0;
}

}  // namespace copydesk
