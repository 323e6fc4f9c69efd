#include "copydesk/rules/rule_set.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "copydesk/rules/pack.h"
#include "copydesk/rules/pack_files.h"
#include "copydesk/rules/rule_search.h"

namespace copydesk {

namespace fs = std::filesystem;

Result<RuleSet> RuleSet::load(std::span<const fs::path> packs, Vocabulary& vocabulary) {
  RuleSet set;
  const auto files = read_pack_files(packs);
  if (!files) return tl::unexpected(files.error());
  std::vector<Error> errors;
  for (const auto& file : *files) {
    auto rules = read_pack(file.text, file.name, vocabulary);
    if (rules) {
      std::move(rules->begin(), rules->end(), std::back_inserter(set.rules_));
      continue;
    }
    auto others = std::exchange(rules.error().others, {});
    errors.push_back(std::move(rules.error()));
    std::move(others.begin(), others.end(), std::back_inserter(errors));
  }
  std::stable_sort(set.rules_.begin(), set.rules_.end(),
                   [](const Rule& a, const Rule& b) { return a.info.id < b.info.id; });
  for (std::size_t i = 1; i < set.rules_.size(); ++i) {
    const auto &first = set.rules_[i - 1].info, &second = set.rules_[i].info;
    if (first.id != second.id) continue;
    errors.push_back(
        {.where = fmt::format("{}:{}", second.source_file, second.source_line),
         .message = fmt::format("two rules are called “{}”", second.id),
         .remedy = fmt::format("the other stands at {}:{}; rename one", first.source_file, first.source_line)});
  }
  for (const auto& rule : set.rules_) set.infos_.push_back(rule.info);
  set.index(errors);
  if (!errors.empty()) return tl::unexpected(all_of(std::move(errors)));
  return set;
}

void RuleSet::index(std::vector<Error>& errors) {
  pattern_lists_.emplace_back();
  for (std::uint32_t r = 0; r < rules_.size(); ++r) {
    const auto& rule = rules_[r];
    for (std::uint32_t p = 0; p < rule.patterns.size(); ++p) {
      index_pattern(rule.patterns[p], {.rule = r, .pattern = p});
    }
    for (std::uint32_t p = 0; p < rule.phrases.size(); ++p) {
      const auto& words = rule.phrases[p].words;
      phrases_.add(words, static_cast<std::uint32_t>(phrase_list_.size()));
      for (const auto first : words.front()) {
        if (words.size() == 1) {
          starts_.add_phrase(first);
          continue;
        }
        for (const auto second : words[1]) starts_.add_phrase_with_next(first, second);
      }
      phrase_list_.push_back({r, p});
    }
    for (const auto& regex : rule.regexes) {
      auto id = regexes_.add(regex, {.kinds = rule.where, .place = rule.place});
      if (!id) {
        auto error = id.error();
        error.where =
            fmt::format("{}:{}: {}: regex “{}”", rule.info.source_file, rule.info.source_line, rule.info.id, regex);
        errors.push_back(std::move(error));
        continue;
      }
      rule_of_regex_.push_back(r);
    }
  }
  std::string sample;
  for (const auto& rule : rules_) {
    for (const auto example : rule.info.bad) sample.append(example).append("\n");
    for (const auto example : rule.info.good) sample.append(example).append("\n");
  }
  regexes_.compile(sample);
  phrases_.compile();
  set_guards();
}

void RuleSet::index_pattern(const TokenPattern& pattern, IndexedPattern indexed) {
  if (pattern.anchored_by != PatternAnchor::word) {
    (pattern.anchored_by == PatternAnchor::number ? number_patterns_ : entity_patterns_).push_back(indexed);
    return;
  }
  const NeighbourWords beside(pattern);
  for (const auto word : pattern.steps[pattern.anchor].condition.words) {
    auto& number = patterns_at_[word];
    if (number == 0) {
      number = static_cast<std::uint32_t>(pattern_lists_.size());
      pattern_lists_.emplace_back();
    }
    auto& list = pattern_lists_[number];
    if (beside.behind) {
      list.with_next.push_back(indexed);
      for (const auto next : *beside.behind) starts_.add_pattern_with_next(word, next);
    } else if (beside.before) {
      list.with_last.push_back(indexed);
      for (const auto last : *beside.before) starts_.add_pattern_with_last(last, word);
    } else {
      list.alone.push_back(indexed);
      starts_.add_pattern(word);
    }
  }
}

void RuleSet::set_guards() {
  std::vector<std::uint32_t> first_of_rule;
  for (const auto& rule : rules_) {
    first_of_rule.push_back(static_cast<std::uint32_t>(guards_.size()));
    for (const auto& pattern : rule.patterns) guards_.emplace_back(pattern);
  }
  const auto set = [&](std::vector<IndexedPattern>& list) {
    for (auto& indexed : list) {
      indexed.where = rules_[indexed.rule].where;
      indexed.guard = first_of_rule[indexed.rule] + indexed.pattern;
    }
  };
  for (auto& list : pattern_lists_) {
    set(list.with_next);
    set(list.with_last);
    set(list.alone);
  }
  set(number_patterns_);
  set(entity_patterns_);
}

void RuleSet::find(const Article& article, Scratch& scratch, FindingSink& sink) const {
  Search(*this, article, scratch, sink).run();
}

}  // namespace copydesk
