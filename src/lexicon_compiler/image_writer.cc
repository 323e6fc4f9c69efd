#include "lexicon_compiler/image_writer.h"

#include <cstddef>
#include <cstring>
#include <fstream>

#include "copydesk/lexicon/hash.h"

namespace copydesk {
namespace {

constexpr std::size_t alignment = 16;

void align(std::string& bytes) {
  bytes.resize((bytes.size() + alignment - 1) / alignment * alignment);
}

std::string_view bytes_of(const LexiconHeader& header, std::size_t size) {
  const void* begin = &header;
  return {static_cast<const char*>(begin), size};
}

}  // namespace

PackedText ImageWriter::text(std::string_view text) {
  const auto [at, is_new] = known_.try_emplace(std::string(text));
  if (is_new) {
    at->second = {.offset = static_cast<std::uint32_t>(strings_.size()),
                  .size = static_cast<std::uint32_t>(text.size())};
    strings_.append(text);
  }
  return at->second;
}

Result<void> ImageWriter::write(const std::filesystem::path& output) {
  contents_[static_cast<std::size_t>(Section::strings)] = strings_;
  LexiconHeader header;
  std::string bytes(sizeof header, '\0');
  for (std::size_t section = 0; section < section_count; ++section) {
    align(bytes);
    header.places[section] = {.offset = bytes.size(), .size = contents_[section].size()};
    bytes += contents_[section];
  }
  header.file_size = bytes.size();
  header.content_checksum = checksum_of(std::string_view(bytes).substr(sizeof header));
  header.header_checksum = checksum_of(bytes_of(header, offsetof(LexiconHeader, header_checksum)));
  bytes.replace(0, sizeof header, bytes_of(header, sizeof header));

  const std::filesystem::path partial = output.string() + ".partial";
  std::ofstream out(partial, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  std::error_code error;
  if (out) std::filesystem::rename(partial, output, error);
  if (!out || error) {
    std::filesystem::remove(partial, error);
    return fail(output.string(), "cannot be written", "check that the folder exists and may be written to");
  }
  return {};
}

}  // namespace copydesk
