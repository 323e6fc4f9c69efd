#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "copydesk/lexicon/lexicon.h"
#include "copydesk/text/token.h"

namespace copydesk {

struct StringHash {
  using is_transparent = void;
  [[nodiscard]] std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
};

/// The lexicon's words and, behind them, words that rule packs and user lists add. Filled while loading, constant
/// afterwards and then shared by all threads. The lexicon must outlive it.
class Vocabulary {
 public:
  explicit Vocabulary(const Lexicon& lexicon) : lexicon_(&lexicon) {}

  /// Id of a folded word, new if the lexicon lacks it.
  WordId intern(std::string_view folded);
  [[nodiscard]] WordId find(std::string_view folded) const;
  [[nodiscard]] std::string_view folded(WordId word) const {
    return word < lexicon_->size() ? lexicon_->folded(word) : std::string_view(added_[word - lexicon_->size()]);
  }
  /// Of an added word: no classes, no spelling.
  [[nodiscard]] WordInfo info(WordId word) const { return word < lexicon_->size() ? lexicon_->info(word) : WordInfo{}; }
  [[nodiscard]] std::uint32_t size() const { return lexicon_->size() + static_cast<std::uint32_t>(added_.size()); }
  [[nodiscard]] const Lexicon& lexicon() const { return *lexicon_; }

 private:
  const Lexicon* lexicon_;
  std::vector<std::string> added_ = {};
  std::unordered_map<std::string, WordId, StringHash, std::equal_to<>> ids_ = {};
};

}  // namespace copydesk
