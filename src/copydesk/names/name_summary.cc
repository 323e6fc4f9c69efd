#include "copydesk/names/name_summary.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "copydesk/names/name_record.h"

namespace copydesk {
namespace {

/// Numbers of the paths in alphabetical order.
std::vector<std::uint32_t> ranks_of(const std::vector<std::string>& paths) {
  std::vector<std::uint32_t> order(paths.size()), ranks(paths.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](auto a, auto b) { return paths[a] < paths[b]; });
  for (std::uint32_t i = 0; i < order.size(); ++i) ranks[order[i]] = i;
  return ranks;
}

}  // namespace

std::uint32_t NameSummary::path_id(std::string_view path) {
  const auto [at, added] = path_ids_.try_emplace(std::string(path), static_cast<std::uint32_t>(paths_.size()));
  if (added) paths_.push_back(at->first);
  return at->second;
}

void NameSummary::add(std::string_view path, std::span<const FoundName> names) {
  if (names.empty()) return;
  const std::uint32_t id = path_id(path);
  for (const FoundName& name : names) records_[record_key(name)].push_back({.path = id, .span = name.span});
}

void NameSummary::merge(const NameSummary& other) {
  std::vector<std::uint32_t> ids;
  ids.reserve(other.paths_.size());
  for (const std::string& path : other.paths_) ids.push_back(path_id(path));
  for (const auto& [key, places] : other.records_) {
    auto& here = records_[key];
    for (const Place& place : places) here.push_back({.path = ids[place.path], .span = place.span});
  }
}

std::vector<NameCluster> NameSummary::clusters() const {
  std::vector<CountedRecord> records;
  records.reserve(records_.size());
  for (const auto& [key, places] : records_) records.push_back({.key = key, .count = places.size()});
  std::sort(records.begin(), records.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
  RecordGroups grouping = group_records(records);
  const std::size_t count = grouping.preferred.size();
  std::vector<NameCluster> clusters(count);
  for (std::size_t i = 0; i < count; ++i) clusters[i].preferred = std::move(grouping.preferred[i]);
  const std::vector<std::uint32_t> ranks = ranks_of(paths_);
  std::vector<std::vector<std::pair<std::uint32_t, Span>>> places(count);
  for (std::size_t i = 0; i < records.size(); ++i) {
    const auto parts = record_of(records[i].key);
    const auto& found_at = records_.find(std::string(records[i].key))->second;
    const std::uint32_t group = grouping.groups[i];
    auto& spellings = clusters[group].spellings;
    const auto at =
        std::find_if(spellings.begin(), spellings.end(), [&](const auto& s) { return s.text == parts.text; });
    if (at == spellings.end()) {
      spellings.push_back({.text = std::string(parts.text), .count = found_at.size()});
    } else {
      at->count += found_at.size();
    }
    for (const Place& place : found_at) places[group].emplace_back(ranks[place.path], place.span);
  }
  std::vector<std::string_view> by_rank(paths_.size());
  for (std::size_t i = 0; i < paths_.size(); ++i) by_rank[ranks[i]] = paths_[i];
  for (std::size_t i = 0; i < count; ++i) {
    std::sort(clusters[i].spellings.begin(), clusters[i].spellings.end(),
              [](const auto& a, const auto& b) { return a.count != b.count ? a.count > b.count : a.text < b.text; });
    std::sort(places[i].begin(), places[i].end());
    for (const auto& [rank, span] : places[i]) clusters[i].mentions.push_back({.path = by_rank[rank], .span = span});
  }
  std::sort(clusters.begin(), clusters.end(), [](const NameCluster& a, const NameCluster& b) {
    return std::tie(a.preferred, a.mentions.front().path, a.mentions.front().span) <
           std::tie(b.preferred, b.mentions.front().path, b.mentions.front().span);
  });
  return clusters;
}

}  // namespace copydesk
