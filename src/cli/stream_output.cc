#include "stream_output.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <unistd.h>

#include <fmt/format.h>

#include "copydesk/corpus/byte_source.h"

namespace copydesk::cli {

Result<StreamOutput> StreamOutput::open(const std::string& path, std::uint64_t kept) {
  StreamOutput output;
  output.path_ = path.empty() ? "standard output" : path;
  output.compression_ = compression_of_name(path);
  output.file_.reset(path.empty() ? stdout : std::fopen(path.c_str(), kept > 0 ? "r+be" : "wbe"));
  if (!output.file_) return fail(path, fmt::format("cannot be written: {}", std::strerror(errno)));
  if (kept > 0) {
    const auto size = static_cast<off_t>(kept);
    if (::ftruncate(::fileno(output.file_.get()), size) != 0 || ::fseeko(output.file_.get(), size, SEEK_SET) != 0)
      return fail(path, fmt::format("cannot be continued: {}", std::strerror(errno)));
  }
  return output;
}

Result<bool> StreamOutput::write(std::string_view piece) {
  if (piece.empty()) return true;
  const bool done =
      std::fwrite(piece.data(), 1, piece.size(), file_.get()) == piece.size() && std::fflush(file_.get()) == 0;
  if (!done && errno != EPIPE) return fail(path_, fmt::format("cannot be written: {}", std::strerror(errno)));
  return done;
}

Result<void> StreamOutput::close() {
  auto* file = file_.release();
  if (file != stdout && std::fclose(file) != 0)
    return fail(path_, fmt::format("cannot be written: {}", std::strerror(errno)));
  return {};
}

Result<WholeOutput> measure_output(const std::string& path) {
  auto source = ByteSource::open(path);
  if (!source) return tl::unexpected(source.error());
  const bool compressed = compression_of_name(path) != Compression::none;
  if (source->compression() != compression_of_name(path)) {
    if (source->size() < 4) return WholeOutput();  // cut before it shows what it is
    return fail(path, "is not compressed as its name says", "--resume goes on with what it wrote itself");
  }
  WholeOutput whole;
  std::string buffer(std::size_t{256} << 10U, '\0');
  std::uint64_t lines = 0, place = 0;
  while (true) {
    const auto before = source->whole_pieces();
    const auto got = source->read(buffer.data(), buffer.size());
    if (compressed && source->whole_pieces() != before && (!got || !source->at_piece_end()))
      whole = {.lines = lines, .bytes = source->whole_pieces()};  // what came before this read
    if (!got || *got == 0) break;                                 // cut short: the whole pieces before count
    const auto piece = std::string_view(buffer).substr(0, *got);
    lines += static_cast<std::uint64_t>(std::count(piece.begin(), piece.end(), '\n'));
    if (!compressed) {
      if (const auto last = piece.rfind('\n'); last != piece.npos) whole = {.lines = lines, .bytes = place + last + 1};
    } else if (source->at_piece_end()) {
      whole = {.lines = lines, .bytes = source->whole_pieces()};
    }
    place += *got;
  }
  if (compressed && source->at_piece_end()) whole = {.lines = lines, .bytes = source->whole_pieces()};
  return whole;
}

}  // namespace copydesk::cli
