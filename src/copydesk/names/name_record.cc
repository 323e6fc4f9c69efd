#include "copydesk/names/name_record.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <unordered_map>

#include "copydesk/names/name_grouping.h"

namespace copydesk {
namespace {

constexpr char separator = '\x1F';  // in no name: it is no white space that text keeps, nor a letter

}  // namespace

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

NameRecord record_of(std::string_view key) {
  std::array<std::string_view, 3> cells;
  for (std::string_view& cell : cells) {
    const std::size_t end = key.find(separator);
    cell = key.substr(0, end);
    key.remove_prefix(end + 1);
  }
  return {.text = cells[0], .full = cells[1].empty() ? cells[0] : cells[1], .known = cells[2], .place = key == "p"};
}

RecordGroups group_records(std::span<const CountedRecord> records) {
  // Names to group: what stands in full; a record leads to the name that its article gives in full.
  std::map<std::tuple<bool, std::string_view>, GroupedName> distinct;
  for (const auto& record : records) {
    const auto parts = record_of(record.key);
    GroupedName& name = distinct[{parts.place, parts.full}];
    name.count += record.count;
    name.place = parts.place;
    // Where articles differ about what a name is, the first in order decides.
    if (name.known.empty() && parts.full == parts.text) name.known = parts.known;
  }
  std::vector<GroupedName> names;
  names.reserve(distinct.size());
  std::unordered_map<std::string_view, std::uint32_t> numbers[2];
  for (auto& [key, name] : distinct) {
    name.text = std::get<1>(key);
    numbers[name.place ? 1 : 0].emplace(std::get<1>(key), static_cast<std::uint32_t>(names.size()));
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
  RecordGroups result;
  for (const GroupedName* name : standing) result.preferred.push_back(name->known.empty() ? name->text : name->known);
  result.groups.reserve(records.size());
  for (const auto& record : records) {
    const auto parts = record_of(record.key);
    result.groups.push_back(groups[numbers[parts.place ? 1 : 0].at(parts.full)]);
  }
  return result;
}

}  // namespace copydesk
