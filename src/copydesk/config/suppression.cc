#include "copydesk/config/suppression.h"

#include <algorithm>
#include <chrono>
#include <fnmatch.h>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "copydesk/config/config_reader.h"
#include "copydesk/config/json_source.h"
#include "copydesk/finding/fingerprint.h"

namespace copydesk {
namespace {

std::string folded_space(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!space) result += c;
    if (space && !result.empty() && result.back() != ' ') result += ' ';
  }
  if (result.ends_with(' ')) result.pop_back();
  return result;
}

}  // namespace

bool Suppression::concerns(const std::filesystem::path& file) const {
  if (paths.empty()) return true;
  const auto relative = file.lexically_relative(folder).string();
  return !relative.starts_with("..") &&
         std::any_of(paths.begin(), paths.end(), [&](const Glob& glob) { return glob.fits(relative); });
}

std::string today_utc() {
  const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  return fmt::format("{:%Y-%m-%d}", fmt::gmtime(now));
}

std::filesystem::path sidecar_of(const std::filesystem::path& article) {
  auto file = article;
  return file += ".copydesk.json";
}

Result<std::vector<Suppression>> read_sidecar(std::string name, std::string_view json,
                                              std::span<const std::string> rules) {
  auto source = JsonSource::parse(std::move(name), json);
  if (!source) return tl::unexpected(source.error());
  std::vector<Suppression> list;
  try {
    for (const auto& [key, value] : JsonValue(*source).members()) {
      if (key == "$schema") continue;
      expect_key(key, value, {"suppress", "$schema"});
      list = suppressions_in(value, {}, rules);
    }
  } catch (const JsonFault& fault) {
    return tl::unexpected(fault.error);
  }
  return list;
}

std::vector<bool> suppress(std::span<const Suppression> list, std::string_view today, const Text& text,
                           std::vector<Finding>& findings) {
  std::vector<bool> used(list.size());
  if (list.empty()) return used;
  FindingFingerprints fingerprints(text.utf8());
  for (auto& finding : findings) {
    const auto span = text.to_utf8(finding.span);
    const auto fingerprint = fingerprints.next(finding.rule, span);
    for (std::size_t i = 0; i < list.size(); ++i) {
      const auto& entry = list[i];
      if (entry.has_expired(today) || ::fnmatch(entry.rule.c_str(), finding.rule.c_str(), 0) != 0) continue;
      if (entry.fingerprint && *entry.fingerprint != fingerprint) continue;
      if (entry.text && folded_space(*entry.text) != folded_space(slice(text.utf8(), span))) continue;
      used[i] = true;
      if (!finding.suppressed) finding.suppressed = entry.reason;
    }
  }
  return used;
}

}  // namespace copydesk
