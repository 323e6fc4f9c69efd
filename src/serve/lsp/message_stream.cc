#include "serve/lsp/message_stream.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

#include <fmt/format.h>

#include "copydesk/text/utf8.h"

namespace copydesk::serve {
namespace {

constexpr std::size_t longest_header = 4096;  // bytes of a line

bool begins_with_name(std::string_view line, std::string_view name) {
  return line.size() > name.size() && line[name.size()] == ':' &&
         std::equal(name.begin(), name.end(), line.begin(),
                    [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); });
}

std::optional<std::size_t> length_in(std::string_view line) {
  line.remove_prefix(line.find(':') + 1);
  while (!line.empty() && (line.front() == ' ' || line.front() == '\t')) line.remove_prefix(1);
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
  std::size_t length = 0;
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), length);
  if (error != std::errc() || end != line.data() + line.size()) return std::nullopt;
  return length;
}

/// The four digits of a \uXXXX at a place, if it is one.
std::optional<unsigned> escape_at(std::string_view json, std::size_t place) {
  if (json.substr(place, 2) != "\\u" || place + 6 > json.size()) return std::nullopt;
  unsigned unit = 0;
  const auto* begin = json.data() + place + 2;
  const auto [end, error] = std::from_chars(begin, begin + 4, unit, 16);
  if (error != std::errc() || end != begin + 4) return std::nullopt;
  return unit;
}

constexpr bool is_high(unsigned unit) {
  return (unit & 0xFC00U) == 0xD800;
}
constexpr bool is_low(unsigned unit) {
  return (unit & 0xFC00U) == 0xDC00;
}

std::string made_unicode(std::string_view json) {
  std::string sound;
  sound.reserve(json.size());
  for (std::size_t i = 0; i < json.size();) {
    if (const auto unit = escape_at(json, i)) {
      const auto second = escape_at(json, i + 6);
      const bool pair = is_high(*unit) && second && is_low(*second);
      sound += !pair && (is_high(*unit) || is_low(*unit)) ? "\\uFFFD" : json.substr(i, pair ? 12 : 6);
      i += pair ? 12 : 6;
      continue;
    }
    const std::size_t escaped = json[i] == '\\' && i + 1 < json.size() ? 1 : 0;  // of “\\u” the u is a letter
    sound += json.substr(i, escaped);
    i += escaped;
    const auto c = read_code_point(json, i);
    if (c.value == invalid_code_point) {
      sound += "\uFFFD";
    } else {
      sound += json.substr(i, c.width);
    }
    i += c.width;
  }
  return sound;
}

}  // namespace

bool MessageReader::fill() {
  if (read_ > 0) buffer_.erase(0, std::exchange(read_, 0));
  std::array<char, 65536> more;  // NOLINT: filled by the source
  const auto count = source_(more);
  buffer_.append(more.data(), count);
  return count > 0;
}

/// Without its line end; nothing at the end of the stream.
std::optional<std::string> MessageReader::line() {
  std::size_t searched = read_;
  while (true) {
    const auto end = buffer_.find('\n', searched);
    if (end != std::string::npos || buffer_.size() - read_ > longest_header) {
      const auto stop = std::min(end, buffer_.size());
      auto result = buffer_.substr(read_, stop - read_);
      read_ = std::min(stop + 1, buffer_.size());
      if (result.ends_with('\r')) result.pop_back();
      return result;
    }
    const auto unread = buffer_.size() - read_;
    if (!fill()) return std::nullopt;
    searched = read_ + unread;
  }
}

std::optional<Result<std::string>> MessageReader::next() {
  std::optional<std::size_t> length;
  std::string wrong;
  bool any = false;
  while (true) {
    const auto header = line();
    if (!header) return std::nullopt;
    if (header->empty()) {
      if (any) break;
      continue;  // empty lines before a header
    }
    any = true;
    if (begins_with_name(*header, "Content-Length")) {
      length = length_in(*header);
      if (!length) wrong = *header;
    } else if (header->find(':') == std::string::npos) {
      wrong = *header;
    }
  }
  if (!length) {
    return fail("header",
                wrong.empty() ? "has no Content-Length" : fmt::format("“{}” is no header", wrong.substr(0, 80)),
                "Content-Length: and the number of bytes");
  }
  const bool too_long = *length > longest_message;
  auto left = *length;
  std::string body;
  while (left > 0) {
    if (read_ == buffer_.size() && !fill()) return std::nullopt;
    const auto count = std::min(left, buffer_.size() - read_);
    if (!too_long) body.append(buffer_, read_, count);
    read_ += count;
    left -= count;
  }
  if (too_long) return fail("message", fmt::format("is longer than {} bytes", longest_message));
  return body;
}

std::string framed(const nlohmann::json& message) {
  const auto body = message.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  return fmt::format("Content-Length: {}\r\n\r\n{}", body.size(), body);
}

Result<nlohmann::json> parse_message(const std::string& body) {
  auto message = nlohmann::json::parse(body, nullptr, false);
  if (!message.is_discarded()) return message;
  try {
    return nlohmann::json::parse(made_unicode(body));
  } catch (const nlohmann::json::exception& error) {
    return fail("message", error.what());
  }
}

}  // namespace copydesk::serve
