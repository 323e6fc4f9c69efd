#include "copydesk/rules/rule_set.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>

#include <fmt/format.h>

#include "copydesk/rules/pack.h"
#include "copydesk/rules/rule_search.h"

namespace copydesk {
namespace {

namespace fs = std::filesystem;

Result<std::string> read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  if (!in) return fail(path.string(), "cannot be read", "check the path and its permissions");
  return text;
}

// The packs below `path`, by their names relative to it, sorted.
Result<std::vector<std::pair<fs::path, std::string>>> packs_in(const fs::path& path) {
  std::vector<std::pair<fs::path, std::string>> result;
  std::error_code error;
  if (fs::is_regular_file(path, error)) {
    result.emplace_back(path, path.filename().string());
    return result;
  }
  if (!fs::is_directory(path, error)) {
    return fail(path.string(), "no such rule pack or folder", "give a .json file or a folder of them with --rules");
  }
  for (fs::recursive_directory_iterator it(path, error), end; !error && it != end; it.increment(error)) {
    if (it->is_directory() && it->path().filename() == "schema") {
      it.disable_recursion_pending();
    } else if (it->is_regular_file() && it->path().extension() == ".json") {
      result.emplace_back(it->path(), it->path().lexically_relative(path).generic_string());
    }
  }
  if (error) return fail(path.string(), "cannot be listed: " + error.message());
  if (result.empty()) return fail(path.string(), "holds no rule pack", "rule packs are *.json files");
  std::sort(result.begin(), result.end());
  return result;
}

}  // namespace

Result<RuleSet> RuleSet::load(std::span<const fs::path> packs, Vocabulary& vocabulary) {
  RuleSet set;
  for (const auto& path : packs) {
    auto files = packs_in(path);
    if (!files) return tl::unexpected(files.error());
    for (const auto& [file, name] : *files) {
      auto text = read_file(file);
      if (!text) return tl::unexpected(text.error());
      auto rules = read_pack(*text, name, vocabulary);
      if (!rules) return tl::unexpected(rules.error());
      std::move(rules->begin(), rules->end(), std::back_inserter(set.rules_));
    }
  }
  std::sort(set.rules_.begin(), set.rules_.end(), [](const Rule& a, const Rule& b) { return a.info.id < b.info.id; });
  const auto twin = std::adjacent_find(set.rules_.begin(), set.rules_.end(),
                                       [](const Rule& a, const Rule& b) { return a.info.id == b.info.id; });
  if (twin != set.rules_.end()) {
    return fail(
        fmt::format("{}:{}", twin->info.source_file, twin->info.source_line),
        fmt::format("two rules are called “{}”", twin->info.id),
        fmt::format("the other stands at {}:{}", std::next(twin)->info.source_file, std::next(twin)->info.source_line));
  }
  for (const auto& rule : set.rules_) set.infos_.push_back(rule.info);
  if (auto done = set.index(vocabulary); !done) return tl::unexpected(done.error());
  return set;
}

Result<void> RuleSet::index(const Vocabulary& vocabulary) {
  patterns_at_.assign(vocabulary.size(), 0);
  pattern_lists_.emplace_back();
  for (std::uint32_t r = 0; r < rules_.size(); ++r) {
    const auto& rule = rules_[r];
    for (std::uint32_t p = 0; p < rule.patterns.size(); ++p) {
      const auto& pattern = rule.patterns[p];
      if (pattern.anchored_by != PatternAnchor::word) {
        (pattern.anchored_by == PatternAnchor::number ? number_patterns_ : entity_patterns_).push_back({r, p});
        continue;
      }
      for (const auto word : pattern.steps[pattern.anchor].condition.words) {
        auto& list = patterns_at_[word];
        if (list == 0) {
          list = static_cast<std::uint32_t>(pattern_lists_.size());
          pattern_lists_.emplace_back();
        }
        pattern_lists_[list].push_back({r, p});
      }
    }
    for (std::uint32_t p = 0; p < rule.phrases.size(); ++p) {
      phrases_.add(rule.phrases[p].words, static_cast<std::uint32_t>(phrase_list_.size()));
      phrase_list_.push_back({r, p});
    }
    for (const auto& regex : rule.regexes) {
      auto id = regexes_.add(regex);
      if (!id) {
        auto error = id.error();
        error.where = fmt::format("{}: {}: regex “{}”", rule.info.source_file, rule.info.id, regex);
        return tl::unexpected(std::move(error));
      }
      rule_of_regex_.push_back(r);
    }
  }
  if (const auto slow = regexes_.compile(); !slow.empty()) {
    const auto r = rule_of_regex_[slow.front()];
    const auto& rule = rules_[r];
    const auto first = std::find(rule_of_regex_.begin(), rule_of_regex_.end(), r) - rule_of_regex_.begin();
    return fail(fmt::format("{}: {}: regex “{}”", rule.info.source_file, rule.info.id,
                            rule.regexes[slow.front() - static_cast<std::size_t>(first)]),
                "needs no literal of two bytes or more on some path, so it would run on every line",
                "spell out a literal, or use a token pattern");
  }
  return {};
}

void RuleSet::find(const Article& article, Scratch& scratch, std::vector<Finding>& out) const {
  Search(*this, article, scratch, out).run();
}

}  // namespace copydesk
