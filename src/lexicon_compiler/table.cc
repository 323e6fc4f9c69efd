#include "lexicon_compiler/table.h"

#include <algorithm>
#include <fstream>

namespace copydesk {
namespace {

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r");
  return begin == std::string_view::npos ? "" : text.substr(begin, text.find_last_not_of(" \t\r") + 1 - begin);
}

std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> cells;
  for (std::size_t at = 0; at <= line.size();) {
    const std::size_t end = std::min(line.find('\t', at), line.size());
    cells.emplace_back(trimmed(line.substr(at, end - at)));
    at = end + 1;
  }
  return cells;
}

}  // namespace

Result<Table> Table::read(const std::filesystem::path& file, const std::vector<std::string_view>& columns) {
  std::ifstream in(file);
  if (!in) return fail(file.string(), "cannot be read");
  Table table;
  std::vector<std::size_t> places;  // of the wanted columns
  std::size_t width = 0, number = 0;
  for (std::string line; std::getline(in, line);) {
    const std::string where = file.string() + ":" + std::to_string(++number);
    if (trimmed(line).empty() || line.front() == '#') continue;
    std::vector<std::string> cells = cells_of(line);
    if (places.empty()) {
      width = cells.size();
      for (const std::string_view column : columns) {
        const auto at = std::find(cells.begin(), cells.end(), column);
        if (at == cells.end())
          return fail(where, "the header lacks the column " + std::string(column), "the first line names the columns");
        places.push_back(static_cast<std::size_t>(at - cells.begin()));
      }
      continue;
    }
    if (cells.size() > width)
      return fail(where, std::to_string(cells.size()) + " cells in a table of " + std::to_string(width) + " columns",
                  "separate cells by one tab, values inside a cell by |");
    cells.resize(width);
    Row row{.where = where};
    for (const std::size_t place : places) row.cells.push_back(std::move(cells[place]));
    if (row.cells.front().empty()) return fail(where, "the column " + std::string(columns.front()) + " is empty");
    table.rows_.push_back(std::move(row));
  }
  if (places.empty()) return fail(file.string(), "has no header line");
  return table;
}

std::vector<std::string> list_of(std::string_view cell, char separator) {
  std::vector<std::string> values;
  for (std::size_t at = 0; at <= cell.size();) {
    const std::size_t end = std::min(cell.find(separator, at), cell.size());
    if (const auto value = trimmed(cell.substr(at, end - at)); !value.empty()) values.emplace_back(value);
    at = end + 1;
  }
  return values;
}

Result<std::vector<std::string>> read_list(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) return fail(file.string(), "cannot be read");
  std::vector<std::string> entries;
  for (std::string line; std::getline(in, line);) {
    const auto entry = trimmed(std::string_view(line).substr(0, line.find('#')));
    if (!entry.empty()) entries.emplace_back(entry);
  }
  return entries;
}

}  // namespace copydesk
