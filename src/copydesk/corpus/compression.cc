#include "copydesk/corpus/compression.h"

#include <algorithm>
#include <new>
#include <zlib.h>
#include <zstd.h>

namespace copydesk {
namespace {

constexpr int gzip_level = 6, zstd_level = 3;
constexpr int gzip_window = 15 + 16;  // zlib's way to ask for gzip's header

std::string gzip_member(std::string_view bytes) {
  z_stream stream{};
  if (::deflateInit2(&stream, gzip_level, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::bad_alloc();
  std::string in(bytes), out(::deflateBound(&stream, in.size()), '\0');
  // zlib reads and writes bytes as unsigned char, and counts in 32 bits: a batch is far smaller.
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int ended = ::deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  ::deflateEnd(&stream);
  if (ended != Z_STREAM_END) throw std::bad_alloc();
  return out;
}

std::string zstd_frame(std::string_view bytes) {
  std::string out(::ZSTD_compressBound(bytes.size()), '\0');
  const auto size = ::ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), zstd_level);
  if (::ZSTD_isError(size) != 0) throw std::bad_alloc();
  out.resize(size);
  return out;
}

}  // namespace

Compression compression_of_name(std::string_view path) {
  if (path.ends_with(".gz")) return Compression::gzip;
  return path.ends_with(".zst") ? Compression::zstd : Compression::none;
}

Compression compression_of_bytes(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\x1F\x8B"sv)) return Compression::gzip;
  return bytes.starts_with("\x28\xB5\x2F\xFD"sv) ? Compression::zstd : Compression::none;
}

std::string compress(std::string bytes, Compression compression) {
  if (bytes.empty() || compression == Compression::none) return bytes;
  constexpr std::size_t most = std::size_t{1} << 30U;  // of a piece, for zlib's counters
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += most) {
    const auto piece = std::string_view(bytes).substr(i, most);
    out += compression == Compression::gzip ? gzip_member(piece) : zstd_frame(piece);
  }
  return out;
}

}  // namespace copydesk
