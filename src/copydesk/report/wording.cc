#include "copydesk/report/wording.h"

#include <fmt/format.h>

#include "copydesk/text/utf8.h"

namespace copydesk {
namespace {

bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
}

bool is_noncharacter(char32_t c) {
  return (c & 0xFFFEU) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

// Soft hyphen, zero-width characters and marks of direction, byte-order mark.
bool is_zero_width(char32_t c) {
  return c == 0xAD || c == 0x61C || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}

bool is_space(char32_t c) {
  return c == ' ' || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x3000;
}

}  // namespace

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

void SeverityCounts::add(std::span<const Finding> findings) {
  for (const auto& finding : findings) ++of[static_cast<std::size_t>(finding.severity)];
}

std::string SeverityCounts::in_words() const {
  const auto& counts = *this;
  if (total() == 0) return "nothing found";
  auto words = counted(counts[Severity::error], "error") + ", " + counted(counts[Severity::warning], "warning");
  if (counts[Severity::advice] > 0) words += ", " + counted(counts[Severity::advice], "piece") + " of advice";
  return words;
}

std::string visible(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const auto c = read_code_point(text, i);
    if (c.value == invalid_code_point || is_noncharacter(c.value)) {
      result += "\uFFFD";
    } else if (is_control(c.value)) {
      result += ' ';
    } else if (is_zero_width(c.value)) {
      result += "·";
    } else {
      result += text.substr(i, c.width);
    }
    i += c.width;
  }
  return result;
}

std::string markdown_text(std::string_view text) {
  std::string result;
  for (const char c : visible(text)) {
    if (std::string_view("\\`*_{}[]<>#|~@&!").find(c) != std::string_view::npos) result += '\\';
    result += c;
  }
  return result;
}

bool is_invisible(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto c = read_code_point(text, i);
    if (!is_control(c.value) && !is_zero_width(c.value) && !is_space(c.value)) return false;
    i += c.width;
  }
  return true;
}

std::string shortened(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return std::string(text);
  while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0U) == 0x80U) --limit;
  return std::string(text.substr(0, limit)) + "…";
}

std::string uri_of(std::string_view path) {
  while (path.substr(0, 2) == "./") path.remove_prefix(2);
  std::string result = path.substr(0, 1) == "/" ? "file://" : "";
  for (const char c : path) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("-._~/").find(c) != std::string_view::npos;
    result += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return result;
}

}  // namespace copydesk
