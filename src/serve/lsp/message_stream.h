#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "copydesk/result.h"

namespace copydesk::serve {

/// Fills a buffer with at least one byte and says with how many; 0 at the end.
using ByteSource = std::function<std::size_t(std::span<char>)>;

/// Longest message that is read; a longer one is passed over.
inline constexpr std::size_t longest_message = std::size_t{256} << 20U;  // bytes

/// Takes a stream apart into messages, as the Language Server Protocol frames them: header lines, among them
/// Content-Length, an empty line, the body.
class MessageReader {
 public:
  explicit MessageReader(ByteSource source) : source_(std::move(source)) {}

  /// The body of the next message; nothing at the end of the stream. Fails on a header without sound Content-Length
  /// and on a message that is too long; the next call goes on behind it.
  [[nodiscard]] std::optional<Result<std::string>> next();

 private:
  bool fill();
  std::optional<std::string> line();

  ByteSource source_;
  std::string buffer_ = {};
  std::size_t read_ = 0;  // bytes of the buffer that have been used
};

/// A message with its header.
[[nodiscard]] std::string framed(const nlohmann::json& message);

/// Reads JSON. What editors may send though it is no Unicode (bytes that are no UTF-8, halves of surrogate pairs)
/// becomes U+FFFD, one UTF-16 unit as before, so that positions stay right.
[[nodiscard]] Result<nlohmann::json> parse_message(const std::string& body);

}  // namespace copydesk::serve
