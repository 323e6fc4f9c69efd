#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "copydesk/lexicon/lexicon_image.h"
#include "copydesk/result.h"

namespace copydesk {

/// Collects the sections of a lexicon file and writes it.
class ImageWriter {
 public:
  ImageWriter() : contents_(section_count) {}

  /// Stores a string once, however often it is asked for.
  PackedText text(std::string_view text);

  template <class T>
  void put(Section section, std::span<const T> array) {
    const void* begin = array.data();
    contents_[static_cast<std::size_t>(section)].assign(static_cast<const char*>(begin), array.size_bytes());
  }
  template <class T>
  void put(Section section, const std::vector<T>& array) {
    put(section, std::span<const T>(array));
  }

  /// Writes beside `output` and renames: the file appears whole or not at all.
  [[nodiscard]] Result<void> write(const std::filesystem::path& output);

 private:
  std::vector<std::string> contents_;
  std::string strings_ = {};
  std::unordered_map<std::string, PackedText> known_ = {};
};

}  // namespace copydesk
