#include "copydesk/lexicon/near_miss.h"

#include <array>
#include <span>

#include "copydesk/lexicon/lexicon.h"
#include "copydesk/lexicon/lexicon_image.h"

namespace copydesk {
namespace {

// A word ten times as frequent outweighs so much cost: "teh" is "the" rather than "ten".
constexpr float cost_of_rarity = 0.13F;

struct Candidate {
  NearMiss miss = {};
  float rank = 0;
};

/// The letters that a word has, as bits; letters 32 apart share one.
struct LetterSet {
  std::uint32_t bits = 0;
  bool is_ascii = true;

  explicit LetterSet(std::string_view word) {
    unsigned all = 0;
    for (const char c : word) {
      const auto byte = static_cast<unsigned char>(c);
      bits |= 1U << (byte & 31U);
      all |= byte;
    }
    is_ascii = all < 0x80;
  }
  /// Whether it has at most `most` that the other lacks.
  [[nodiscard]] bool exceeds_by(const LetterSet& other, std::size_t most) const {
    std::uint32_t left = bits & ~other.bits;
    for (; most > 0; --most) left &= left - 1;
    return left == 0;
  }
};

/// Whether `edits` could make one ASCII word from the other: most fail for the letters that they have, in a few steps.
bool is_near(std::string_view word, const LetterSet& letters, std::string_view known, const LetterSet& known_letters,
             std::size_t edits) {
  return letters.exceeds_by(known_letters, edits) && known_letters.exceeds_by(letters, edits) &&
         is_within(word, known, edits);
}

/// The words that share a variant with these letters; some more than once. Variants lie all over the index, so all are
/// asked for before the first is read: memory answers many questions in the time of one.
std::vector<WordId> words_with_variant_of(const LexiconImage& lexicon, std::span<const char32_t> letters,
                                          std::size_t edits) {
  static_assert(near_miss_prefix == 7);
  std::array<std::uint64_t, 1 + 7 + 7 * 6 / 2> hashes{};
  std::size_t count = 0;
  const std::size_t mask = lexicon.near_starts.size() - 2;  // one start a bucket, and the end
  for_each_variant(letters, edits, [&](std::uint64_t hash) {
    __builtin_prefetch(&lexicon.near_starts[hash & mask]);
    hashes[count++] = hash;
  });
  const auto variants = std::span(hashes).first(count);
  for (const std::uint64_t hash : variants)
    __builtin_prefetch(lexicon.near_entries.data() + lexicon.near_starts[hash & mask]);
  std::vector<WordId> ids;
  ids.reserve(64);
  for (const std::uint64_t hash : variants) {
    const std::size_t bucket = hash & mask;
    for (std::uint32_t at = lexicon.near_starts[bucket]; at < lexicon.near_starts[bucket + 1]; ++at) {
      const std::uint32_t slot = lexicon.near_entries[at];
      if (tag_fits(slot, hash)) ids.push_back(slot & slot_id_mask);
    }
  }
  return ids;
}

}  // namespace

std::vector<NearMiss> Lexicon::near_misses(std::string_view folded, std::size_t limit) const {
  std::vector<char32_t> letters, known;
  letters_of(folded, letters);
  if (letters.size() < near_miss_shortest) return {};
  const LexiconImage& lexicon = image();
  const std::size_t edits = letters.size() >= two_edits_from ? 2 : 1;

  std::vector<WordId> ids = words_with_variant_of(lexicon, letters, edits);
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());

  const LetterSet has_letters(folded);
  std::vector<Candidate> candidates;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (i + 16 < ids.size()) __builtin_prefetch(&lexicon.words[ids[i + 16]]);
    if (i + 8 < ids.size()) __builtin_prefetch(lexicon.folded(ids[i + 8]).data());
    const WordId id = ids[i];
    const PackedWord& word = lexicon.words[id];
    if (word.text_size > 4 * (letters.size() + edits) || word.text_size + edits < letters.size()) continue;
    const std::string_view text = lexicon.folded(id);
    // In UTF-8 one edit may change several bytes.
    if (const LetterSet known_letters(text);
        has_letters.is_ascii && known_letters.is_ascii && !is_near(folded, has_letters, text, known_letters, edits))
      continue;
    letters_of(text, known);
    const std::size_t allowed = known.size() >= two_edits_known_from ? edits : 1;
    const EditDistance distance = edit_distance(letters, known, allowed);
    if (distance.edits == 0 || distance.edits > allowed) continue;
    candidates.push_back({.miss = {.word = id, .cost = distance.cost},
                          .rank = distance.cost - cost_of_rarity * static_cast<float>(word.frequency) / 100.0F});
  }
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return a.rank != b.rank ? a.rank < b.rank : a.miss.word < b.miss.word;
  });
  if (candidates.size() > limit) candidates.resize(limit);
  std::vector<NearMiss> misses;
  misses.reserve(candidates.size());
  for (const Candidate& candidate : candidates) misses.push_back(candidate.miss);
  return misses;
}

}  // namespace copydesk
