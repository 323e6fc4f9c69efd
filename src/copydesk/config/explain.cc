#include "copydesk/config/explain.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "copydesk/text/utf8.h"

namespace copydesk {

std::string explain(const std::string& article, const ArticleConfig& config) {
  const auto& settings = *config.settings;
  std::vector<std::pair<std::string, std::string>> lines;
  const auto add = [&](std::string value, const std::string& origin) { lines.emplace_back(std::move(value), origin); };
  if (settings.profile) add("profile: " + settings.profile->value, settings.profile->origin);
  if (settings.severity) add(fmt::format("severity: {}", name(settings.severity->value)), settings.severity->origin);
  if (settings.fail_on) {
    const auto lowest = settings.fail_on->value;
    add(fmt::format("fail_on: {}", lowest ? name(*lowest) : "never"), settings.fail_on->origin);
  }
  if (settings.english) add(fmt::format("english: {}", name(settings.english->value)), settings.english->origin);
  for (const auto& [rule, origin] : settings.rules)
    add(fmt::format("rules: {} = {}", rule.pattern, rule.severity ? name(*rule.severity) : "off"), origin);
  for (const auto& [word, origin] : settings.accept) add("vocabulary: accept “" + word + "”", origin);
  for (const auto& [file, origin] : settings.dictionaries) add("vocabulary: accept " + file.string(), origin);
  for (const auto& [word, origin] : settings.reject) {
    add(fmt::format("vocabulary: reject “{}”{}", word.text, word.instead.empty() ? "" : " for “" + word.instead + "”"),
        origin);
  }
  for (const auto& [name, origin] : settings.names)
    add(fmt::format("names: “{}” for “{}”", name.name, fmt::join(name.others, "”, “")), origin);
  for (const auto& entry : config.suppressions) {
    add(fmt::format("suppress: {}{}: {}{}", entry.rule, entry.text ? " “" + *entry.text + "”" : "", entry.reason,
                    entry.expires ? " (until " + *entry.expires + ")" : ""),
        entry.origin);
  }
  std::size_t width = 0;
  for (const auto& [value, origin] : lines) width = std::max(width, count_code_points(value));
  width = std::min<std::size_t>(width, 60);
  std::string out = article + "\n";
  for (const auto& [value, origin] : lines) {
    const auto used = count_code_points(value);
    out += fmt::format("  {}{:{}}  {}\n", value, "", width > used ? width - used : 0, origin);
  }
  return out;
}

}  // namespace copydesk
