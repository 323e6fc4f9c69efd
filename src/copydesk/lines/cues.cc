#include "copydesk/lines/cues.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "copydesk/lines/table_rows.h"
#include "copydesk/lines/word_hash.h"

namespace copydesk {
namespace {

using namespace std::string_view_literals;

constexpr std::array<std::string_view, number_of_cues> cue_names{
    "function"sv, "speech"sv,      "first-person"sv, "second-person"sv, "past"sv,       "english"sv,
    "stamp"sv,    "credit"sv,      "caption"sv,      "navigation"sv,    "share"sv,      "related"sv,
    "player"sv,   "newsletter"sv,  "donation"sv,     "copyright"sv,     "cookie"sv,     "paywall"sv,
    "comments"sv, "advertising"sv, "tags"sv,         "author-bio"sv,    "app-prompt"sv, "assistant"sv};

/// The hashes of a phrase's words. Used again for phrase after phrase.
class PhraseWords {
 public:
  std::span<const std::uint64_t> of(std::string_view phrase) {
    tokens_.clear();
    words_.clear();
    places_.clear();
    tokenize(phrase, tokens_, places_);
    for (const auto& token : tokens_) {
      if (counts_in_phrase(token.kind)) words_.push_back(word_hash(slice(phrase, token.span)));
    }
    return words_;
  }

 private:
  std::vector<Token> tokens_ = {};
  TokenPlaces places_ = {};
  std::vector<std::uint64_t> words_ = {};
};

}  // namespace

std::string_view name(Cue cue) {
  return cue_names[static_cast<std::size_t>(cue)];
}

template <class Value>
Value& CueTable::Table<Value>::operator[](std::uint64_t key) {
  if (used_ * 2 >= slots_.size()) {
    auto old = std::move(slots_);
    slots_.assign(old.size() * 2, {});
    --shift_;
    for (auto& slot : old) {
      if (slot.key == 0) continue;
      auto at = slot.key >> shift_;
      while (slots_[at].key != 0) at = (at + 1) & (slots_.size() - 1);
      slots_[at] = std::move(slot);
    }
  }
  known_[key >> 55U] |= 1ULL << (key >> 49U & 63U);
  auto at = key >> shift_;
  while (slots_[at].key != 0 && slots_[at].key != key) at = (at + 1) & (slots_.size() - 1);
  used_ += slots_[at].key == 0;
  slots_[at].key = key;
  return slots_[at].value;
}

Result<CueTable> CueTable::read(const std::filesystem::path& file, std::span<const WholeLine> whole_lines) {
  CueTable table;
  PhraseWords phrase;
  const auto read_row = [&](const TableRow& row) -> Result<void> {
    const auto cue = std::find(cue_names.begin(), cue_names.end(), row.first);
    if (cue == cue_names.end())
      return fail(row.where(), fmt::format("there is no kind “{}”", row.first),
                  fmt::format("allowed: {}", fmt::join(cue_names, ", ")));
    const auto words = phrase.of(row.second);
    if (words.empty()) return fail(row.where(), "the phrase holds no word");
    const auto kind = static_cast<Cue>(cue - cue_names.begin());
    if (row.second.find("…") != row.second.npos) {
      if (words.size() != 2 || kind < Cue::stamp)
        return fail(row.where(), "a phrase with … gives the first and the last word of furniture", "as in “get … app”");
      table.frames_[sequence_hash(words[0], words[1])] = kind == Cue::stamp ? LineKind::stamp : kind_of(kind);
      return {};
    }
    std::uint64_t sequence = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
      sequence = i == 0 ? words[0] : sequence_hash(sequence, words[i]);
      auto& hit = table.phrases_[sequence];
      hit.words = static_cast<std::uint8_t>(i + 1);
      if (i + 1 < words.size()) {
        hit.goes_on = true;
      } else {
        hit.cues |= 1U << static_cast<unsigned>(kind);
      }
    }
    return {};
  };
  if (auto done = for_each_row(file, read_row); !done) return tl::unexpected(done.error());
  for (const auto& line : whole_lines) {
    const auto words = phrase.of(line.text);
    if (words.empty()) continue;
    auto sequence = words[0];
    for (std::size_t i = 1; i < words.size(); ++i) sequence = sequence_hash(sequence, words[i]);
    if (const auto* const there = table.lines_.find(sequence); there != nullptr && (!there->weak || line.weak))
      continue;
    table.lines_[sequence] = {.kind = line.kind, .weak = line.weak};
  }
  return table;
}

}  // namespace copydesk
