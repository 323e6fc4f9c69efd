#include "lexicon_compiler/romanisation.h"

#include <algorithm>
#include <iterator>

#include "lexicon_compiler/table.h"
#include "lexicon_compiler/word_store.h"
#include <unicode/uchar.h>

#include "copydesk/names/name_key.h"
#include "copydesk/text/utf8.h"

namespace copydesk {
namespace {

constexpr std::size_t most_ways = 24;
constexpr std::u32string_view vowels = U"aeiouаеёиоуыэюяіїєўъьաեէըիոօուაეიოუαεηιουω";

/// Lower case; Greek letters without their accents.
std::u32string native_letters(std::string_view native) {
  constexpr std::u32string_view accented = U"άέήίόύώϊϋΐΰ", plain = U"αεηιουωιυιυ";
  std::u32string letters;
  for (std::size_t at = 0; at < native.size();) {
    const CodePoint c = read_code_point(native, at);
    at += c.width;
    const auto lower = static_cast<char32_t>(u_tolower(static_cast<UChar32>(c.value)));
    const auto place = accented.find(lower);
    letters.push_back(place == accented.npos ? lower : plain[place]);
  }
  return letters;
}

bool is_latin(char32_t c) {
  return c < 0x250;
}

/// The alternatives of a cell; an empty cell is one alternative without letters.
std::vector<std::string> ways_of(const std::string& cell) {
  std::vector<std::string> ways = list_of(cell);
  if (ways.empty()) ways.emplace_back();
  return ways;
}

}  // namespace

Result<Romanisation::Context> Romanisation::read_context(const std::string& where, const std::string& cell, char edge) {
  Context context;
  if (cell.empty()) return context;
  if (cell == std::string(1, edge)) {
    context.kind = Context::Kind::edge;
  } else if (cell == "vowel") {
    context.kind = Context::Kind::vowel;
  } else if (cell.size() > 2 && cell.front() == '[' && cell.back() == ']') {
    context.kind = Context::Kind::letters;
    context.letters = native_letters(std::string_view(cell).substr(1, cell.size() - 2));
  } else {
    return fail(where, "“" + cell + "” is no context",
                "leave it empty or write vowel, [letters] or " + std::string(1, edge));
  }
  return context;
}

Result<Romanisation> Romanisation::read(const std::filesystem::path& file) {
  std::vector<std::string_view> columns = {"letters", "before", "after"};
  columns.insert(columns.end(), std::begin(languages), std::end(languages));
  const auto table = Table::read(file, columns);
  if (!table) return tl::unexpected(table.error());
  Romanisation result;
  for (const Table::Row& row : table->rows()) {
    const auto before = read_context(row.where, row.cells[1], '^');
    if (!before) return tl::unexpected(before.error());
    const auto after = read_context(row.where, row.cells[2], '$');
    if (!after) return tl::unexpected(after.error());
    Row read{.letters = native_letters(row.cells[0]), .before = *before, .after = *after};
    for (std::size_t cell = 3; cell < row.cells.size(); ++cell)
      read.ways.push_back(ways_of(row.cells[cell] == "=" ? row.cells[3] : row.cells[cell]));
    result.rows_.push_back(std::move(read));
  }
  return result;
}

bool Romanisation::fits(const Context& context, std::u32string_view word, std::size_t at, bool inside) {
  switch (context.kind) {
    case Context::Kind::any:
      return true;
    case Context::Kind::edge:
      return !inside;
    case Context::Kind::vowel:
      return inside && vowels.find(word[at]) != vowels.npos;
    case Context::Kind::letters:
      return inside && context.letters.find(word[at]) != std::u32string::npos;
  }
  return false;
}

const Romanisation::Row* Romanisation::row_at(std::u32string_view word, std::size_t at) const {
  for (const Row& row : rows_) {
    const std::size_t end = at + row.letters.size();
    if (word.substr(at, row.letters.size()) == row.letters && fits(row.before, word, at - 1, at > 0) &&
        fits(row.after, word, end, end < word.size()))
      return &row;
  }
  return nullptr;
}

std::vector<std::string> Romanisation::romanise(std::string_view native, std::size_t language) const {
  const std::u32string word = native_letters(native);
  std::vector<std::string> ways = {""};
  for (std::size_t at = 0; at < word.size();) {
    const Row* row = row_at(word, at);
    if (row == nullptr) {
      if (!is_latin(word[at])) return {};
      for (std::string& way : ways) append_code_point(word[at], way);
      ++at;
      continue;
    }
    at += row->letters.size();
    std::vector<std::string> longer;
    for (const std::string& next : row->ways[language]) {
      for (const std::string& way : ways) longer.push_back(way + next);
    }
    longer.resize(std::min(longer.size(), most_ways));
    ways = std::move(longer);
  }
  return ways;
}

std::string without_diacritics(std::string_view name) {
  std::string plain;
  append_without_diacritics(folded(name), plain);
  std::erase_if(plain, [](char c) { return c == '-' || c == '\'' || c == ' '; });
  return plain;
}

}  // namespace copydesk
