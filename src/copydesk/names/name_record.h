#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "copydesk/names/found_name.h"

namespace copydesk {

/// All but the place of a FoundName in one string, by which summaries keep names; and back, as views into it.
[[nodiscard]] std::string record_key(const FoundName& name);

struct NameRecord {
  std::string_view text = {}, full = {}, known = {};  ///< as in FoundName
  bool place = false;
};
[[nodiscard]] NameRecord record_of(std::string_view key);

/// A record and how often it was found.
struct CountedRecord {
  std::string_view key = {};
  std::uint64_t count = 0;
};

/// Which records are of one name.
struct RecordGroups {
  std::vector<std::uint32_t> groups = {};   ///< of each record
  std::vector<std::string> preferred = {};  ///< of each group: the gazetteer's form, else the commonest name in full
};

/// Groups records, which come sorted by key and each once. Time and memory as for group_names.
[[nodiscard]] RecordGroups group_records(std::span<const CountedRecord> records);

}  // namespace copydesk
