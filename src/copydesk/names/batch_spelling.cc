#include "copydesk/names/batch_spelling.h"

#include <algorithm>
#include <map>
#include <span>
#include <tuple>
#include <vector>

#include "copydesk/names/name_distance.h"
#include "copydesk/names/name_record.h"
#include "copydesk/names/name_words.h"

namespace copydesk {
namespace {

constexpr std::uint64_t fewest_usual = 3;   // articles that must write the usual spelling …
constexpr std::uint64_t times_as_many = 4;  // … and how many for one that does not
constexpr float same_word = 0.2F;           // difference in sound, for each sound

std::string key_of(std::string_view source, std::string_view text, std::string_view full) {
  std::string key(source);
  return key.append("\n").append(text).append("\n").append(full);
}

/// A spelling within a cluster, and the articles that use it.
struct Use {
  std::string_view text = {};
  NameWords words = {};
  std::uint64_t articles = 0;
  std::map<std::string_view, std::uint64_t> by_source = {};  // articles
  std::vector<NameRecord> records = {};
};

/// Word for word the same name, and not the same but for case and diacritics: "Zahrab Manatsakyanian" for "Zohrab
/// Mnatsakanyan"; not "Tayyip Erdogan" for "Recep Erdogan".
bool is_other_spelling(const NameWords& a, const NameWords& b) {
  if (a.words.size() != b.words.size()) return false;
  bool differ = false;
  for (std::size_t i = 0; i < a.words.size(); ++i) {
    const auto &one = a.words[i], &other = b.words[i];
    if (one.plain == other.plain) continue;
    if (one.initial || other.initial) return false;
    const auto length = static_cast<float>(std::max({one.key.size(), other.key.size(), std::size_t{4}}));
    const auto part = i + 1 == a.words.size() ? NamePart::family : NamePart::given;
    if (key_distance(one.key, other.key, part, length) / length > same_word) return false;
    differ = true;
  }
  return differ;
}

std::vector<Use> uses_of(std::span<const NameFacts::Row* const> rows) {
  std::map<std::string_view, Use> uses;
  std::string_view last_key;
  for (const auto* row : rows) {
    const auto record = record_of(row->key);
    Use& use = uses[record.text];
    if (use.records.empty()) {
      use.text = record.text;
      use.words = name_words(record.text);
    }
    if (row->key != last_key) use.records.push_back(record);
    last_key = row->key;
    use.articles += row->count.articles;
    use.by_source[row->source] += row->count.articles;
  }
  std::vector<Use> sorted;
  for (auto& [text, use] : uses) sorted.push_back(std::move(use));
  std::stable_sort(sorted.begin(), sorted.end(), [](const Use& a, const Use& b) { return a.articles > b.articles; });
  return sorted;
}

/// Several articles of a source write so, and no fewer than write the usual: its style.
bool is_style_of(std::string_view source, const Use& use, const Use& usual) {
  const auto here = use.by_source.at(source);
  const auto other = usual.by_source.find(source);
  return here >= 2 && (other == usual.by_source.end() || here >= other->second);
}

}  // namespace

BatchSpellings::BatchSpellings(const NameFacts& facts) {
  const auto rows = facts.rows();
  std::vector<CountedRecord> records;
  for (const auto& row : rows) {
    if (records.empty() || records.back().key != row.key) records.push_back({.key = row.key});
    records.back().count += row.count.mentions;
  }
  const auto grouping = group_records(records);
  std::vector<std::vector<const NameFacts::Row*>> groups(grouping.preferred.size());
  for (std::size_t i = 0, record = 0; i < rows.size(); ++i) {
    record += rows[i].key != records[record].key;
    groups[grouping.groups[record]].push_back(&rows[i]);
  }
  for (const auto& group : groups) {
    if (group.size() < 2 || record_of(group.front()->key).place) continue;
    const std::vector<Use> uses = uses_of(group);
    for (std::size_t rare = 1; rare < uses.size(); ++rare) {
      const auto usual = std::find_if(uses.begin(), uses.begin() + static_cast<std::ptrdiff_t>(rare),
                                      [&](const Use& use) { return is_other_spelling(use.words, uses[rare].words); });
      if (usual == uses.begin() + static_cast<std::ptrdiff_t>(rare)) continue;
      if (usual->articles < std::max(fewest_usual, times_as_many * uses[rare].articles)) continue;
      for (const auto& record : uses[rare].records) {
        if (!record.known.empty()) continue;
        for (const auto& [source, articles] : uses[rare].by_source) {
          if (is_style_of(source, uses[rare], *usual)) continue;
          rare_.emplace(
              key_of(source, record.text, record.full),
              UsualSpelling{.text = std::string(usual->text), .articles = static_cast<std::uint32_t>(usual->articles)});
        }
      }
    }
  }
}

BatchSpellings::BatchSpellings(std::span<const RareSpelling> rare) {
  for (const auto& spelling : rare)
    rare_.emplace(key_of(spelling.source, spelling.text, spelling.full), spelling.usual);
}

std::vector<RareSpelling> BatchSpellings::rare() const {
  std::vector<RareSpelling> all;
  all.reserve(rare_.size());
  for (const auto& [key, usual] : rare_) {
    // Names hold no line end; an id may.
    const auto full = key.rfind('\n'), text = key.rfind('\n', full - 1);
    all.push_back({.source = key.substr(0, text),
                   .text = key.substr(text + 1, full - text - 1),
                   .full = key.substr(full + 1),
                   .usual = usual});
  }
  std::sort(all.begin(), all.end(), [](const RareSpelling& a, const RareSpelling& b) {
    return std::tie(a.source, a.text, a.full) < std::tie(b.source, b.text, b.full);
  });
  return all;
}

const UsualSpelling* BatchSpellings::find(std::string_view path, const FoundName& name) const {
  if (name.place || !name.known.empty()) return nullptr;
  const auto found = rare_.find(key_of(source_of(path), name.text, name.full));
  return found == rare_.end() ? nullptr : &found->second;
}

}  // namespace copydesk
