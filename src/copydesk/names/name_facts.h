#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "copydesk/names/found_name.h"

namespace copydesk {

/// Where an article comes from: the folder of its path, or what an id has before its last slash.
[[nodiscard]] std::string_view source_of(std::string_view path);

/// Which names the articles of which sources have, and in how many of them. Counts only, so that parts of a batch add
/// up to the same however it was split and in whatever order they are merged. Memory grows with the distinct names of
/// each source, not with the articles. Not for several threads at once.
class NameFacts {
 public:
  NameFacts() = default;
  NameFacts(NameFacts&&) noexcept = default;
  NameFacts& operator=(NameFacts&&) noexcept = default;
  NameFacts(const NameFacts&) = delete;
  NameFacts& operator=(const NameFacts&) = delete;
  ~NameFacts() = default;

  /// Adds the names of one article. An article that is added twice counts twice.
  void add(std::string_view path, std::span<const FoundName> names);
  void merge(const NameFacts& other);

  /// How often the articles of a source have a name.
  struct Count {
    std::uint64_t articles = 0, mentions = 0;
  };
  void add(std::string_view source, const FoundName& name, Count count);

  struct Row {
    std::string_view key = {};  ///< of the name: see record_of
    std::string_view source = {};
    Count count = {};
  };
  /// All counts, by key and source. Views into the facts.
  [[nodiscard]] std::vector<Row> rows() const;

 private:
  /// Strings by number and back.
  class Numbers {
   public:
    std::uint32_t number(std::string_view text);
    [[nodiscard]] std::string_view text(std::uint32_t number) const { return *texts_[number]; }

   private:
    std::unordered_map<std::string, std::uint32_t> numbers_ = {};
    std::vector<const std::string*> texts_ = {};  // keys of the map, which stay where they are
  };
  [[nodiscard]] Count& count_of(std::string_view source, std::string_view key);

  Numbers sources_ = {}, keys_ = {};
  std::unordered_map<std::uint64_t, Count> counts_ = {};  // by numbers of key and source
};

}  // namespace copydesk
