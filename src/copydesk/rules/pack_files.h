#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "copydesk/result.h"

namespace copydesk {

struct PackFile {
  std::string name = {};  ///< relative to the folder that was given
  std::string text = {};
};

/// Reads rule packs: files, or folders with all *.json in and below them but those in `schema`, sorted by name. Fails,
/// naming the place, where something is missing or cannot be read.
[[nodiscard]] Result<std::vector<PackFile>> read_pack_files(std::span<const std::filesystem::path> packs);

/// Tells these packs from all others: names and contents, in this order.
[[nodiscard]] std::uint64_t pack_fingerprint(std::span<const PackFile> files);

}  // namespace copydesk
