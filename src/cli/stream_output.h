#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "copydesk/corpus/compression.h"
#include "copydesk/result.h"

namespace copydesk::cli {

/// Where the lines of a stream go: standard output, or a file, which by its name's end is compressed. Each piece is
/// written on its own, a whole gzip member or zstd frame, so that the file is sound up to the last of them.
class StreamOutput {
 public:
  /// Empty: standard output. With `kept` bytes the file keeps so much of what it holds, else nothing.
  [[nodiscard]] static Result<StreamOutput> open(const std::string& path, std::uint64_t kept = 0);

  /// False when the reader of a pipe has gone away. A piece that is already compressed is written as it is.
  [[nodiscard]] Result<bool> write(std::string_view piece);
  [[nodiscard]] Result<void> close();
  [[nodiscard]] Compression compression() const { return compression_; }

 private:
  struct Close {
    void operator()(std::FILE* file) const {
      if (file != stdout) std::fclose(file);
    }
  };
  std::string path_ = {};
  std::unique_ptr<std::FILE, Close> file_ = {};
  Compression compression_ = Compression::none;
};

/// How much of an output is whole lines, and whole pieces where it is compressed.
struct WholeOutput {
  std::uint64_t lines = 0, bytes = 0;
};
[[nodiscard]] Result<WholeOutput> measure_output(const std::string& path);

}  // namespace copydesk::cli
