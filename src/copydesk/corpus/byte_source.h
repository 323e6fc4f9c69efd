#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>

#include "copydesk/corpus/compression.h"
#include "copydesk/result.h"

namespace copydesk {

/// The bytes of a file or of standard input, decompressed where they begin as gzip or zstd do. Read piece by piece, in
/// memory of fixed size (for zstd, of the window that the file asks for, at most 128 MiB).
class ByteSource {
 public:
  /// "-" is standard input. Once `stop` is set, waiting for a pipe ends and the source is at its end.
  [[nodiscard]] static Result<ByteSource> open(const std::string& path, const std::atomic<bool>* stop = nullptr);

  ByteSource(ByteSource&&) noexcept;
  ByteSource& operator=(ByteSource&&) noexcept;
  ~ByteSource();

  /// Puts up to `size` bytes at `out` and gives their number, 0 at the end. Fails on what cannot be read or is broken
  /// compressed data, cut short for instance.
  [[nodiscard]] Result<std::size_t> read(char* out, std::size_t size);

  /// Whether a pipe or terminal has nothing to read at the moment; false for files and for compressed data.
  [[nodiscard]] bool would_wait() const;

  [[nodiscard]] Compression compression() const;

  /// Bytes of the file, as it lies on the disk, that were read, and its size; 0 for what has none.
  [[nodiscard]] std::uint64_t consumed() const;
  [[nodiscard]] std::uint64_t size() const;

  /// Place in the file, as it lies on the disk, behind the last gzip member or zstd frame that was read whole; of a
  /// file that is not compressed, behind what was read. One `read` never gives bytes of two pieces.
  [[nodiscard]] std::uint64_t whole_pieces() const;
  [[nodiscard]] bool at_piece_end() const;

 private:
  struct Impl;
  explicit ByteSource(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace copydesk
