#include "copydesk/corpus/record_batch.h"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace copydesk {
namespace {

constexpr std::size_t batch_size = std::size_t{256} << 10U;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view white = " \t\r";

}  // namespace

BatchReader::BatchReader(std::vector<std::string> paths, std::size_t longest_line, const std::atomic<bool>* stop)
    : paths_(std::move(paths)), longest_line_(longest_line), stop_(stop) {
  for (const auto& path : paths_) {
    std::error_code error;
    const auto size = path == "-" ? 0 : std::filesystem::file_size(path, error);
    if (error || size == 0) {
      size_ = 0;
      return;
    }
    size_ += size;
  }
}

bool BatchReader::open(RecordBatch& batch) {
  auto source = ByteSource::open(paths_[file_], stop_);
  if (!source) {
    batch.error = source.error();
    ++file_;
    return false;
  }
  source_ = std::move(*source);
  carry_.clear();
  skipping_ = false;
  line_ = 0;
  return true;
}

/// Reads until the buffer holds `size` bytes, a pipe has no more after a whole line, or the file ends; then false.
Result<bool> BatchReader::fill(std::string& buffer, std::size_t size) {
  auto used = buffer.size();
  buffer.resize(size);
  while (used < size) {
    if (source_->would_wait() && std::string_view(buffer).substr(0, used).find('\n') != buffer.npos) break;
    const auto got = source_->read(buffer.data() + used, size - used);
    if (!got || *got == 0) {
      buffer.resize(used);
      return got ? Result<bool>(false) : tl::unexpected(got.error());
    }
    used += *got;
  }
  buffer.resize(used);
  return true;
}

void BatchReader::split(RecordBatch& batch, std::size_t end) {
  for (std::size_t begin = 0; begin < end;) {
    const auto stop = std::min(batch.buffer.find('\n', begin), end);
    auto line = std::string_view(batch.buffer).substr(begin, stop - begin);
    begin = stop + 1;
    if (++line_ == 1 && line.starts_with(byte_order_mark)) line.remove_prefix(byte_order_mark.size());
    if (std::exchange(skipping_, false)) {
      batch.lines.push_back({.number = line_, .too_long = true});
    } else if (line.find_first_not_of(white) != line.npos) {
      batch.lines.push_back({.bytes = line, .number = line_});
      if (line.size() > longest_line_) batch.lines.back() = {.number = line_, .too_long = true};
    }
  }
}

/// The lines of one batch; false at the end of the file.
Result<bool> BatchReader::read_lines(RecordBatch& batch) {
  auto& buffer = batch.buffer;
  buffer = std::move(carry_);
  carry_.clear();
  auto size = std::max(batch_size, buffer.size() + batch_size / 2);
  bool more = true;
  auto last = buffer.npos;  // the last line end
  std::optional<Error> error;
  while (true) {
    const auto before = buffer.size();
    const auto filled = fill(buffer, size);
    if (!filled) error = filled.error();
    more = filled.value_or(false);
    // Only what is new can hold a line end: the buffer began with a part of a line.
    last = std::string_view(buffer).substr(before).rfind('\n');
    if (last != buffer.npos) last += before;
    if (last != buffer.npos || !more) break;
    if (skipping_ || buffer.size() > longest_line_ + 1) {  // nothing of it is needed
      skipping_ = true;
      buffer.clear();
      buffer.shrink_to_fit();
      size = batch_size;
    } else {
      size = buffer.size() * 2;
    }
  }
  if (stop_ != nullptr && *stop_) {  // the line at hand may be cut short
    buffer.clear();
    return false;
  }
  const auto end = error ? (last == buffer.npos ? 0 : last + 1) : !more ? buffer.size() : last + 1;
  if (more) carry_.assign(buffer, end);
  buffer.resize(end);
  buffer.append(record_padding, ' ');
  split(batch, end);
  if (!more && !error && std::exchange(skipping_, false)) batch.lines.push_back({.number = ++line_, .too_long = true});
  if (error) return tl::unexpected(*error);
  return more;
}

std::optional<RecordBatch> BatchReader::next() {
  if (returned_) return std::exchange(returned_, std::nullopt);
  while (file_ < paths_.size() && (stop_ == nullptr || !*stop_)) {
    RecordBatch batch{.path = paths_[file_]};
    if (!source_ && !open(batch)) return batch;
    const auto more = read_lines(batch);
    if (!more) {
      batch.error = more.error();
      if (batch.error->where == batch.path) batch.error->where += ", behind line " + std::to_string(line_);
    }
    consumed_ = before_ + source_->consumed();
    if (!more.value_or(false)) {
      before_ = consumed_;
      source_.reset();
      ++file_;
    }
    if (!batch.lines.empty() || batch.error) return batch;
  }
  return std::nullopt;
}

void BatchReader::put_back(RecordBatch batch, std::size_t without) {
  batch.lines.erase(batch.lines.begin(), batch.lines.begin() + static_cast<std::ptrdiff_t>(without));
  returned_ = std::move(batch);
}

}  // namespace copydesk
