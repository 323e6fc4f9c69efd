#include "copydesk/names/name_facts.h"

#include <algorithm>
#include <string>
#include <tuple>

#include "copydesk/names/name_record.h"

namespace copydesk {

std::string_view source_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == path.npos ? std::string_view() : path.substr(0, slash);
}

std::uint32_t NameFacts::Numbers::number(std::string_view text) {
  const auto [at, added] = numbers_.try_emplace(std::string(text), static_cast<std::uint32_t>(texts_.size()));
  if (added) texts_.push_back(&at->first);
  return at->second;
}

NameFacts::Count& NameFacts::count_of(std::string_view source, std::string_view key) {
  return counts_[std::uint64_t{keys_.number(key)} << 32U | sources_.number(source)];
}

void NameFacts::add(std::string_view path, std::span<const FoundName> names) {
  std::vector<std::string> keys;
  keys.reserve(names.size());
  for (const auto& name : names) keys.push_back(record_key(name));
  std::sort(keys.begin(), keys.end());
  for (std::size_t i = 0; i < keys.size(); ++i) {
    auto& count = count_of(source_of(path), keys[i]);
    count.articles += i == 0 || keys[i] != keys[i - 1];
    ++count.mentions;
  }
}

void NameFacts::add(std::string_view source, const FoundName& name, Count count) {
  auto& here = count_of(source, record_key(name));
  here.articles += count.articles;
  here.mentions += count.mentions;
}

void NameFacts::merge(const NameFacts& other) {
  for (const auto& row : other.rows()) {
    auto& here = count_of(row.source, row.key);
    here.articles += row.count.articles;
    here.mentions += row.count.mentions;
  }
}

std::vector<NameFacts::Row> NameFacts::rows() const {
  std::vector<Row> rows;
  rows.reserve(counts_.size());
  for (const auto& [numbers, count] : counts_) {
    rows.push_back({.key = keys_.text(static_cast<std::uint32_t>(numbers >> 32U)),
                    .source = sources_.text(static_cast<std::uint32_t>(numbers)),
                    .count = count});
  }
  std::sort(rows.begin(), rows.end(),
            [](const Row& a, const Row& b) { return std::tie(a.key, a.source) < std::tie(b.key, b.source); });
  return rows;
}

}  // namespace copydesk
