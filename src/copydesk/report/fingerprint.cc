#include "copydesk/report/fingerprint.h"

#include <algorithm>

#include <fmt/format.h>

#include "copydesk/text/utf8.h"

namespace copydesk {
namespace {

constexpr std::uint64_t base = 37;
constexpr int block = 100;  // units a line's hash looks at
constexpr std::uint64_t end_of_text = 65535;

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

std::string Fingerprints::numbered(std::map<std::uint64_t, int>& seen, std::uint64_t hash) {
  return fmt::format("{:x}:{}", hash, ++seen[hash]);
}

std::string Fingerprints::of_line(std::uint32_t line_start) {
  const auto known = line_names_.find(line_start);
  if (known != line_names_.end()) return known->second;
  std::uint64_t hash = 0;
  int units = 0;
  const auto add = [&](std::uint64_t unit) {
    hash = hash * base + unit;
    ++units;
  };
  for (std::size_t i = line_start; i < utf8_.size() && units < block;) {
    auto c = read_code_point(utf8_, i);
    i += c.width;
    if (c.value == ' ' || c.value == '\t') continue;
    if (c.value == invalid_code_point) c.value = 0xFFFD;
    if (c.value == '\r') {
      if (i < utf8_.size() && utf8_[i] == '\n') ++i;
      c.value = '\n';
    }
    if (c.value >= 0x10000) {
      add(0xD800 + ((c.value - 0x10000) >> 10U));
      if (units < block) add(0xDC00 + ((c.value - 0x10000) & 0x3FFU));
    } else {
      add(c.value);
    }
  }
  if (units < block) add(end_of_text);
  while (units < block) add(0);
  return line_names_[line_start] = numbered(lines_, hash);
}

std::string Fingerprints::of_finding(std::string_view rule, Span flagged) {
  constexpr std::uint32_t context = 20;
  const auto begin = flagged.begin > context ? flagged.begin - context : 0;
  const auto end = std::min<std::size_t>(utf8_.size(), std::size_t{flagged.end} + context);
  auto hash = fnv1a(rule, 14695981039346656037ULL);
  hash = fnv1a(folded_space(slice(utf8_, flagged)), hash ^ 1U);
  hash = fnv1a(folded_space(utf8_.substr(begin, end - begin)), hash ^ 2U);
  return numbered(findings_, hash);
}

}  // namespace copydesk
