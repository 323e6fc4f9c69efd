#include "copydesk/names/name_summary.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <tuple>

#include "copydesk/names/name_grouping.h"

namespace copydesk {
namespace {

constexpr char separator = '\x1F';  // in no name: it is no white space that text keeps, nor a letter

std::string record_key(const FoundName& name) {
  std::string key;
  key.reserve(name.text.size() + name.full.size() + name.known.size() + 4);
  key += name.text;
  key += separator;
  if (name.full != name.text) key += name.full;
  key += separator;
  key += name.known;
  key += separator;
  key += name.place ? 'p' : 'n';
  return key;
}

struct RecordParts {
  std::string_view text, full, known;
  bool place = false;
};

RecordParts parts_of(std::string_view key) {
  std::array<std::string_view, 3> cells;
  for (std::string_view& cell : cells) {
    const std::size_t end = key.find(separator);
    cell = key.substr(0, end);
    key.remove_prefix(end + 1);
  }
  return {.text = cells[0], .full = cells[1].empty() ? cells[0] : cells[1], .known = cells[2], .place = key == "p"};
}

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

/// The records in order, and the group of each.
struct NameSummary::Grouping {
  std::vector<const Records::value_type*> records = {};
  std::vector<std::uint32_t> groups = {};   // of the records
  std::vector<std::string> preferred = {};  // of the groups
};

NameSummary::Grouping NameSummary::group() const {
  using Record = Records::value_type;
  Grouping grouping;
  auto& records = grouping.records;
  records.reserve(records_.size());
  for (const Record& record : records_) records.push_back(&record);
  std::sort(records.begin(), records.end(), [](const Record* a, const Record* b) { return a->first < b->first; });

  // Names to group: what stands in full; a record leads to the name that its article gives in full.
  std::map<std::tuple<bool, std::string_view>, GroupedName> distinct;
  for (const Record* record : records) {
    const RecordParts parts = parts_of(record->first);
    GroupedName& name = distinct[{parts.place, parts.full}];
    name.count += record->second.size();
    name.place = parts.place;
    // Where articles differ about what a name is, the first in order decides.
    if (name.known.empty() && parts.full == parts.text) name.known = parts.known;
  }
  std::vector<GroupedName> names;
  names.reserve(distinct.size());
  std::unordered_map<std::string, std::uint32_t> numbers[2];
  for (auto& [key, name] : distinct) {
    name.text = std::get<1>(key);
    numbers[name.place ? 1 : 0].emplace(name.text, static_cast<std::uint32_t>(names.size()));
    names.push_back(std::move(name));
  }
  distinct.clear();
  const std::vector<std::uint32_t> groups = group_names(names);

  const std::size_t count = groups.empty() ? 0 : *std::max_element(groups.begin(), groups.end()) + 1;
  std::vector<const GroupedName*> standing(count);
  for (std::size_t i = 0; i < names.size(); ++i) {
    const GroupedName*& best = standing[groups[i]];
    const GroupedName& name = names[i];
    const auto rank = [](const GroupedName& n) {
      return std::tuple(!n.known.empty(), n.text.find(' ') != std::string::npos, n.count);
    };
    if (best == nullptr || rank(name) > rank(*best)) best = &name;
  }
  for (const GroupedName* name : standing) grouping.preferred.push_back(name->known.empty() ? name->text : name->known);
  for (const Record* record : records) {
    const RecordParts parts = parts_of(record->first);
    grouping.groups.push_back(groups[numbers[parts.place ? 1 : 0].at(std::string(parts.full))]);
  }
  return grouping;
}

NameGroups NameSummary::groups() const {
  const Grouping grouping = group();
  NameGroups result;
  result.groups.resize(grouping.preferred.size());
  for (std::size_t i = 0; i < grouping.records.size(); ++i) {
    const auto& [key, places] = *grouping.records[i];
    const RecordParts parts = parts_of(key);
    auto& record = result.groups[grouping.groups[i]].emplace_back();
    record = {.text = parts.text, .full = parts.full, .known = parts.known, .place = parts.place};
    for (const Place& place : places) record.paths.emplace_back(paths_[place.path]);
  }
  return result;
}

std::vector<NameCluster> NameSummary::clusters() const {
  Grouping grouping = group();
  const std::size_t count = grouping.preferred.size();
  std::vector<NameCluster> clusters(count);
  for (std::size_t i = 0; i < count; ++i) clusters[i].preferred = std::move(grouping.preferred[i]);
  const std::vector<std::uint32_t> ranks = ranks_of(paths_);
  std::vector<std::vector<std::pair<std::uint32_t, Span>>> places(count);
  for (std::size_t i = 0; i < grouping.records.size(); ++i) {
    const auto* record = grouping.records[i];
    const RecordParts parts = parts_of(record->first);
    const std::uint32_t group = grouping.groups[i];
    auto& spellings = clusters[group].spellings;
    const auto at =
        std::find_if(spellings.begin(), spellings.end(), [&](const auto& s) { return s.text == parts.text; });
    if (at == spellings.end()) {
      spellings.push_back({.text = std::string(parts.text), .count = record->second.size()});
    } else {
      at->count += record->second.size();
    }
    for (const Place& place : record->second) places[group].emplace_back(ranks[place.path], place.span);
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
