#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace copydesk {

enum class Compression : std::uint8_t { none, gzip, zstd };

/// By the end of a file's name: `.gz`, `.zst`.
[[nodiscard]] Compression compression_of_name(std::string_view path);

/// By the first bytes of a file; four are enough.
[[nodiscard]] Compression compression_of_bytes(std::string_view bytes);

/// One whole gzip member or zstd frame; such pieces may stand one after the other in a file. Empty for no bytes.
[[nodiscard]] std::string compress(std::string bytes, Compression compression);

}  // namespace copydesk
