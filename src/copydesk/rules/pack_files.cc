#include "copydesk/rules/pack_files.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include "copydesk/lexicon/hash.h"

namespace copydesk {
namespace {

namespace fs = std::filesystem;

Result<std::string> read_file(const fs::path& path) {
  std::error_code error;
  const auto size = fs::file_size(path, error);
  std::string text(error ? 0 : size, '\0');
  std::ifstream in(path, std::ios::binary);
  if (error || !in.read(text.data(), static_cast<std::streamsize>(text.size())))
    return fail(path.string(), "cannot be read", "check the path and its permissions");
  return text;
}

// The packs below `path`, by their names relative to it, sorted.
Result<std::vector<std::pair<fs::path, std::string>>> packs_in(const fs::path& path) {
  std::vector<std::pair<fs::path, std::string>> result;
  std::error_code error;
  if (fs::is_regular_file(path, error)) {
    result.emplace_back(path, path.filename().string());
    return result;
  }
  if (!fs::is_directory(path, error)) {
    return fail(path.string(), "no such rule pack or folder", "give a .json file or a folder of them with --rules");
  }
  for (fs::recursive_directory_iterator it(path, error), end; !error && it != end; it.increment(error)) {
    if (it->is_directory() && it->path().filename() == "schema") {
      it.disable_recursion_pending();
    } else if (it->is_regular_file() && it->path().extension() == ".json") {
      result.emplace_back(it->path(), it->path().lexically_relative(path).generic_string());
    }
  }
  if (error) return fail(path.string(), "cannot be listed: " + error.message());
  if (result.empty()) return fail(path.string(), "holds no rule pack", "rule packs are *.json files");
  std::sort(result.begin(), result.end());
  return result;
}

}  // namespace

Result<std::vector<PackFile>> read_pack_files(std::span<const fs::path> packs) {
  std::vector<PackFile> result;
  for (const auto& path : packs) {
    auto files = packs_in(path);
    if (!files) return tl::unexpected(files.error());
    for (const auto& [file, name] : *files) {
      auto text = read_file(file);
      if (!text) return tl::unexpected(text.error());
      result.push_back({.name = name, .text = std::move(*text)});
    }
  }
  return result;
}

std::uint64_t pack_fingerprint(std::span<const PackFile> files) {
  std::uint64_t sum = files.size();
  for (const auto& file : files) sum = mix(mix(sum ^ checksum_of(file.name)) ^ checksum_of(file.text));
  return sum;
}

}  // namespace copydesk
