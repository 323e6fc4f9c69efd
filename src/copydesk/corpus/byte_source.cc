#include "copydesk/corpus/byte_source.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <new>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

namespace copydesk {
namespace {

constexpr std::size_t buffer_size = std::size_t{128} << 10U;
constexpr int patience = 200;             // ms between looks at the stop flag
constexpr int any_gzip_window = 15 + 32;  // zlib's way to ask for the header to be read

struct EndInflate {
  void operator()(z_stream* stream) const {
    ::inflateEnd(stream);
    delete stream;
  }
};
struct FreeZstd {
  void operator()(ZSTD_DCtx* context) const { ::ZSTD_freeDCtx(context); }
};

}  // namespace

struct ByteSource::Impl {
  std::string path = {};
  int descriptor = -1;
  bool regular = false, at_end = false, piece_end = true;
  const std::atomic<bool>* stop = nullptr;
  Compression compression = Compression::none;
  std::string buffer = std::string(buffer_size, '\0');
  std::size_t begin = 0, end = 0;  // of what is in the buffer and not yet used
  std::uint64_t taken = 0, size = 0, whole = 0;
  std::unique_ptr<z_stream, EndInflate> inflate = {};
  std::unique_ptr<ZSTD_DCtx, FreeZstd> zstd = {};

  Impl() = default;
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() {
    if (descriptor > STDERR_FILENO) ::close(descriptor);
  }

  [[nodiscard]] bool stopped() const { return stop != nullptr && *stop; }

  /// Whether there is something to read before the stop flag is set.
  [[nodiscard]] bool wait() const {
    if (regular || stop == nullptr) return !stopped();
    while (!stopped()) {
      pollfd events{.fd = descriptor, .events = POLLIN, .revents = 0};
      if (::poll(&events, 1, patience) != 0) return !stopped();
    }
    return false;
  }

  Result<std::size_t> read_file(char* out, std::size_t count) {
    while (wait()) {
      const auto got = ::read(descriptor, out, count);
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) return fail(path, std::strerror(errno));
      at_end = got == 0;
      taken += static_cast<std::uint64_t>(got);
      return static_cast<std::size_t>(got);
    }
    at_end = true;
    return 0;
  }

  /// Fills the buffer where it is empty.
  Result<void> fill() {
    if (begin < end || at_end) return {};
    const auto got = read_file(buffer.data(), buffer.size());
    if (!got) return tl::unexpected(got.error());
    begin = 0;
    end = *got;
    return {};
  }

  Result<void> begin_file() {
    while (end < 4 && !at_end) {
      const auto got = read_file(buffer.data() + end, buffer.size() - end);
      if (!got) return tl::unexpected(got.error());
      end += *got;
    }
    compression = compression_of_bytes(std::string_view(buffer).substr(0, end));
    if (compression == Compression::gzip) {
      inflate.reset(new z_stream{});
      if (::inflateInit2(inflate.get(), any_gzip_window) != Z_OK) throw std::bad_alloc();
    } else if (compression == Compression::zstd) {
      zstd.reset(::ZSTD_createDCtx());
      if (zstd == nullptr) throw std::bad_alloc();
    }
    return {};
  }

  [[nodiscard]] tl::unexpected<Error> broken(std::string_view reason) const {
    return fail(path, "holds broken compressed data: " + std::string(reason),
                "the records before it were read; make the file anew");
  }

  /// One step of decompression from the buffer; gives the number of bytes written.
  Result<std::size_t> decompress(char* out, std::size_t count) {
    if (compression == Compression::gzip) {
      inflate->next_in = reinterpret_cast<Bytef*>(buffer.data() + begin);
      inflate->avail_in = static_cast<uInt>(end - begin);
      inflate->next_out = reinterpret_cast<Bytef*>(out);
      inflate->avail_out = static_cast<uInt>(std::min<std::size_t>(count, 1U << 30U));
      const auto room = inflate->avail_out;
      const int code = ::inflate(inflate.get(), Z_NO_FLUSH);
      begin = end - inflate->avail_in;
      if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR)
        return broken(inflate->msg != nullptr ? inflate->msg : "gzip");
      piece_end = code == Z_STREAM_END;
      if (piece_end) ::inflateReset(inflate.get());
      return room - inflate->avail_out;
    }
    ZSTD_inBuffer in{.src = buffer.data(), .size = end, .pos = begin};
    ZSTD_outBuffer to{.dst = out, .size = count, .pos = 0};
    const auto code = ::ZSTD_decompressStream(zstd.get(), &to, &in);
    begin = in.pos;
    if (::ZSTD_isError(code) != 0) return broken(::ZSTD_getErrorName(code));
    piece_end = code == 0;
    return to.pos;
  }

  Result<std::size_t> read(char* out, std::size_t count) {
    while (count > 0) {
      if (auto done = fill(); !done) return tl::unexpected(done.error());
      if (compression == Compression::none) {
        const auto got = std::min(count, end - begin);
        std::copy_n(buffer.data() + begin, got, out);
        begin += got;
        whole += got;
        return got;
      }
      if (begin == end) {
        if (piece_end || stopped()) return 0;
        // The decompressor may still hold something.
        const auto got = decompress(out, count);
        if (got && piece_end) whole = taken;
        if (!got || *got > 0) return got;
        return piece_end ? Result<std::size_t>(0) : broken("it ends in the middle");
      }
      const auto got = decompress(out, count);
      if (!got) return got;
      if (piece_end) whole = taken - (end - begin);
      if (*got > 0) return got;
    }
    return 0;
  }
};

Result<ByteSource> ByteSource::open(const std::string& path, const std::atomic<bool>* stop) {
  auto impl = std::make_unique<Impl>();
  impl->path = path;
  impl->stop = stop;
  impl->descriptor = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (impl->descriptor < 0) return fail(path, std::strerror(errno));
  struct stat status {};
  if (::fstat(impl->descriptor, &status) == 0) {
    if (S_ISDIR(status.st_mode)) return fail(path, "is a folder", "name the files in it");
    impl->regular = S_ISREG(status.st_mode);
    impl->size = impl->regular ? static_cast<std::uint64_t>(status.st_size) : 0;
  }
  if (auto begun = impl->begin_file(); !begun) return tl::unexpected(begun.error());
  return ByteSource(std::move(impl));
}

ByteSource::ByteSource(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ByteSource::ByteSource(ByteSource&&) noexcept = default;
ByteSource& ByteSource::operator=(ByteSource&&) noexcept = default;
ByteSource::~ByteSource() = default;

Result<std::size_t> ByteSource::read(char* out, std::size_t size) {
  return impl_->read(out, size);
}

bool ByteSource::would_wait() const {
  if (impl_->regular || impl_->at_end || impl_->compression != Compression::none || impl_->begin < impl_->end)
    return false;
  pollfd events{.fd = impl_->descriptor, .events = POLLIN, .revents = 0};
  return ::poll(&events, 1, 0) == 0;
}

Compression ByteSource::compression() const {
  return impl_->compression;
}
std::uint64_t ByteSource::consumed() const {
  return impl_->taken - (impl_->end - impl_->begin);
}
std::uint64_t ByteSource::size() const {
  return impl_->size;
}
std::uint64_t ByteSource::whole_pieces() const {
  return impl_->whole;
}
bool ByteSource::at_piece_end() const {
  return impl_->piece_end;
}

}  // namespace copydesk
