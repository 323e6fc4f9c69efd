#pragma once

#include <filesystem>
#include <string_view>

#include "copydesk/result.h"

namespace copydesk {

/// A whole file mapped into memory for reading; its pages are read when touched and shared between processes.
/// Who changes the file meanwhile changes the memory: replace such files by renaming a new one over them.
class MappedFile {
 public:
  MappedFile() = default;
  [[nodiscard]] static Result<MappedFile> open(const std::filesystem::path& path);

  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  [[nodiscard]] std::string_view bytes() const { return bytes_; }

 private:
  std::string_view bytes_ = {};
};

}  // namespace copydesk
