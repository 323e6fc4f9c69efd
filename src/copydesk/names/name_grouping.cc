#include "copydesk/names/name_grouping.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "copydesk/names/given_name_variants.h"
#include "copydesk/names/name_distance.h"
#include "copydesk/names/name_key.h"

namespace copydesk {
namespace {

// A block of more names is one of a frequent family; there each is compared with this many neighbours only.
constexpr std::size_t window = 24;

struct Edge {
  float distance = 0;
  std::uint32_t a = 0, b = 0;
  bool operator<(const Edge& other) const {
    return std::tie(distance, a, b) < std::tie(other.distance, other.a, other.b);
  }
  bool operator==(const Edge&) const = default;
};

class Grouping {
 public:
  explicit Grouping(const std::vector<GroupedName>& names)
      : names_(names), parent_(names.size()), representative_(names.size()) {
    std::iota(parent_.begin(), parent_.end(), 0U);
    std::iota(representative_.begin(), representative_.end(), 0U);
    words_.reserve(names.size());
    for (const GroupedName& name : names) words_.push_back(name.place ? NameWords{} : name_words(name.text));
  }

  std::vector<std::uint32_t> group() {
    join_known();
    std::vector<Edge> edges = full_name_edges();
    std::sort(edges.begin(), edges.end());
    for (const Edge& edge : edges) join(edge.a, edge.b);
    join_lone_names();
    std::vector<std::uint32_t> groups(names_.size());
    for (std::uint32_t i = 0; i < groups.size(); ++i) groups[i] = root(i);
    // Roots are not always the first of their group.
    std::unordered_map<std::uint32_t, std::uint32_t> numbers;
    for (auto& group : groups)
      group = numbers.try_emplace(group, static_cast<std::uint32_t>(numbers.size())).first->second;
    return groups;
  }

 private:
  struct BlockEntry {
    std::uint64_t block = 0;
    std::uint32_t name = 0;
    bool operator<(const BlockEntry& other) const { return std::tie(block, name) < std::tie(other.block, other.name); }
    bool operator==(const BlockEntry&) const = default;
  };

  [[nodiscard]] std::uint32_t root(std::uint32_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }

  /// Whether `a` rather than `b` stands for their group.
  [[nodiscard]] bool stands_for(std::uint32_t a, std::uint32_t b) const {
    const bool a_is_known = !names_[a].known.empty(), b_is_known = !names_[b].known.empty();
    if (a_is_known != b_is_known) return a_is_known;
    if (names_[a].count != names_[b].count) return names_[a].count > names_[b].count;
    return a < b;
  }

  /// Joins two groups unless the names that stand for them are two names.
  void join(std::uint32_t a, std::uint32_t b, bool surely = false) {
    a = root(a);
    b = root(b);
    if (a == b) return;
    const std::uint32_t one = representative_[a], other = representative_[b];
    if (!surely) {
      if (!names_[one].known.empty() && !names_[other].known.empty() && names_[one].known != names_[other].known)
        return;
      if (name_distance(words_[one], words_[other]) > same_name) return;
    }
    parent_[b] = a;
    representative_[a] = stands_for(one, other) ? one : other;
  }

  void join_known() {
    std::unordered_map<std::string_view, std::uint32_t> first[2];
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
      if (names_[i].known.empty()) continue;
      const auto [at, added] = first[names_[i].place ? 1 : 0].try_emplace(names_[i].known, i);
      if (!added) join(at->second, i, true);
    }
  }

  /// The blocks of a full name: its family name with each of its other words, by consonants, so that names of one
  /// bearer share one of them. "Mike" is in the block of "Michael" too, and swapped names share theirs.
  void add_blocks(std::uint32_t i, std::vector<BlockEntry>& entries) const {
    const auto& words = words_[i].words;
    std::string block;
    const auto add = [&](std::string_view one, std::string_view other) {
      if (other < one) std::swap(one, other);
      block.assign(one).append("|").append(other);
      entries.push_back({.block = std::hash<std::string>{}(block), .name = i});
    };
    std::string joined;
    for (const auto& word : words) joined += word.plain;
    add(consonant_skeleton(name_key(joined), 0), "");
    const auto readings_of = [](const std::string& key) {
      std::vector<std::string> readings = {consonant_skeleton(key, 0), consonant_skeleton(key, 1)};
      if (readings[0] == readings[1]) readings.pop_back();
      return readings;
    };
    for (const std::string& family : readings_of(words.back().key)) {
      for (std::size_t w = 0; w + 1 < words.size() && w < 3; ++w) {
        if (words[w].initial) continue;
        for (const std::string& given : readings_of(words[w].key)) add(family, given);
        for (const int group : given_name_groups(words[w].plain))
          add(family, std::to_string(group));  // no skeleton has digits
      }
    }
  }

  [[nodiscard]] std::vector<Edge> full_name_edges() const {
    std::vector<BlockEntry> entries;
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
      if (words_[i].words.size() > 1) add_blocks(i, entries);
    }
    std::sort(entries.begin(), entries.end());
    entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
    std::vector<Edge> edges;
    std::vector<std::uint32_t> block;
    for (std::size_t begin = 0; begin < entries.size();) {
      std::size_t end = begin;
      block.clear();
      for (; end < entries.size() && entries[end].block == entries[begin].block; ++end)
        block.push_back(entries[end].name);
      begin = end;
      if (block.size() > 1) compare_block(block, edges);
    }
    return edges;
  }

  [[nodiscard]] bool key_before(std::uint32_t a, std::uint32_t b) const {
    const auto &one = words_[a].words, &other = words_[b].words;
    return std::tie(one.back().key, one.front().key, a) < std::tie(other.back().key, other.front().key, b);
  }

  void compare_block(std::vector<std::uint32_t>& block, std::vector<Edge>& edges) const {
    if (block.size() > window * 2)
      std::sort(block.begin(), block.end(), [&](auto a, auto b) { return key_before(a, b); });
    for (std::size_t i = 0; i < block.size(); ++i) {
      const std::size_t end = block.size() > window * 2 ? std::min(block.size(), i + 1 + window) : block.size();
      for (std::size_t j = i + 1; j < end; ++j) {
        const float distance = name_distance(words_[block[i]], words_[block[j]]);
        if (distance <= same_name)
          edges.push_back({.distance = distance, .a = std::min(block[i], block[j]), .b = std::max(block[i], block[j])});
      }
    }
  }

  /// "Pashinian" goes to the only bearer of the name; what is left is one where it sounds the same.
  void join_lone_names() {
    constexpr std::uint32_t several = 0xFFFFFFFF;
    std::unordered_map<std::string_view, std::uint32_t> bearers, lone;
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
      if (words_[i].words.size() < 2) continue;
      const auto [at, added] = bearers.try_emplace(words_[i].words.back().key, root(i));
      if (!added && at->second != root(i)) at->second = several;
    }
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
      if (words_[i].words.size() != 1 || words_[i].words.front().key.empty()) continue;
      const std::string_view key = words_[i].words.front().key;
      const auto bearer = bearers.find(key);
      if (bearer != bearers.end() && bearer->second != several) {
        join(bearer->second, i);
        continue;
      }
      const auto [at, added] = lone.try_emplace(key, i);
      if (!added) join(at->second, i);
    }
  }

  const std::vector<GroupedName>& names_;
  std::vector<std::uint32_t> parent_, representative_;
  std::vector<NameWords> words_ = {};
};

}  // namespace

std::vector<std::uint32_t> group_names(const std::vector<GroupedName>& names) {
  return Grouping(names).group();
}

}  // namespace copydesk
