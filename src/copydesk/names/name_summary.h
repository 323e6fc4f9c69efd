#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "copydesk/names/found_name.h"
#include "copydesk/text/span.h"

namespace copydesk {

/// All spellings of one name over a batch of articles.
struct NameCluster {
  struct Spelling {
    std::string text = {};
    std::uint64_t count = 0;
    bool operator==(const Spelling&) const = default;
  };
  struct Mention {
    std::string_view path = {};  ///< a view into the summary
    Span span = {};              ///< bytes of the file
    bool operator==(const Mention&) const = default;
  };
  std::string preferred = {};            ///< the gazetteer's form, else the commonest name in full
  std::vector<Spelling> spellings = {};  ///< the commonest first
  std::vector<Mention> mentions = {};    ///< by path and place

  bool operator==(const NameCluster&) const = default;
};

/// The names of a batch. A value that can be merged: however a batch is split into articles, and in whatever order the
/// parts are merged, `clusters` and `names_json` come out the same. Not for several threads at once.
class NameSummary {
 public:
  /// Adds the names of one article. An article that is added twice counts twice.
  void add(std::string_view path, std::span<const FoundName> names);
  void merge(const NameSummary& other);

  /// Number of distinct names as written.
  [[nodiscard]] std::size_t size() const { return records_.size(); }

  /// Groups spellings into names, sorted by preferred form. Names are compared only where their consonants agree
  /// (consonant_skeleton) and, where many do, with their neighbours in the order of their keys: near-linear, 1 M
  /// distinct names in about 15 s and 1.2 GB. A family name alone goes to the only person of the batch who bears it,
  /// unless its article says whose it is. Names of two entries of the gazetteer are never one. The summary must outlive
  /// the result.
  [[nodiscard]] std::vector<NameCluster> clusters() const;

 private:
  struct Place {
    std::uint32_t path = 0;
    Span span = {};
  };
  using Records = std::unordered_map<std::string, std::vector<Place>>;
  std::uint32_t path_id(std::string_view path);

  std::vector<std::string> paths_ = {};
  std::unordered_map<std::string, std::uint32_t> path_ids_ = {};
  Records records_ = {};  // by all but the span of a FoundName
};

/// {"clusters":[{"preferred","spellings":[…],"counts":{…},"mentions":[{"path","span":{"start","end"}}]}]}; those with
/// at least `least_spellings` spellings.
[[nodiscard]] std::string names_json(std::span<const NameCluster> clusters, std::size_t least_spellings = 1);

/// For reading: the preferred form, and under it each spelling with its count.
[[nodiscard]] std::string names_text(std::span<const NameCluster> clusters, std::size_t least_spellings = 1);

}  // namespace copydesk
