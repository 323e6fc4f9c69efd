#include "copydesk/config/config_file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <optional>

#include <fmt/format.h>

#include "copydesk/config/config_reader.h"
#include "copydesk/config/json_source.h"

namespace copydesk {
namespace {

namespace fs = std::filesystem;

const std::vector<std::string>& keys_of_part() {
  static const std::vector<std::string> keys{"profile", "severity",   "fail_on", "english",
                                             "rules",   "vocabulary", "names",   "suppress"};
  return keys;
}

const std::vector<std::string>& keys_of_file() {
  static const std::vector<std::string> keys = [] {
    std::vector<std::string> all{"$schema", "root", "extends"};
    all.insert(all.end(), keys_of_part().begin(), keys_of_part().end());
    all.emplace_back("overrides");
    return all;
  }();
  return keys;
}

std::optional<std::string> content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text(std::istreambuf_iterator<char>(in), {});
  if (in.bad() || !in.is_open()) return {};
  return text;
}

std::string_view trimmed(std::string_view line) {
  const auto begin = line.find_first_not_of(" \t\r");
  return begin == line.npos ? std::string_view() : line.substr(begin, line.find_last_not_of(" \t\r") - begin + 1);
}

/// Reads one file, and the files that it extends through readers of their own.
class Reader {
 public:
  Reader(fs::path folder, std::span<const std::string> rules, std::vector<fs::path> chain)
      : folder_(std::move(folder)), rules_(rules), chain_(std::move(chain)) {}

  ConfigFile read(const JsonSource& source) {
    ConfigFile file;
    Settings own;
    for (const auto& [key, value] : JsonValue(source).members()) {
      expect_key(key, value, keys_of_file());
      if (key == "root") {
        file.root = value.flag();
      } else if (key == "extends") {
        for (const auto& item : value.is_array() ? value.items() : std::vector{value}) extend(item, file);
      } else if (key == "overrides") {
        for (const auto& item : value.items()) overrides_.push_back(override_in(item));
      } else {
        read_part(key, value, own);
      }
    }
    sort_rules(own);
    file.settings = merged(std::move(file.settings), own);
    std::move(overrides_.begin(), overrides_.end(), std::back_inserter(file.overrides));
    return file;
  }

 private:
  void extend(const JsonValue& value, ConfigFile& file) {
    const auto path = (folder_ / value.text()).lexically_normal();
    if (std::find(chain_.begin(), chain_.end(), path) != chain_.end())
      value.fault(fmt::format("{} extends itself", path.string()), "take one of the two out");
    const auto text = content_of(path);
    if (!text) value.fault(fmt::format("{} cannot be read: {}", path.string(), std::strerror(errno)));
    auto chain = chain_;
    chain.push_back(path);
    auto source = JsonSource::parse(path.string(), *text);
    if (!source) throw JsonFault{source.error()};
    auto base = Reader(path.parent_path(), rules_, std::move(chain)).read(*source);
    file.settings = merged(std::move(file.settings), base.settings);
    std::move(base.overrides.begin(), base.overrides.end(), std::back_inserter(file.overrides));
  }

  ConfigOverride override_in(const JsonValue& item) {
    ConfigOverride part{.folder = folder_, .origin = item.where()};
    std::vector<std::string> allowed{"files"};
    allowed.insert(allowed.end(), keys_of_part().begin(), keys_of_part().end());
    for (const auto& [key, value] : item.members()) {
      expect_key(key, value, allowed);
      if (key == "files") {
        part.files = globs_in(value);
      } else {
        read_part(key, value, part.settings);
      }
    }
    if (part.files.empty()) item.fault("“files” is missing", "say for which files it holds, as in \"wire/**\"");
    sort_rules(part.settings);
    return part;
  }

  void read_part(const std::string& key, const JsonValue& value, Settings& settings) {
    const std::vector<std::string> severities{"advice", "warning", "error"};
    const auto origin = value.where_key();
    if (key == "profile") {
      settings.profile = {value.text(), value.where()};
    } else if (key == "severity") {
      settings.severity = {static_cast<Severity>(value.choice(severities)), origin};
    } else if (key == "fail_on") {
      const auto choice = value.choice({"advice", "warning", "error", "never"});
      settings.fail_on = {choice == 3 ? std::nullopt : std::optional(static_cast<Severity>(choice)), origin};
    } else if (key == "english") {
      settings.english = {static_cast<English>(value.choice({"any", "us", "gb"})), origin};
    } else if (key == "rules") {
      for (const auto& [pattern, severity] : value.members()) {
        expect_rule(pattern, severity, true, rules_);
        const auto choice = severity.choice({"advice", "warning", "error", "off"});
        settings.rules.push_back({{pattern, choice == 3 ? std::nullopt : std::optional(static_cast<Severity>(choice))},
                                  severity.where_key()});
      }
    } else if (key == "vocabulary") {
      read_vocabulary(value, settings);
    } else if (key == "names") {
      for (const auto& [house, others] : value.members()) {
        HouseName name{.name = house};
        for (const auto& other : others.is_array() ? others.items() : std::vector{others}) {
          name.others.push_back(other.text());
          if (name.others.back() == house) other.fault(fmt::format("“{}” is the house spelling itself", house));
        }
        settings.names.push_back({std::move(name), others.where_key()});
      }
    } else if (key == "suppress") {
      settings.suppress = suppressions_in(value, folder_, rules_);
    }
  }

