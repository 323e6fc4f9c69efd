#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "copydesk/lexicon/gazetteer.h"
#include "copydesk/lexicon/packed_word.h"
#include "copydesk/lexicon/word_class.h"
#include "copydesk/result.h"
#include "copydesk/text/token.h"

namespace copydesk {

/// How a word may be written. A set of bits; all forms of English known to Hunspell en_US or en_GB and the house
/// dictionary are expanded into the lexicon at build time.
enum class Spelling : std::uint8_t {
  none = 0,
  lower = 1 << 0,  ///< right in lower case (and then capitalised or in capitals too)
  title = 1 << 1,  ///< right with a capital (and then in capitals too); beside `lower`: a name too ("China", "May")
  upper = 1 << 2,  ///< right in capitals ("NATO")
  mixed = 1 << 3,  ///< right in a mixed form ("McDonald", "iPhone"); in capitals only beside `upper`: "CDs", not "CDS"
  american = 1 << 4,  ///< known to en_US
  british = 1 << 5,   ///< known to en_GB
};
[[nodiscard]] constexpr Spelling operator|(Spelling a, Spelling b) {
  return static_cast<Spelling>(static_cast<std::uint8_t>(a) | static_cast<std::uint8_t>(b));
}
[[nodiscard]] constexpr bool has(Spelling set, Spelling any_of) {
  return (static_cast<std::uint8_t>(set) & static_cast<std::uint8_t>(any_of)) != 0;
}

/// What is known of a word. A small value read from the mapped file.
struct WordInfo {
  WordClass classes = WordClass::none;
  Spelling spelling = Spelling::none;  ///< none: not a dictionary word (known as a name or by frequency only)
  std::uint16_t frequency = 0;         ///< Zipf scale × 100 (log10 of uses in 10^9 words): "the" 773, 0 unknown
  WordId verb_lemma = no_word;         ///< "accused" → "accuse"
  WordId noun_lemma = no_word;         ///< "wolves" → "wolf"; a base form is its own lemma
};

/// A known word that is like an unknown one.
struct NearMiss {
  WordId word = no_word;
  float cost =
      0;  ///< weighted edits: about 1 per insertion, deletion, substitution or transposition, less for likely slips
};

/// What the English-language press writes for a word of another language.
struct Equivalent {
  WordId preferred = no_word;      ///< "vladimir", "october"
  std::string_view language = {};  ///< ISO 639: "de", of the form "wladimir", "oktober"
};

/// The vocabulary of English news, compiled at build time into one file that is mapped into memory: dictionary
/// words, names, frequencies, classes, lemmas, the gazetteer and an index for near-miss search.
/// Immutable; all threads share it. Ids count from 0 and are dense.
class Lexicon {
 public:
  /// Maps the file. Fails when it is missing, truncated, from another version, or its header is damaged; the error
  /// says how to rebuild it. Some dozen microseconds: pages are read when touched, so the content is not checked.
  [[nodiscard]] static Result<Lexicon> open(const std::filesystem::path& file);
  /// Compares the checksum of the whole file, for a self-test or where a file behaves oddly: 4 ms.
  [[nodiscard]] Result<void> verify() const;

  /// Tells this lexicon from any other: the checksum that its header gives.
  [[nodiscard]] std::uint64_t fingerprint() const;

  Lexicon(Lexicon&&) noexcept;
  Lexicon& operator=(Lexicon&&) noexcept;
  ~Lexicon();

  [[nodiscard]] std::uint32_t size() const { return size_; }

  /// Id of a folded word (see `fold`), or `no_word`. One hash and one comparison.
  [[nodiscard]] WordId find(std::string_view folded) const;
  /// The folded form; a view into the file.
  [[nodiscard]] std::string_view folded(WordId word) const {
    return {strings_ + words_[word].text, words_[word].text_size};
  }
  [[nodiscard]] WordInfo info(WordId word) const {
    const PackedWord& packed = words_[word];
    return {.classes = static_cast<WordClass>(packed.classes),
            .spelling = static_cast<Spelling>(packed.spelling & ~written_mask),
            .frequency = packed.frequency,
            .verb_lemma = packed.verb_lemma,
            .noun_lemma = packed.noun_lemma};
  }
  /// As it is properly written: "Washington", "NATO", "McDonald", "river". A word that is right in lower case comes
  /// in lower case, also where it is a name too ("china", "may").
  [[nodiscard]] std::string written(WordId word) const;
  /// All forms of a lemma, the base included: accuse → accuse, accused, accuses, accusing.
  [[nodiscard]] std::span<const WordId> forms(WordId lemma) const;

  /// Whether a token with this case is right as written, by the dictionaries ("Washington" yes, "washington" no).
  /// Of mixed case it knows only that there is a mixed form. Ids outside the lexicon are not accepted.
  [[nodiscard]] bool accepts(WordId word, CaseShape shape) const;
  /// The same, and a text in mixed case must be one of the mixed forms letter by letter ("McDonald", not "McDOnald").
  [[nodiscard]] bool accepts(WordId word, CaseShape shape, std::string_view text) const;

  /// Known words worth suggesting near an unknown folded word, at most `limit`, the likeliest first: by cost less
  /// 0.13 for every tenfold frequency. Finds all at Damerau-Levenshtein distance 1, and those at distance 2 of
  /// words of 7 letters and more. Worth suggesting are dictionary words in use and the gazetteer's names.
  /// Source of the method: symmetric deletion (Garbe's SymSpell). Some microseconds; at distance 2 some dozens.
  /// Words under 3 letters have no near misses.
  [[nodiscard]] std::vector<NearMiss> near_misses(std::string_view folded, std::size_t limit = 5) const;

  /// "wladimir" → vladimir (de); empty for names that are spelt as the English-language press does. A form may
  /// belong to several names and languages, and be right for a bearer who uses it.
  [[nodiscard]] std::vector<Equivalent> given_name_equivalents(WordId word) const;
  /// The months and days of the week that a word names in other languages: "oktober" → october (de). O(log n).
  [[nodiscard]] std::vector<Equivalent> date_equivalents(WordId word) const;
  [[nodiscard]] bool is_foreign_date(WordId word) const;
  /// The ISO 639 codes of the languages that use the word often while English hardly does, as "it|pt"; empty for all
  /// other words. What English dictionaries know may be among them ("fond"). O(log n).
  [[nodiscard]] std::string_view languages_of_foreign_word(std::string_view folded) const;

  [[nodiscard]] const Gazetteer& gazetteer() const;

 private:
  [[nodiscard]] const LexiconImage& image() const;
  struct Data;
  explicit Lexicon(std::unique_ptr<Data> data);
  std::unique_ptr<Data> data_;
  const PackedWord* words_ = nullptr;  // these three point into the mapped file, which does not move
  const char* strings_ = nullptr;
  std::uint32_t size_ = 0;
};

}  // namespace copydesk
