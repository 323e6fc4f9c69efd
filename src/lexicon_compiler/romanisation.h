#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "copydesk/result.h"

namespace copydesk {

/// How the presses of several languages write names of one script and language: a table of dictionaries/romanisation/.
class Romanisation {
 public:
  /// The languages that tables have columns for, English first.
  static constexpr std::string_view languages[] = {"en", "de", "fr", "it", "es", "pt",
                                                   "nl", "pl", "cs", "hu", "tr", "sv"};

  /// Fails on an unreadable table, a missing column, an unknown context; names file and line.
  [[nodiscard]] static Result<Romanisation> read(const std::filesystem::path& file);

  /// The ways to write one word, the usual one first, in lower case; at most 24. Empty where the table lacks a letter.
  /// `language` is an index into `languages`. Latin letters and digits stay.
  [[nodiscard]] std::vector<std::string> romanise(std::string_view native, std::size_t language) const;

 private:
  /// What must stand beside a group of letters.
  struct Context {
    enum class Kind { any, edge, vowel, letters } kind = Kind::any;
    std::u32string letters = {};
  };
  struct Row {
    std::u32string letters = {};
    Context before = {}, after = {};
    std::vector<std::vector<std::string>> ways = {};  // of each language
  };
  [[nodiscard]] static Result<Context> read_context(const std::string& where, const std::string& cell, char edge);
  [[nodiscard]] static bool fits(const Context& context, std::u32string_view word, std::size_t at, bool inside);
  [[nodiscard]] const Row* row_at(std::u32string_view word, std::size_t at) const;

  std::vector<Row> rows_ = {};
};

/// A folded name without diacritics: what two spellings have in common that English houses print alike.
[[nodiscard]] std::string without_diacritics(std::string_view name);

}  // namespace copydesk
