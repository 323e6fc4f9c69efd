#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "copydesk/lines/kind.h"
#include "copydesk/lines/word_hash.h"
#include "copydesk/result.h"
#include "copydesk/text/token.h"

namespace copydesk {

/// What cue words tell. The first ones are not of furniture; the others go by the kind they speak for.
enum class Cue : std::uint8_t {
  function_word,
  speech,
  first_person,
  second_person,
  past,
  english,  ///< function words of English that no other language has
  stamp,
  credit,
  caption,
  navigation,
  share,
  related,
  player,
  newsletter,
  donation,
  copyright,
  cookie,
  paywall,
  comments,
  advertising,
  tags,
  author_bio,
  app_prompt,
  assistant,
};
inline constexpr std::size_t number_of_cues = 24;
inline constexpr auto first_furniture_cue = Cue::navigation;

[[nodiscard]] std::string_view name(Cue cue);
/// The kind of furniture that a cue from `navigation` on speaks for.
[[nodiscard]] constexpr LineKind kind_of(Cue cue) {
  return static_cast<LineKind>(static_cast<unsigned>(first_furniture) + static_cast<unsigned>(cue) -
                               static_cast<unsigned>(first_furniture_cue));
}
static_assert(kind_of(Cue::assistant) == LineKind::assistant && kind_of(Cue::tags) == LineKind::tags);

/// A phrase that is furniture when it is a whole line.
struct WholeLine {
  std::string text = {};
  LineKind kind = LineKind::navigation;
  bool weak = false;  ///< a word that a heading may be, too: "World"
};

/// The phrases that tell what a line is. Immutable; any thread may use it.
class CueTable {
 public:
  /// Reads cues.tsv (columns kind, phrase). A phrase as "get … app" is a frame: how a short line begins and ends that
  /// is of this kind; "0" as its first word stands for any number. Of whole lines that are the same the first counts, a
  /// firm one before weak. Fails naming file, line and what is allowed.
  [[nodiscard]] static Result<CueTable> read(const std::filesystem::path& file, std::span<const WholeLine> whole_lines);

  struct Hit {
    std::uint32_t cues = 0;  ///< bits 1 << Cue
    bool goes_on = false;    ///< longer phrases begin so
    std::uint8_t words = 0;
  };
  /// What the words hashed into `sequence` (word_hash, then sequence_hash) say; null if no phrase begins with them.
  [[nodiscard]] const Hit* find(std::uint64_t sequence) const { return phrases_.find(sequence); }

  struct Whole {
    LineKind kind = LineKind::navigation;
    bool weak = false;
  };
  [[nodiscard]] const Whole* find_line(std::uint64_t sequence) const { return lines_.find(sequence); }
  /// The kind of a line with these hashes of its first and last words; null if no frame is like it.
  [[nodiscard]] const LineKind* find_frame(std::uint64_t first, std::uint64_t last) const {
    return frames_.find(sequence_hash(first, last));
  }

 private:
  template <class Value>
  class Table {
   public:
    [[nodiscard]] const Value* find(std::uint64_t key) const {
      if ((known_[key >> 55U] >> (key >> 49U & 63U) & 1U) == 0) return nullptr;  // nine of ten words
      for (std::size_t at = key >> shift_;; at = (at + 1) & (slots_.size() - 1)) {
        if (slots_[at].key == key) return &slots_[at].value;
        if (slots_[at].key == 0) return nullptr;
      }
    }
    Value& operator[](std::uint64_t key);

   private:
    struct Slot {
      std::uint64_t key = 0;
      Value value = {};
    };
    std::vector<Slot> slots_ = std::vector<Slot>(16);
    std::array<std::uint64_t, 512> known_ = {};  // one bit for many keys: stays in the nearest cache
    std::size_t used_ = 0;
    unsigned shift_ = 60;
  };

  Table<Hit> phrases_ = {};
  Table<Whole> lines_ = {};
  Table<LineKind> frames_ = {};
};

/// Is this a token that phrases are made of? Punctuation and "'s" are passed over.
[[nodiscard]] constexpr bool counts_in_phrase(TokenKind kind) {
  return kind == TokenKind::word || kind == TokenKind::number || kind == TokenKind::symbol;
}

}  // namespace copydesk
