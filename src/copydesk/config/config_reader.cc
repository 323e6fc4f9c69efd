#include "copydesk/config/config_reader.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <fnmatch.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace copydesk {
namespace {

bool is_date(std::string_view text) {
  int year = 0;
  unsigned month = 0, day = 0;
  const auto number = [&](std::size_t begin, std::size_t size, auto& value) {
    const auto* end = text.data() + begin + size;
    return std::from_chars(text.data() + begin, end, value).ptr == end;
  };
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  return number(0, 4, year) && number(5, 2, month) && number(8, 2, day) &&
         std::chrono::year_month_day(std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)).ok();
}

}  // namespace

void expect_key(std::string_view key, const JsonValue& value, const std::vector<std::string>& allowed) {
  if (std::find(allowed.begin(), allowed.end(), key) != allowed.end()) return;
  value.key_fault(fmt::format("there is no key “{}” here", key),
                  fmt::format("{}allowed: {}", did_you_mean(key, allowed), fmt::join(allowed, ", ")));
}

void expect_rule(std::string_view pattern, const JsonValue& value, bool at_key, std::span<const std::string> rules) {
  const std::string wanted(pattern);
  if (rules.empty() || std::any_of(rules.begin(), rules.end(), [&](const std::string& rule) {
        return ::fnmatch(wanted.c_str(), rule.c_str(), 0) == 0;
      }))
    return;
  const auto message = fmt::format("there is no rule “{}”", pattern);
  const auto remedy = did_you_mean(pattern, {rules.begin(), rules.end()}) + "see copydesk rules list";
  if (at_key) value.key_fault(message, remedy);
  value.fault(message, remedy);
}

std::vector<Glob> globs_in(const JsonValue& value) {
  std::vector<Glob> globs;
  for (const auto& item : value.is_array() ? value.items() : std::vector{value}) {
    auto glob = Glob::parse(item.text());
    if (!glob) item.fault(glob.error().message, glob.error().remedy);
    globs.push_back(std::move(*glob));
  }
  if (globs.empty()) value.fault("must not be empty");
  return globs;
}

std::vector<Suppression> suppressions_in(const JsonValue& value, const std::filesystem::path& folder,
                                         std::span<const std::string> rules) {
  std::vector<std::string> allowed{"rule", "text", "fingerprint", "reason", "expires"};
  if (!folder.empty()) allowed.insert(allowed.begin() + 1, "path");
  std::vector<Suppression> list;
  for (const auto& item : value.items()) {
    Suppression entry{.folder = folder, .origin = item.where()};
    for (const auto& [key, part] : item.members()) {
      expect_key(key, part, allowed);
      if (key == "path") {
        entry.paths = globs_in(part);
        continue;
      }
      auto text = part.text();
      if (key == "rule") {
        expect_rule(text, part, false, rules);
        entry.rule = std::move(text);
      } else if (key == "text") {
        entry.text = std::move(text);
      } else if (key == "fingerprint") {
        entry.fingerprint = std::move(text);
      } else if (key == "reason") {
        entry.reason = std::move(text);
      } else {
        if (!is_date(text)) part.fault(fmt::format("“{}” is no date", text), "write it as in 2026-12-31");
        entry.expires = std::move(text);
      }
    }
    if (entry.rule.empty()) item.fault("“rule” is missing", "say which rule is silenced: an id, or * for all");
    if (entry.reason.empty()) item.fault("“reason” is missing", "say why, for those who read this later");
    list.push_back(std::move(entry));
  }
  return list;
}

}  // namespace copydesk
