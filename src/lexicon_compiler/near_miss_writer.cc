#include <algorithm>
#include <bit>

#include "lexicon_compiler/word_writer.h"

#include "copydesk/lexicon/near_miss.h"

namespace copydesk {
namespace {

// Zipf × 100 of the rarest dictionary word that is suggested: about one use in ten million words of text.
constexpr std::uint16_t rarest_suggestion = 200;

bool is_worth_suggesting(std::string_view folded, const WordEntry& entry) {
  if (entry.no_suggest || folded.find_first_of("-./0123456789&") != std::string_view::npos) return false;
  return entry.in_gazetteer || (entry.spelling != Spelling::none && entry.frequency >= rarest_suggestion);
}

}  // namespace

void write_near_miss_index(const NumberedWords& words, ImageWriter& image) {
  struct Variant {
    std::uint64_t hash = 0;
    WordId word = 0;
    auto operator<=>(const Variant&) const = default;
  };
  std::vector<Variant> variants;
  std::vector<char32_t> letters;
  for (WordId id = 0; id < words.all().size(); ++id) {
    const auto& [folded, entry] = words.all()[id];
    letters_of(folded, letters);
    if (letters.size() + 1 < near_miss_shortest || !is_worth_suggesting(folded, *entry)) continue;
    for_each_variant(letters, letters.size() >= two_edits_known_from ? 2 : 1,
                     [&](std::uint64_t hash) { variants.push_back({.hash = hash, .word = id}); });
  }
  const std::size_t mask = std::bit_ceil(variants.size() / 4 + 1) - 1;
  const auto before = [mask](const Variant& a, const Variant& b) {
    return (a.hash & mask) != (b.hash & mask) ? (a.hash & mask) < (b.hash & mask) : a < b;
  };
  std::sort(variants.begin(), variants.end(), before);
  variants.erase(std::unique(variants.begin(), variants.end()), variants.end());

  std::vector<std::uint32_t> starts(mask + 2), entries;
  for (const Variant& variant : variants) {
    entries.push_back(slot_of(variant.word, variant.hash));
    ++starts[(variant.hash & mask) + 1];
  }
  for (std::size_t bucket = 1; bucket < starts.size(); ++bucket) starts[bucket] += starts[bucket - 1];
  image.put(Section::near_starts, starts);
  image.put(Section::near_entries, entries);
}

}  // namespace copydesk
