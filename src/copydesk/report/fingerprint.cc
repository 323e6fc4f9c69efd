#include "copydesk/report/fingerprint.h"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "copydesk/text/utf8.h"

namespace copydesk {
namespace {

constexpr std::uint64_t base = 37;
constexpr std::size_t window = 100;  // units a line's hash looks at
constexpr std::uint64_t end_of_text = 65535;

constexpr std::uint64_t base_to_window = [] {
  std::uint64_t power = 1;
  for (std::size_t i = 0; i < window; ++i) power *= base;
  return power;
}();

std::string numbered(std::map<std::uint64_t, int>& seen, std::uint64_t hash) {
  return fmt::format("{:x}:{}", hash, ++seen[hash]);
}

// Hash of the last 100 units; when a unit that began a line falls out of the window, the hash is that line's.
class RollingHash {
 public:
  void begin_line() { begins_line_ = true; }

  void add(std::uint64_t unit, bool may_begin_line = true) {
    if (line_at_[at_]) {
      lines_[*line_at_[at_]] = numbered(seen_, hash_);
      line_at_[at_].reset();
    }
    if (begins_line_ && may_begin_line) {
      begins_line_ = false;
      line_at_[at_] = lines_.size();
      lines_.emplace_back();
    }
    hash_ = base * hash_ + unit - base_to_window * units_[at_];
    units_[at_] = unit;
    at_ = (at_ + 1) % window;
  }

  std::vector<std::string> finish() {
    add(end_of_text);
    for (std::size_t i = 0; i < window; ++i) add(0, false);
    return std::move(lines_);
  }

 private:
  std::array<std::uint64_t, window> units_ = {};
  std::array<std::optional<std::size_t>, window> line_at_ = {};
  std::size_t at_ = 0;
  std::uint64_t hash_ = 0;
  bool begins_line_ = true;
  std::vector<std::string> lines_ = {};
  std::map<std::uint64_t, int> seen_ = {};
};

std::uint64_t fnv1a(std::string_view text, std::uint64_t hash) {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return hash;
}

std::string folded_space(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!space) {
      result += c;
    } else if (!result.empty() && result.back() != ' ') {
      result += ' ';
    }
  }
  return result;
}

}  // namespace

std::vector<std::string> line_fingerprints(std::string_view utf8) {
  RollingHash hash;
  for (std::size_t i = 0; i < utf8.size();) {
    const auto c = read_code_point(utf8, i);
    i += c.width;
    if (c.value == ' ' || c.value == '\t') continue;
    if (c.value == '\r' || c.value == '\n') {
      if (c.value == '\r' && i < utf8.size() && utf8[i] == '\n') ++i;
      hash.add('\n');
      hash.begin_line();
    } else if (c.value == invalid_code_point) {
      hash.add(0xFFFD);
    } else if (c.value >= 0x10000) {
      hash.add(0xD800 + ((c.value - 0x10000) >> 10U));
      hash.add(0xDC00 + ((c.value - 0x10000) & 0x3FFU));
    } else {
      hash.add(c.value);
    }
  }
  return hash.finish();
}

std::string document_fingerprint(std::string_view bytes) {
  return fmt::format("{:016x}", fnv1a(bytes, 14695981039346656037ULL));
}

std::string FindingFingerprints::next(std::string_view rule, Span flagged) {
  constexpr std::uint32_t context = 20;
  const auto begin = flagged.begin > context ? flagged.begin - context : 0;
  const auto end = std::min<std::size_t>(utf8_.size(), std::size_t{flagged.end} + context);
  auto hash = fnv1a(rule, 14695981039346656037ULL);
  hash = fnv1a(folded_space(slice(utf8_, flagged)), hash ^ 1U);
  hash = fnv1a(folded_space(utf8_.substr(begin, end - begin)), hash ^ 2U);
  return numbered(seen_, hash);
}

}  // namespace copydesk