  // An exact id says more than a pattern, and a longer pattern than a shorter: they come later, and the last counts.
  static void sort_rules(Settings& settings) {
    const auto rank = [](const Setting<RuleSeverity>& rule) {
      const bool pattern = rule.value.pattern.find_first_of("*?[") != std::string::npos;
      return std::pair(!pattern, rule.value.pattern.size());
    };
    std::stable_sort(settings.rules.begin(), settings.rules.end(),
                     [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  }

  void read_vocabulary(const JsonValue& value, Settings& settings) {
    for (const auto& [key, part] : value.members()) {
      expect_key(key, part, {"accept", "reject", "accept_files", "reject_files"});
      if (key == "accept") {
        for (const auto& item : part.items()) settings.accept.push_back({item.text(), item.where()});
      } else if (key == "reject" && part.is_array()) {
        for (const auto& item : part.items()) settings.reject.push_back({{.text = item.text()}, item.where()});
      } else if (key == "reject") {
        if (!part.is_object()) part.fault("must be a list of words, or an object with what to write instead");
        for (const auto& [word, instead] : part.members()) {
          settings.reject.push_back(
              {{.text = word, .instead = instead.is_null() ? "" : instead.text()}, instead.where_key()});
        }
      } else {
        for (const auto& item : part.is_array() ? part.items() : std::vector{part})
          read_word_list(item, key == "accept_files", settings);
      }
    }
  }

  // A word or phrase a line; `#` begins a comment; of rejected ones what to write instead stands behind a tab.
  void read_word_list(const JsonValue& item, bool accepts, Settings& settings) {
    const auto path = (folder_ / item.text()).lexically_normal();
    if (path.extension() == ".dic") {
      if (!accepts)
        item.fault("a Hunspell dictionary holds right words", "name it in accept_files, or give a word list");
      for (const auto& file : {path, fs::path(path).replace_extension(".aff")}) {
        if (!content_of(file))
          item.fault(fmt::format("{} cannot be read: {}", file.string(), std::strerror(errno)),
                     "a Hunspell dictionary is two files, NAME.dic and NAME.aff");
      }
      settings.dictionaries.push_back({path, item.where()});
      return;
    }
    const auto text = content_of(path);
    if (!text) item.fault(fmt::format("{} cannot be read: {}", path.string(), std::strerror(errno)));
    std::size_t number = 0;
    for (std::string_view rest = *text; !rest.empty();) {
      const auto end = std::min(rest.find('\n'), rest.size());
      const auto line = trimmed(rest.substr(0, std::min(end, rest.find('#'))));
      rest.remove_prefix(std::min(end + 1, rest.size()));
      ++number;
      if (line.empty()) continue;
      const auto origin = fmt::format("{}:{}", path.string(), number);
      const auto tab = std::min(line.find('\t'), line.size());
      const std::string word(trimmed(line.substr(0, tab)));
      if (accepts) {
        settings.accept.push_back({word, origin});
      } else {
        settings.reject.push_back({{.text = word, .instead = std::string(trimmed(line.substr(tab)))}, origin});
      }
    }
  }

  fs::path folder_;
  std::span<const std::string> rules_;
  std::vector<fs::path> chain_;  // the file itself last, those that extend it before
  std::vector<ConfigOverride> overrides_ = {};
};

}  // namespace

Result<ConfigFile> read_config(const std::string& name, std::string_view json, const fs::path& folder,
                               std::span<const std::string> rules) {
  auto source = JsonSource::parse(name, json);
  if (!source) return tl::unexpected(source.error());
  try {
    auto file = Reader(folder, rules, {folder / fs::path(name).filename()}).read(*source);
    file.path = name;
    return file;
  } catch (const JsonFault& fault) {
    return tl::unexpected(fault.error);
  }
}

Result<ConfigFile> read_config_file(const fs::path& file, std::span<const std::string> rules) {
  const auto text = content_of(file);
  if (!text) return fail(file.string(), fmt::format("cannot be read: {}", std::strerror(errno)));
  std::error_code ignored;
  const auto absolute = fs::absolute(file, ignored).lexically_normal();
  const auto relative = absolute.lexically_relative(fs::current_path(ignored)).string();  // as people know it
  const bool is_below = !relative.empty() && !relative.starts_with("..");
  return read_config(is_below ? relative : absolute.string(), *text, absolute.parent_path(), rules);
}

}  // namespace copydesk
