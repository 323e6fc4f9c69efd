#include "lexicon_compiler/spelling.h"

#include <algorithm>
#include <charconv>

#include "lexicon_compiler/affix_expansion.h"
#include "lexicon_compiler/hunspell_dictionary.h"
#include "lexicon_compiler/table.h"

namespace copydesk {
namespace {

void add_mixed(WordEntry& entry, const std::string& text) {
  if (std::find(entry.mixed.begin(), entry.mixed.end(), text) == entry.mixed.end()) entry.mixed.push_back(text);
}

/// Adds a form in the case in which it was given; that it is right as such is known.
void add_as_written(WordEntry& entry, const std::string& text, CaseShape shape) {
  switch (shape) {
    case CaseShape::none:
    case CaseShape::lower:
      entry.spelling = entry.spelling | Spelling::lower;
      break;
    case CaseShape::title:
      entry.spelling = entry.spelling | Spelling::title;
      break;
    case CaseShape::upper:
      entry.spelling = entry.spelling | Spelling::upper;
      break;
    case CaseShape::mixed:
      entry.spelling = entry.spelling | Spelling::mixed;
      add_mixed(entry, text);
      break;
  }
}

bool is_left_out(std::string_view form) {
  return form.empty() || form.size() > 255 || form.find(' ') != std::string_view::npos || form.ends_with("'s") ||
         (form.front() >= '0' && form.front() <= '9');
}

}  // namespace

Result<void> add_hunspell_words(const std::filesystem::path& stem, Spelling dialect, WordStore& words) {
  const auto hunspell = HunspellDictionary::load(stem);
  if (!hunspell) return tl::unexpected(hunspell.error());
  const auto forms = expand_affixes(stem);
  if (!forms) return tl::unexpected(forms.error());
  for (const AffixedForm& form : *forms) {
    if (is_left_out(form.text) || !hunspell->accepts(form.text)) continue;
    WordEntry& entry = entry_of(words, form.text);
    entry.spelling = entry.spelling | dialect;
    entry.no_suggest = entry.no_suggest || form.no_suggest;
    const CaseShape shape = shape_of(form.text);
    add_as_written(entry, form.text, shape);
    // An entry in capitals or mixed case may be right in other cases by another entry or by Hunspell's own rules.
    const std::string lower = folded(form.text);
    if (shape != CaseShape::lower && hunspell->accepts(lower)) add_as_written(entry, lower, CaseShape::lower);
    if (shape == CaseShape::upper || shape == CaseShape::mixed) {
      const std::string title = capitalised(lower);
      if (hunspell->accepts(title)) add_as_written(entry, title, CaseShape::title);
      if (const std::string capitals = in_capitals(lower); hunspell->accepts(capitals))
        add_as_written(entry, capitals, CaseShape::upper);  // "MCDONALD", but not "CDS" for "CDs"
    }
  }
  return {};
}

Result<void> add_house_words(const std::filesystem::path& file, WordStore& words) {
  const auto list = read_list(file);
  if (!list) return tl::unexpected(list.error());
  for (const std::string& word : *list) {
    WordEntry& entry = entry_of(words, word);
    entry.spelling = entry.spelling | Spelling::american | Spelling::british;
    add_as_written(entry, word, shape_of(word));
    if (shape_of(word) == CaseShape::mixed) add_as_written(entry, word, CaseShape::upper);
  }
  return {};
}

Result<void> add_frequencies(const std::filesystem::path& file, WordStore& words) {
  const auto table = Table::read(file, {"word", "zipf100"});
  if (!table) return tl::unexpected(table.error());
  for (const Table::Row& row : table->rows()) {
    const std::string& number = row.cells[1];
    std::uint16_t value = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    if (error != std::errc{} || end != number.data() + number.size())
      return fail(row.where, "the frequency “" + number + "” is not a number");
    entry_of(words, row.cells[0]).frequency = value;
  }
  return {};
}

}  // namespace copydesk
