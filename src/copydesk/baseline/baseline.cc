#include "copydesk/baseline/baseline.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "copydesk/config/config_reader.h"
#include "copydesk/config/json_source.h"
#include "copydesk/finding/fingerprint.h"

namespace copydesk {
namespace {

using json = nlohmann::ordered_json;

std::string folded_space(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!space) result += c;
    if (space && !result.ends_with(' ')) result += ' ';
  }
  return result;
}

std::string dumped(const json& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace

std::vector<BaselineEntry> baseline_entries(const std::string& path, const Text& text,
                                            const std::vector<Finding>& findings) {
  std::vector<BaselineEntry> entries;
  FindingFingerprints fingerprints(text.utf8());
  for (const auto& finding : findings) {
    const auto span = text.to_utf8(finding.span);
    auto fingerprint = fingerprints.next(finding.rule, span);
    if (finding.suppressed) continue;
    // As it comes back from JSON: bytes that are not UTF-8 are replaced there.
    auto flagged = json::parse(dumped(folded_space(slice(text.utf8(), span)))).get<std::string>();
    entries.push_back({.path = path,
                       .rule = finding.rule,
                       .fingerprint = std::move(fingerprint),
                       .text = std::move(flagged),
                       .message = finding.message});
  }
  return entries;
}

Baseline::Baseline(std::vector<BaselineEntry> entries) : entries_(std::move(entries)), taken_(entries_.size()) {
  std::stable_sort(entries_.begin(), entries_.end(),
                   [](const BaselineEntry& a, const BaselineEntry& b) { return a.path < b.path; });
}

Result<Baseline> Baseline::read(std::string name, std::string_view text) {
  const auto source = JsonSource::parse(std::move(name), text);
  if (!source) return tl::unexpected(source.error());
  std::vector<BaselineEntry> entries;
  try {
    bool has_findings = false;
    for (const auto& [key, value] : JsonValue(*source).members()) {
      expect_key(key, value, {"$schema", "version", "tool", "findings"});
      if (key == "version" && source->root()["version"] != 1)
        value.fault("is a baseline of another version", "write it again with --write-baseline");
      if (key != "findings") continue;
      has_findings = true;
      for (const auto& item : value.items()) {
        auto& entry = entries.emplace_back();
        for (const auto& [field, part] : item.members()) {
          expect_key(field, part, {"path", "rule", "fingerprint", "text", "message"});
          if (field == "path") entry.path = part.text();
          if (field == "rule") entry.rule = part.text();
          if (field == "fingerprint") entry.fingerprint = part.text();
          if (field == "text") entry.text = part.text_or_empty();
          if (field == "message") entry.message = part.text();
        }
        if (entry.path.empty() || entry.rule.empty() || entry.fingerprint.empty())
          item.fault("“path”, “rule” or “fingerprint” is missing", "write the baseline again with --write-baseline");
      }
    }
    if (!has_findings)
      return fail(source->at(0), "is no baseline: “findings” is missing", "write one with --write-baseline");
  } catch (const JsonFault& fault) {
    return tl::unexpected(fault.error);
  }
  return Baseline(std::move(entries));
}

std::string Baseline::write(std::vector<BaselineEntry> entries, std::string_view version) {
  std::sort(entries.begin(), entries.end());
  auto out = fmt::format("{{\n\"version\": 1,\n\"tool\": {},\n\"findings\": [",
                         dumped({{"name", "copydesk"}, {"version", version}}));
  for (const auto& entry : entries) {
    out += &entry == entries.data() ? "\n" : ",\n";
    out += dumped({{"path", entry.path},
                   {"rule", entry.rule},
                   {"fingerprint", entry.fingerprint},
                   {"text", entry.text},
                   {"message", entry.message}});
  }
  return out + "\n]\n}\n";
}

template <class Fits>
bool Baseline::take(std::size_t begin, std::size_t end, const Fits& fits) {
  for (auto i = begin; i < end; ++i) {
    if (taken_[i] || !fits(entries_[i])) continue;
    taken_[i] = true;
    return true;
  }
  return false;
}

void Baseline::compare(const std::string& path, const Text& text, std::vector<Finding>& findings) {
  const auto [first, last] =
      std::equal_range(entries_.begin(), entries_.end(), BaselineEntry{.path = path},
                       [](const BaselineEntry& a, const BaselineEntry& b) { return a.path < b.path; });
  const auto begin = static_cast<std::size_t>(first - entries_.begin());
  const auto end = static_cast<std::size_t>(last - entries_.begin());
  const auto own = baseline_entries(path, text, findings);
  for (const bool by_fingerprint : {true, false}) {
    std::size_t number = 0;
    for (auto& finding : findings) {
      if (finding.suppressed) continue;
      const auto& entry = own[number++];
      if (finding.baseline == BaselineState::unchanged) continue;
      const bool known = take(begin, end, [&](const BaselineEntry& old) {
        return by_fingerprint ? old.fingerprint == entry.fingerprint : old.rule == entry.rule && old.text == entry.text;
      });
      finding.baseline = known ? BaselineState::unchanged : BaselineState::fresh;
    }
  }
}

void Baseline::compare_with_gone(const Text& text, std::vector<Finding>& findings,
                                 const std::function<bool(const std::string&)>& is_gone) {
  const auto own = baseline_entries("", text, findings);
  std::size_t number = 0;
  for (auto& finding : findings) {
    if (finding.suppressed) continue;
    const auto& entry = own[number++];
    if (finding.baseline != BaselineState::fresh) continue;
    if (take(0, entries_.size(),
             [&](const BaselineEntry& old) { return old.fingerprint == entry.fingerprint && is_gone(old.path); }))
      finding.baseline = BaselineState::unchanged;
  }
}

std::vector<BaselineEntry> Baseline::unmatched() const {
  std::vector<BaselineEntry> left;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    if (!taken_[i]) left.push_back(entries_[i]);
  }
  return left;
}

}  // namespace copydesk
