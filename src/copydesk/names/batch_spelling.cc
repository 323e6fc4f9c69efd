#include "copydesk/names/batch_spelling.h"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "copydesk/names/name_distance.h"
#include "copydesk/names/name_words.h"

namespace copydesk {
namespace {

constexpr std::size_t fewest_usual = 3;   // articles that must write the usual spelling …
constexpr std::size_t times_as_many = 4;  // … and how many for one that does not
constexpr float same_word = 0.2F;         // difference in sound, for each sound

std::string_view source_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == path.npos ? std::string_view() : path.substr(0, slash);
}

std::string key_of(std::string_view source, std::string_view text, std::string_view full) {
  std::string key(source);
  return key.append("\n").append(text).append("\n").append(full);
}

/// A spelling within a cluster, and the articles that use it.
struct Use {
  std::string_view text = {};
  NameWords words = {};
  std::set<std::string_view> paths = {};
  std::map<std::string_view, std::set<std::string_view>> by_source = {};
  std::vector<const NameGroups::Record*> records = {};
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

std::vector<Use> uses_of(std::span<const NameGroups::Record> records) {
  std::map<std::string_view, Use> uses;
  for (const auto& record : records) {
    Use& use = uses[record.text];
    if (use.records.empty()) {
      use.text = record.text;
      use.words = name_words(record.text);
    }
    use.records.push_back(&record);
    for (const std::string_view path : record.paths) {
      use.paths.insert(path);
      use.by_source[source_of(path)].insert(path);
    }
  }
  std::vector<Use> sorted;
  for (auto& [text, use] : uses) sorted.push_back(std::move(use));
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Use& a, const Use& b) { return a.paths.size() > b.paths.size(); });
  return sorted;
}

/// Several articles of a source write so, and no fewer than write the usual: its style.
bool is_style_of(std::string_view source, const Use& use, const Use& usual) {
  const std::size_t here = use.by_source.at(source).size();
  const auto other = usual.by_source.find(source);
  return here >= 2 && (other == usual.by_source.end() || here >= other->second.size());
}

}  // namespace

BatchSpellings::BatchSpellings(const NameSummary& summary) {
  const NameGroups groups = summary.groups();
  for (const auto& records : groups.groups) {
    if (records.size() < 2 || records.front().place) continue;
    const std::vector<Use> uses = uses_of(records);
    for (std::size_t rare = 1; rare < uses.size(); ++rare) {
      const auto usual = std::find_if(uses.begin(), uses.begin() + static_cast<std::ptrdiff_t>(rare),
                                      [&](const Use& use) { return is_other_spelling(use.words, uses[rare].words); });
      if (usual == uses.begin() + static_cast<std::ptrdiff_t>(rare)) continue;
      if (usual->paths.size() < std::max(fewest_usual, times_as_many * uses[rare].paths.size())) continue;
      for (const auto* record : uses[rare].records) {
        if (!record->known.empty()) continue;
        for (const auto& [source, paths] : uses[rare].by_source) {
          if (is_style_of(source, uses[rare], *usual)) continue;
          rare_.emplace(key_of(source, record->text, record->full),
                        UsualSpelling{.text = std::string(usual->text),
                                      .articles = static_cast<std::uint32_t>(usual->paths.size())});
        }
      }
    }
  }
}

const UsualSpelling* BatchSpellings::find(std::string_view path, const FoundName& name) const {
  if (name.place || !name.known.empty()) return nullptr;
  const auto found = rare_.find(key_of(source_of(path), name.text, name.full));
  return found == rare_.end() ? nullptr : &found->second;
}

}  // namespace copydesk
