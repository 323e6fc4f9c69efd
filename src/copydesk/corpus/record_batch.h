#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "copydesk/corpus/byte_source.h"
#include "copydesk/result.h"

namespace copydesk {

/// A line that holds a record, not yet parsed.
struct RecordLine {
  std::string_view bytes = {};  ///< without line end; readable for record_padding bytes more
  std::uint64_t number = 0;     ///< in its file, from 1
  bool too_long = false;        ///< longer than the reader allows; `bytes` is empty
};

/// Bytes that a parser may read behind a line.
inline constexpr std::size_t record_padding = 64;

/// Some successive records of one file.
struct RecordBatch {
  std::string path = {};               ///< of the file, as the user named it
  std::string buffer = {};             ///< what the lines are views into; too long to be moved with its string
  std::vector<RecordLine> lines = {};  ///< blank lines are none
  std::optional<Error> error = {};     ///< why the file could not be read to its end
};

/// Reads files with a record a line, one file after the other. Batches hold about 256 KiB and are the same on each run;
/// but what a pipe has given is not held back while it gives no more. Memory: a batch, and the longest line allowed.
class BatchReader {
 public:
  /// Once `stop` is set no more batches come.
  BatchReader(std::vector<std::string> paths, std::size_t longest_line, const std::atomic<bool>* stop = nullptr);

  /// The next batch; none after the last. A file that cannot be opened or read on gives a batch with an error, and the
  /// next file comes after it.
  [[nodiscard]] std::optional<RecordBatch> next();

  /// Gives a batch back, without its first lines: `next` will give the rest again.
  void put_back(RecordBatch batch, std::size_t without);

  /// Bytes read of all files, as they lie on the disk, and of how many in all; 0 when that is not known. Any thread may
  /// ask.
  [[nodiscard]] std::uint64_t consumed() const { return consumed_; }
  [[nodiscard]] std::uint64_t size() const { return size_; }

 private:
  bool open(RecordBatch& batch);
  [[nodiscard]] Result<bool> fill(std::string& buffer, std::size_t size);
  Result<bool> read_lines(RecordBatch& batch);
  void split(RecordBatch& batch, std::size_t end);

  std::vector<std::string> paths_;
  std::size_t longest_line_;
  const std::atomic<bool>* stop_;
  std::size_t file_ = 0;
  std::optional<ByteSource> source_ = {};
  std::string carry_ = {};  // begin of a line whose end is not yet read
  bool skipping_ = false;   // the rest of a line that is too long
  std::uint64_t line_ = 0, size_ = 0, before_ = 0;
  std::atomic<std::uint64_t> consumed_{0};
  std::optional<RecordBatch> returned_ = {};
};

}  // namespace copydesk
